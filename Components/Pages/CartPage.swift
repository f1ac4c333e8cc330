import Martlet

@Page("/cart", access: .visitor) struct CartPage {
    let items: [CartItem]

    var head: some View {
        title("Cart · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Cart" }
            p { a(.href(OrdersPage.link())) { "What you have ordered" } }
        }
        if items.isEmpty {
            p {
                "Your cart is empty. "
                a(.href(PrintsPage.link())) { "See the prints" }
            }
        } else {
            ul(.class("rows cart")) {
                ForEach(items) { item in
                    li {
                        PhotoImage(picture: item.picture, alt: item.alt, sizes: "10rem")
                        h2(.dir("auto")) { a(.href(PhotoPage.link(id: item.photoID))) { item.title } }
                        p { "€ \(item.price) × \(item.quantity) = € \(item.price * item.quantity)" }
                        Form(SetQuantity(print: item.id, quantity: item.quantity), .class("offer")) { form in
                            trouble(form.error)
                            labelled("Quantity", form.quantity) { input(form.quantity) }
                            button(.class("button")) { form.isPending ? "Changing…" : "Change" }
                        }
                        Form(RemoveFromCart(print: item.id)) { form in
                            button(.class("button")) { form.isPending ? "Removing…" : "Remove" }
                        }
                    }
                }
            }
            p(.class("price")) { "Total € \(total)" }
            section(.class("panel")) {
                h2 { "Check out" }
                p { "No payment is taken: this shop is an example." }
                Form(CheckOut(shown: CartItem.list(items)), .class("form")) { form in
                    trouble(form.error)
                    labelled("Name", form.name) { input(form.name, .autocomplete("name")) }
                    labelled("Address", form.address) {
                        textarea(form.address, .rows(3), .autocomplete("street-address"))
                    }
                    button(.class("button main")) { form.isPending ? "Ordering…" : "Order" }
                }
            }
        }
    }

    private var total: Int {
        var sum = 0
        for item in items { sum += item.price * item.quantity }
        return sum
    }
}

#if Server
extension CartPage {
    static func load(_ request: Request) async throws -> CartPage {
        let visitor = request.visitor
        return CartPage(items: try await request.database.read { try Cart.items(of: visitor, in: $0) })
    }
}
#endif
