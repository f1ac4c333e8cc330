/// A file among the fields of an ``Action``. In the browser it is only the place for one; on the server it has what was sent.
public struct FormFile: Sendable {
    public init() {}

    #if Server
    /// What the server's half keeps of it.
    package var content: (any Sendable)?
    package init(_ content: any Sendable) { self.content = content }
    #endif
}
