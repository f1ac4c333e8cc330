import Martlet

/// A photographer who is logged in.
@Model struct Member: Identifiable {
    let id: Int
    let handle: String
    let name: String
    /// How many notifications they have not seen.
    let unread: Int
}

extension Access {
    /// Whoever has an account and is logged in.
    static var member: Access { Access("member") }
}

#if Server
extension Member {
    static func find(_ id: Int, in database: Transaction) throws -> Member? {
        try database.first(
            Member.self,
            """
            SELECT photographer.id, handle, name,
                (SELECT count(*) FROM notification WHERE recipient_id = photographer.id AND seen_at IS NULL) AS unread
            FROM account JOIN photographer ON photographer.id = photographer_id WHERE photographer_id = \(id)
            """)
    }
}

extension Request {
    /// The number of the member who asks.
    /// - Throws: ``Redirect`` to the login page for a stranger, who comes back after it.
    func memberID() throws -> Int {
        guard let id = session.userID else { throw Redirect(to: LogInPage.link(next: LocalPath.of(self))) }
        return id
    }
}

/// Addresses of this site, as they come back from visitors.
enum LocalPath {
    /// The page that is asked for, with its query.
    static func of(_ request: Request) -> String {
        // Not as it was sent: `//evil.example/` would be another site's address.
        var path = ""
        for segment in request.segments {
            path += "/" + segment.utf8.map { isPlain($0) ? String(UnicodeScalar($0)) : "%" + hexadecimal($0) }.joined()
        }
        path = path.isEmpty ? HomePage.link() : path
        return request.rawQuery.isEmpty ? path : "\(path)?\(request.rawQuery)"
    }

    /// `path` if it is one of this site, else home. Browsers take `//host` and `/\host` for another site.
    static func checked(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"),
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return HomePage.link() }
        return path
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
#endif
