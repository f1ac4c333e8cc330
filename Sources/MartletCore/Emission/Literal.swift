/// A string literal on its way to the listener.
///
/// In the browser it is one pointer (the length is found once, when a template is made): a second word in
/// every call cost 0.7 KB of brotli per page. On the server the length is a constant, so copying is one `memcpy`.
public struct Literal {
    public let start: UnsafePointer<UInt8>
    #if Server
    public let count: Int
    #endif

    @_transparent public init(_ string: StaticString) {
        start = string.utf8Start
        #if Server
        count = string.utf8CodeUnitCount
        #endif
    }

    /// The address, as an operation keeps it.
    @inline(__always) package var address: UInt { UInt(bitPattern: start) }
}
