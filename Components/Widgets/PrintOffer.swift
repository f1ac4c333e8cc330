import Martlet

/// A print's price, and what puts it into the cart.
@Component struct PrintOffer {
    let print: Print

    var body: some View {
        p(.class("price")) {
            "€ \(print.price) "
            span(.class("count")) { stock }
        }
        Form(AddToCart(print: print.id), .class("offer")) { form in
            trouble(form.error)
            labelled("Quantity", form.quantity) { input(form.quantity) }
            button(.class("button main"), .disabled(print.available == 0)) {
                form.isPending ? "Adding…" : "Add to cart"
            }
        }
    }

    private var stock: String {
        switch print.available {
        case 0: "sold out"
        case 1: "the last one"
        default: String(composing: "\(print.available) left")
        }
    }
}
