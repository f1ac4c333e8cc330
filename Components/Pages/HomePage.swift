import Martlet

@Page("/") struct HomePage {
    let items: [String]
    var head: some View { title("Home · Aerie"); meta(.description, "Start") }
    var body: some View {
        h1 { "Home" }
        ul { ForEach(items, id: { $0 }) { item in li { item } } }
    }
}
#if Server
extension HomePage {
    static func load(_ request: Request) async throws -> HomePage { HomePage(items: ["a", "b <i>", "c"]) }
}
#endif

@Page("/counter/{start: Int}?step={step: Int = 1}") struct CounterPage {
    let start: Int
    let step: Int
    @State var count = 0
    @State var name = ""
    var head: some View { title("Counter \(start) · Aerie") }
    var body: some View {
        h1 { "Counter" }
        button(.id("plus"), .onClick { count += step }) { "Count \(start + count)" }
        input(.id("name"), .ariaLabel("Name"), .value($name))
        p(.id("hello"), .class(count > 2 ? "many" : "few")) { "Hello \(name)!" }
        if count > 1 { p { "more" } }
    }
}
#if Server
extension CounterPage {
    static func load(_ request: Request, start: Int, step: Int) async throws -> CounterPage { CounterPage(start: start, step: step) }
}
#endif

@Page("/about", static: true) struct AboutPage {
    var head: some View { title("About · Aerie") }
    var body: some View { h1 { "About" }; p { "Plain." } }
}
