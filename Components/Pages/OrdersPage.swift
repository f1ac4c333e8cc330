import Martlet

/// What the visitor has ordered, the newest first.
@Page("/orders", access: .visitor) struct OrdersPage {
    let orders: [OrderRow]

    var head: some View {
        title("Orders · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Orders" }
            if orders.isEmpty { p { "You have ordered nothing yet." } }
        }
        ul(.class("rows")) {
            ForEach(orders) { order in
                li {
                    p { a(.href(OrderPage.link(id: order.id))) { "Order \(order.id)" } }
                    p(.class("count")) {
                        moment(order.day, order.clock)
                        ", € \(order.total)"
                    }
                }
            }
        }
    }
}

#if Server
extension OrdersPage {
    static func load(_ request: Request) async throws -> OrdersPage {
        let visitor = request.visitor
        return OrdersPage(orders: try await request.database.read { try OrderRow.all(of: visitor, in: $0) })
    }
}
#endif
