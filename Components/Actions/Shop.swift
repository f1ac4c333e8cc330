import Martlet

@Action struct AddToCart {
    let print: Int
    @Field(.range(1...20)) var quantity: Int = 1
}

/// Changes how many of a print are in the cart.
@Action struct SetQuantity {
    let print: Int
    @Field(.range(1...20)) var quantity: Int
}

@Action struct RemoveFromCart {
    let print: Int
}

@Action struct CheckOut {
    /// What is bought, at which prices, as it was shown.
    let shown: String
    @Field(.length(1...100)) var name: String
    @Field(.length(5...500)) var address: String
}

@Action(access: .member) struct OfferPrint {
    let photo: Int
    @Field(.range(1...10_000)) var price: Int
    @Field(.range(0...1_000)) var stock: Int
}

#if Server
extension AddToCart {
    func perform(_ request: Request) async throws -> Done {
        // Each guest's cart is a session that is kept.
        if request.session.id == nil { try request.limit(.guestCart, by: .address) }
        _ = try await request.session.start()
        let visitor = request.visitor
        let (print, quantity) = (print, quantity)
        let (title, total) = try await request.database.transaction { database in
            let title = try database.value(
                String.self, "SELECT title FROM print JOIN photo ON photo.id = photo_id WHERE print.id = \(print)")
            guard let title else { throw NotFound("This print is no longer offered.") }
            let has =
                try database.value(
                    Int.self, "SELECT quantity FROM cart_item WHERE \(visitor.cart) AND print_id = \(print)")
                ?? 0
            try Cart.set(print, to: has + quantity, for: visitor, in: database)
            return (title, has + quantity)
        }
        // Not the same words again, which nobody would notice.
        request.notify("“\(title)” is in your cart." + (total == quantity ? "" : " There are \(total) of it now."))
        return Done()
    }
}

extension SetQuantity {
    func perform(_ request: Request) async throws -> Done {
        guard request.session.id != nil else { throw NotFound("Your cart is empty.") }
        let (print, quantity, visitor) = (print, quantity, request.visitor)
        try await request.database.transaction { try Cart.set(print, to: quantity, for: visitor, in: $0) }
        return Done()
    }
}

extension RemoveFromCart {
    func perform(_ request: Request) async throws -> Done {
        let (print, visitor) = (print, request.visitor)
        try await request.database.transaction { try Cart.set(print, to: 0, for: visitor, in: $0) }
        return Done()
    }
}

extension CheckOut {
    func perform(_ request: Request) async throws -> Done {
        let (shown, name, address, visitor) = (shown, name, address, request.visitor)
        let order = try await request.database.transaction { database in
            try Order.place(by: visitor, as: shown, name: name, address: address, in: database)
        }
        request.notify("Thank you. Your order is number \(order).")
        throw Redirect(to: OrderPage.link(id: order))
    }
}

extension OfferPrint {
    func perform(_ request: Request) async throws -> Done {
        let me = try request.memberID()
        let (photo, price, stock) = (photo, price, stock)
        try await request.database.transaction { database in
            try Ownership.check(photo, of: me, in: database)
            try database.execute(
                """
                INSERT INTO print (photo_id, price, stock) VALUES (\(photo), \(price), \(stock))
                ON CONFLICT (photo_id) DO UPDATE SET price = excluded.price, stock = excluded.stock
                """)
        }
        request.notify("Prints of it are offered now.")
        return Done()
    }
}
#endif
