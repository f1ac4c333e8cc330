#if Server
import Martlet

/// Who asks: by their session, if they have one, and by their account, if they are logged in.
struct Visitor {
    let session: Int?
    let member: Int?

    /// Which rows of `cart_item` are theirs: a member's cart is the same in each of their browsers, a guest's belongs to the session.
    var cart: SQL {
        if let member { return "cart_item.photographer_id = \(member)" }
        return "cart_item.session_id = \(session ?? 0)"
    }

    /// Which rows of `print_order`: those ordered in the session, and those of the member.
    var orders: SQL { "(print_order.session_id = \(session ?? 0) OR print_order.photographer_id = \(member ?? 0))" }
}

extension Request {
    var visitor: Visitor { Visitor(session: session.id, member: session.userID) }

    /// Logs a member in, and adds what they have put into the cart as a guest to what is in theirs.
    func logIn(_ member: Int) async throws {
        try await session.logIn(user: member) { guest, database in
            try Cart.move(from: Visitor(session: guest, member: nil), to: member, in: database)
        }
    }
}
#endif
