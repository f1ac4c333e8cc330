import Martlet

/// What somebody has bought, as it was when they bought it.
@Model struct Order: Identifiable {
    let id: Int
    let name: String
    let address: String
    let total: Int
    let items: [OrderItem]
}

/// An order in a list of orders.
@Model struct OrderRow: Identifiable {
    let id: Int
    let total: Int
    /// The day, `2026-11-21`, and the time, `08:30:05`; both are UTC's.
    let day: String
    let clock: String
}

@JSON struct OrderItem {
    let title: String
    let price: Int
    let quantity: Int
}

#if Server
extension Order {
    /// Buys what is in a cart: all of it or nothing.
    /// - Parameter shown: what the buyer has seen, by ``CartItem/list(_:)``.
    /// - Returns: the order's number.
    /// - Throws: ``Refused`` if the cart is empty or another one by now, or somebody else was faster.
    static func place(
        by visitor: Visitor, as shown: String, name: String, address: String, in database: Transaction
    ) throws -> Int {
        let items = try Cart.items(of: visitor, in: database)
        guard !items.isEmpty else { throw Refused("Your cart is empty.") }
        guard CartItem.list(items) == shown else {
            throw Refused(
                "Your cart or a price has changed meanwhile. Here it is as it is now: please look, and order again.",
                status: .conflict)
        }
        let total = items.reduce(0) { $0 + $1.price * $1.quantity }
        let order = Int(
            try database.execute(
                """
                INSERT INTO print_order (session_id, photographer_id, name, address, total, ordered_at)
                VALUES (\(visitor.session), \(visitor.member), \(name), \(address), \(total), \(Timestamp.now))
                """
            ).lastInsertedRowID)
        for item in items {
            let taken = try database.execute(
                "UPDATE print SET stock = stock - \(item.quantity) WHERE id = \(item.id) AND stock >= \(item.quantity)")
            guard taken.changes == 1 else {
                let left = try database.value(Int.self, "SELECT stock FROM print WHERE id = \(item.id)") ?? 0
                throw Refused(
                    left == 0
                        ? "“\(item.title)” is sold out meanwhile. Please change your cart."
                        : "Of “\(item.title)” only \(left) can be had now. Please change your cart.",
                    status: .conflict)
            }
            try database.execute(
                """
                INSERT INTO order_item (order_id, title, price, quantity)
                VALUES (\(order), \(item.title), \(item.price), \(item.quantity))
                """)
            let owner = try database.value(Int.self, "SELECT photographer_id FROM photo WHERE id = \(item.photoID)")
            if let owner { try Notification.add(.order, to: owner, from: nil, photo: item.photoID, in: database) }
        }
        try database.execute("DELETE FROM cart_item WHERE \(visitor.cart)")
        return order
    }

    /// An order of who asks for it.
    static func find(_ id: Int, of visitor: Visitor, in database: Transaction) throws -> Order? {
        try database.first(
            Order.self,
            """
            SELECT id, name, address, total,
                (SELECT json_group_array(json_object('title', title, 'price', price, 'quantity', quantity))
                 FROM order_item WHERE order_id = print_order.id) AS items
            FROM print_order
            WHERE id = \(id) AND \(visitor.orders)
            """)
    }
}

extension OrderRow {
    /// The last hundred orders of who asks for them.
    static func all(of visitor: Visitor, in database: Transaction) throws -> [OrderRow] {
        try database.all(
            OrderRow.self,
            """
            SELECT id, total, date(ordered_at / 1000, 'unixepoch') AS day,
                time(ordered_at / 1000, 'unixepoch') AS clock
            FROM print_order
            WHERE \(visitor.orders) ORDER BY id DESC LIMIT 100
            """)
    }
}
#endif
