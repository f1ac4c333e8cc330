import Martlet

/// An order, for who has placed it.
@Page("/orders/{id: Int}", access: .visitor) struct OrderPage {
    let order: Order

    var head: some View {
        title("Order \(order.id) · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Order \(order.id)" }
            p {
                "Goes to "
                bdi { order.name }
                ", "
                bdi { order.address }
            }
        }
        table(.class("data")) {
            caption { "What you have ordered" }
            tbody {
                for item in order.items {
                    tr {
                        th(.scope("row"), .dir("auto")) { item.title }
                        td { "\(item.quantity) × € \(item.price)" }
                    }
                }
                tr {
                    th(.scope("row")) { "Total" }
                    td { "€ \(order.total)" }
                }
            }
        }
    }
}

#if Server
extension OrderPage {
    static func load(_ request: Request, id: Int) async throws -> OrderPage {
        let visitor = request.visitor
        let order = try await request.database.read { try Order.find(id, of: visitor, in: $0) }
        guard let order else { throw NotFound("You have no order number \(id).") }
        return OrderPage(order: order)
    }
}
#endif
