/// Writes a structure's or an enumeration's ``JSONCodable``.
///
/// ```swift
/// @JSON struct Comment { let id: Int64; var text: String; var answers: [Comment] = [] }
/// // {"id": 7, "text": "Fine light.", "answers": []}
/// ```
///
/// - A structure is an object of its stored properties. An optional that is absent is `nil`; a property with a default
///   value that is absent keeps it; every other absent property is an error. A `let` with a value is not in the object.
/// - An enumeration of strings or integers is its raw value. Any other is the name of its case, or, where the case
///   carries values, an object with that one key: `{"moved": {"x": 1, "_1": 2}}`, unlabelled values by their position.
@attached(extension, conformances: JSONCodable, names: named(init(from:)), named(encode(to:)))
public macro JSON() = #externalMacro(module: "MartletMacros", type: "JSONMacro")
