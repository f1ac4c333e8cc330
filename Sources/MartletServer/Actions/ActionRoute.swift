#if Server
import MartletCore

/// The server's half of an ``Action``: what it does.
///
/// Write `func perform(_ request: Request) async throws -> Reply` in an extension. It throws ``Refused`` for what the visitor
/// can mend, ``Redirect`` to go on elsewhere, ``NotFound`` or an ``HTTPError`` otherwise.
public protocol ServedAction: Action, Sendable {
    func perform(_ request: Request) async throws -> Reply
    /// Who may use it. Written by `@Action`, as is `decoded`.
    static var access: Access { get }
    static func decoded(_ form: inout ActionDecoder) throws -> Self
    /// What a form of it may hold.
    static var limits: FormLimits { get }
}

extension ServedAction {
    public static var limits: FormLimits {
        var limits = hasFiles ? FormLimits() : .textOnly
        if !hasFiles { limits.totalSize = 64 * 1024 }
        return limits
    }
}

/// One of the actions that a site has.
struct ActionRoute: Sendable {
    let name: String
    let hasFiles: Bool
    let limits: FormLimits
    let access: Access
    /// Reads the action out of a form; what is returned performs it, and gives the reply as JSON.
    let decode: @Sendable (inout ActionDecoder) throws -> @Sendable (Request) async throws -> [UInt8]

    init<A: ServedAction>(_ action: A.Type) {
        name = A.name.description
        hasFiles = A.hasFiles
        limits = A.limits
        access = A.access
        decode = { form in
            let action = try A.decoded(&form)
            return { try await action.perform($0).jsonBytes() }
        }
    }
}
#endif
