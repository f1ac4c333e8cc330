#if Server
import Martlet

/// A comment as other programs see it.
@JSON struct APIComment: APIType {
    let id: Int
    let photo: Int
    /// The handle of who wrote it.
    let author: String
    let html: String
    let writtenAt: Timestamp

    static let example = APIComment(
        id: 12, photo: 7, author: "ann-lee", html: "What <b>light</b>!",
        writtenAt: Timestamp(milliseconds: 1_732_197_600_000))
    static let rules: [String: APIRule] = [
        "author": .described("The handle of who wrote it."),
        "html": .described("Safe HTML: b, strong, i, em, code, pre, p, br and a."),
    ]
}

/// What somebody has to say.
@JSON struct NewAPIComment: APIType {
    let text: String

    static let example = NewAPIComment(text: "What <b>light</b>!")
    static let rules: [String: APIRule] = [
        "text": .length(1...2_000).described("HTML; what is not safe of it is left out.")
    ]
}

extension APIComment {
    private static let columns: SQL = "comment.id, photo_id, handle, html, written_at"

    static func all(of photo: Int, after id: Int64, limit: Int, in database: Transaction) throws -> [APIComment] {
        try database.all(
            """
            SELECT \(columns) FROM comment JOIN photographer ON photographer.id = comment.photographer_id
            WHERE photo_id = \(photo) AND comment.id > \(id) ORDER BY comment.id LIMIT \(limit)
            """
        ) { try APIComment(row: $0) }
    }

    static func find(_ id: Int, in database: Transaction) throws -> APIComment {
        let found = try database.all(
            "SELECT \(columns) FROM comment JOIN photographer ON photographer.id = comment.photographer_id WHERE comment.id = \(id)"
        ) { try APIComment(row: $0) }
        guard let comment = found.first else { throw HTTPError(.notFound, "There is no such comment.") }
        return comment
    }

    private init(row: borrowing Row) throws {
        id = try row.get("id")
        photo = try row.get("photo_id")
        author = try row.get("handle")
        html = try row.get("html")
        writtenAt = try row.get("written_at")
    }
}
#endif
