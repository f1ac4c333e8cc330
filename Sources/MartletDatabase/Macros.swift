#if Server
import MartletJSON

/// Writes a model's ``JSONCodable`` and ``RowDecodable``: the same structure travels to the browser and is read from
/// the database.
///
/// ```swift
/// @Model struct Photo: Identifiable {
///     let id: Int
///     var caption: String
///     var takenAt: Timestamp?                      // column taken_at, or takenAt
///     @Column("licence_code") var licence: Licence // a raw-valued enumeration: its raw value
///     var tags: [Tag]                              // anything else with a codec: JSON text
///     @Transient var isMine = false                // in JSON, not in the database
/// }
/// ```
///
/// A property with a default value keeps it if the result has no such column. Columns that the model does not name are
/// left alone.
@attached(
    extension, conformances: JSONCodable, RowDecodable,
    names: named(init(from:)), named(encode(to:)), named(columns), named(init(row:)))
public macro Model() = #externalMacro(module: "MartletMacros", type: "ModelMacro")
#endif
