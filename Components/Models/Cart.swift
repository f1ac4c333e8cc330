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

    /// What is in a cart, to be compared: two of print 12 at € 30 and one of print 14 at € 25 are `12x2@30 14x1@25 `.
    static func list(_ items: [CartItem]) -> String {
        var list = ""
        for item in items { list = String(composing: "\(list)\(item.id)x\(item.quantity)@\(item.price) ") }
        return list
    }
}

#if Server
/// What a visitor wants to buy: a guest for as long as their session, a member in each of their browsers.
enum Cart {
    /// How long what is in a cart is kept for it, in milliseconds.
    static let reservation: Int64 = 30 * 60_000

    static func count(of visitor: Visitor, in database: Transaction) throws -> Int {
        try database.value(Int.self, "SELECT sum(quantity) FROM cart_item WHERE \(visitor.cart)") ?? 0
    }

    static func items(of visitor: Visitor, in database: Transaction) throws -> [CartItem] {
        try database.all(
            CartItem.self,
            """
            SELECT print.id, photo_id, title, alt, picture, price, quantity
            FROM cart_item JOIN print ON print.id = print_id JOIN photo ON photo.id = photo_id
            WHERE \(visitor.cart) ORDER BY print.id
            """)
    }

    /// How many of a print are in other carts of the last half hour, as an expression in a query of prints.
    static func taken(from visitor: Visitor) -> SQL {
        """
        (SELECT coalesce(sum(quantity), 0) FROM cart_item
         WHERE print_id = print.id AND (\(visitor.cart)) IS NOT TRUE AND added_at > \(Timestamp.now + -reservation))
        """
    }

    /// Puts so many of a print into a cart. Within a transaction, so that what is left cannot be taken by two.
    static func set(_ print: Int, to quantity: Int, for visitor: Visitor, in database: Transaction) throws {
        guard quantity > 0 else {
            try database.execute("DELETE FROM cart_item WHERE \(visitor.cart) AND print_id = \(print)")
            return
        }
        let left = try database.value(
            Int.self, "SELECT stock - \(taken(from: visitor)) FROM print WHERE id = \(print)")
        guard let left else {
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
            INSERT INTO cart_item (session_id, photographer_id, print_id, quantity, added_at)
            VALUES (\(visitor.member == nil ? visitor.session : nil), \(visitor.member), \(print), \(quantity), \(Timestamp.now))
            ON CONFLICT DO UPDATE SET quantity = excluded.quantity, added_at = excluded.added_at
            """)
    }

    /// Adds what a guest has in the cart to a member's. Of what is in both the larger number counts, from when it was put there:
    /// many of long ago are not kept anew because of one of now, while others may have them.
    static func move(from guest: Visitor, to member: Int, in database: Transaction) throws {
        // An account that is deleted at this moment has no cart.
        guard try database.value(Int.self, "SELECT 1 FROM photographer WHERE id = \(member)") != nil else { return }
        try database.execute(
            """
            INSERT INTO cart_item (photographer_id, print_id, quantity, added_at)
            SELECT \(member), print_id, quantity, added_at FROM cart_item WHERE \(guest.cart)
            ON CONFLICT DO UPDATE SET
                added_at = CASE
                    WHEN excluded.quantity > quantity THEN excluded.added_at
                    WHEN excluded.quantity < quantity THEN added_at
                    ELSE max(added_at, excluded.added_at) END,
                quantity = max(quantity, excluded.quantity)
            """)
        try database.execute("DELETE FROM cart_item WHERE \(guest.cart)")
    }
}

extension Print {
    static func all(_ slice: Slice, for visitor: Visitor, in database: Transaction) throws -> [Print] {
        try find("1 ORDER BY print.id LIMIT \(slice.count) OFFSET \(slice.start)", for: visitor, in: database)
    }

    static func of(photo: Int, for visitor: Visitor, in database: Transaction) throws -> Print? {
        try find("photo.id = \(photo)", for: visitor, in: database).first
    }

    private static func find(_ condition: SQL, for visitor: Visitor, in database: Transaction) throws -> [Print] {
        try database.all(
            Print.self,
            """
            SELECT print.id, photo_id, title, alt, picture, name AS photographer, handle, price,
                max(0, stock - \(Cart.taken(from: visitor))) AS available
            FROM print JOIN photo ON photo.id = photo_id JOIN photographer ON photographer.id = photo.photographer_id
            WHERE \(condition)
            """)
    }
}
#endif
