import Martlet

/// The smallest page that does something.
@Component struct Counter {
    @State var count = 0

    var body: some View {
        button(.onClick { count -= 1 }, .ariaLabel("Less")) { "−" }
        output { count }
        button(.onClick { count += 1 }, .ariaLabel("More")) { "+" }
    }
}
