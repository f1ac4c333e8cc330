// The server's `@Model` is MartletDatabase's, which reads rows too. The macro writes what its declaration promises.
#if !Server
/// Writes a model's ``JSONCodable``; in the server's build also how it is read from the database.
@attached(extension, conformances: JSONCodable, names: named(init(from:)), named(encode(to:)))
public macro Model() = #externalMacro(module: "MartletMacros", type: "ModelMacro")
#endif

/// The name of the column that a `@Model`'s property is stored in.
@attached(peer)
public macro Column(_ name: StaticString) = #externalMacro(module: "MartletMacros", type: "PropertyMarkerMacro")

/// A `@Model`'s property that is no column. It needs a default value.
@attached(peer)
public macro Transient() = #externalMacro(module: "MartletMacros", type: "PropertyMarkerMacro")
