import Martlet

/// A print that is offered.
@Model struct Print: Identifiable {
    let id: Int
    let photoID: Int
    let title: String
    let alt: String
    let picture: Picture
    let photographer: String
    let handle: String
    /// In whole euros.
    let price: Int
    /// How many can be had: those in carts of the last half hour are spoken for.
    let available: Int
}

/// A print in a cart.
@Model struct CartItem: Identifiable {
    /// The print's number.
    let id: Int
    let photoID: Int
    let title: String
    let alt: String
    let picture: Picture
    let price: Int
    let quantity: Int
}

#if Server
/// What a visitor wants to buy. It belongs to their session, so it is there for guests and stays when they log in.
enum Cart {
    /// How long what is in a cart is kept for it, in milliseconds.
    static let reservation: Int64 = 30 * 60_000

    static func count(of session: Int?, in database: Transaction) throws -> Int {
        guard let session else { return 0 }
        return try database.value(Int.self, "SELECT sum(quantity) FROM cart_item WHERE session_id = \(session)") ?? 0
    }

    static func items(of session: Int?, in database: Transaction) throws -> [CartItem] {
        guard let session else { return [] }
        return try database.all(
            CartItem.self,
            """
            SELECT print.id, photo_id, title, alt, picture, price, quantity
            FROM cart_item JOIN print ON print.id = print_id JOIN photo ON photo.id = photo_id
            WHERE session_id = \(session) ORDER BY print.id
            """)
    }

    /// Puts so many of a print into a cart. Within a transaction, so that what is left cannot be taken by two.
    static func set(_ print: Int, to quantity: Int, for session: Int, in database: Transaction) throws {
        guard quantity > 0 else {
            try database.execute("DELETE FROM cart_item WHERE session_id = \(session) AND print_id = \(print)")
            return
        }
        let taken: SQL = """
            (SELECT coalesce(sum(quantity), 0) FROM cart_item
             WHERE print_id = print.id AND session_id <> \(session) AND added_at > \(Timestamp.now + -reservation))
            """
        guard let left = try database.value(Int.self, "SELECT stock - \(taken) FROM print WHERE id = \(print)") else {
            throw NotFound("This print is no longer offered.")
        }
        guard quantity <= left else {
            throw Refused(
                left <= 0 ? "Sold out: somebody has taken the last one." : "Only \(left) can be had.", field: "quantity"
            )
        }
        guard quantity <= 20 else { throw Refused("At most 20 of one print.", field: "quantity") }
        try database.execute(
            """
            INSERT INTO cart_item (session_id, print_id, quantity, added_at) VALUES (\(session), \(print), \(quantity), \(Timestamp.now))
            ON CONFLICT DO UPDATE SET quantity = excluded.quantity, added_at = excluded.added_at
            """)
    }
}

extension Print {
    static func all(_ slice: Slice, for session: Int?, in database: Transaction) throws -> [Print] {
        try find("1 ORDER BY print.id LIMIT \(slice.count) OFFSET \(slice.start)", for: session, in: database)
    }

    static func of(photo: Int, for session: Int?, in database: Transaction) throws -> Print? {
        try find("photo.id = \(photo)", for: session, in: database).first
    }

    private static func find(_ condition: SQL, for session: Int?, in database: Transaction) throws -> [Print] {
        try database.all(
            Print.self,
            """
            SELECT print.id, photo_id, title, alt, picture, name AS photographer, handle, price,
                max(0, stock - (SELECT coalesce(sum(quantity), 0) FROM cart_item WHERE print_id = print.id
                    AND session_id <> \(session ?? 0) AND added_at > \(Timestamp.now + -Cart.reservation))) AS available
            FROM print JOIN photo ON photo.id = photo_id JOIN photographer ON photographer.id = photographer_id
            WHERE \(condition)
            """)
    }
}
#endif
