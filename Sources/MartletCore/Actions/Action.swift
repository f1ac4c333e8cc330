/// Something that changes the site: a struct of what it needs, made by `@Action`; the server `perform`s it.
///
///     @Action struct AddComment {
///         let photo: Photo.ID                                  // given by the page
///         @Field(.length(1...2_000)) var text: String          // given by the visitor, under this rule
///         typealias Reply = Comment                            // what the server answers; without it, nothing
///     }
///
/// A page shows it as a ``Form(_:_:_:_:content:)``, a component sends it with `send`. It must stand among the site's routes:
/// nothing else can be called.
public protocol Action {
    /// What `perform` returns.
    associatedtype Reply: JSONCodable = Done
    /// The fields as a form shows them. Written by `@Action`.
    associatedtype Fields: FormFields
    /// Names the action in requests.
    static var name: StaticString { get }
    /// Whether a form of it has files.
    static var hasFiles: Bool { get }
    /// Writes what the page gives, and what the visitor gives, as a query.
    func writeConstants(to link: inout LinkBuilder)
    func writeFields(to link: inout LinkBuilder)
    func fields(in form: FormState) -> Fields
}

extension Action {
    /// `AddComment?photo=7`: the action and what it is for. Tells the forms of a page apart.
    @inline(never)
    package var call: String {
        var link = LinkBuilder()
        link.literal(Self.name)
        writeConstants(to: &link)
        return link.text
    }
}

/// The reply of an action that has nothing to say.
@JSON public struct Done {
    public init() {}
}

/// Who may see a page or use an action: `@Page("/settings", access: .member)`, `@Action(access: .member)`.
///
/// Name the groups of a site in an extension; `Site.authorize` says who belongs to them.
public struct Access: Sendable {
    public let name: StaticString
    @_transparent public init(_ name: StaticString) { self.name = name }
    /// Everybody.
    public static var everyone: Access { Access("everyone") }
    /// Everybody, and each sees what is theirs, as in a cart. Like all that is not for everyone it is kept in no cache.
    public static var visitor: Access { Access("visitor") }
}

/// A property that the visitor fills in, and the rules it keeps: see ``FieldRule``.
@attached(peer)
public macro Field(_ rules: FieldRule...) = #externalMacro(module: "MartletMacros", type: "PropertyMarkerMacro")
