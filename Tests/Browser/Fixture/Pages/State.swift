import Martlet
import MartletTestViews

@Page("/counter/{start: Int}") struct CounterPage {
    let start: Int
    @State var count = 0
    @State var name = ""
    var head: some View {
        title("Counter \(start)")
        meta(.description, "Counts from \(start)")
    }
    var body: some View {
        h1 { "Counter" }
        button(.id("plus"), .onClick { count += 1 }) { "Count \(start + count)" }
        button(.id("double"), .onClick { count *= 2 }) { "double" }
        input(.id("name"), .ariaLabel("Name"), .value($name))
        p(.id("hello"), .class(count > 2 ? "many" : "few")) { "Hello \(name)!" }
        if count > 1 { p(.id("more")) { "more" } }
        details(.id("details")) {
            summary { "Details" }
            p { "inside" }
        }
    }
}

/// A row that counts.
@Component struct Row {
    let name: String
    @State var clicks = 0
    var body: some View {
        li(.data("row", "\(name)")) {
            button(.class("plus"), .onClick { clicks += 1 }) { "\(name) \(clicks)" }
            input(.ariaLabel("\(name)"))
        }
    }
}

@Page("/list") struct ListPage {
    @State var names = ["a", "b", "c", "d", "e"]
    var head: some View { title("List") }
    var body: some View {
        h1 { "List" }
        // Pressed without taking the focus from a row's field.
        button(.id("reverse"), .onMouseDown { $0.preventDefault() }, .onClick { names.reverse() }) { "reverse" }
        button(.id("rotate"), .onMouseDown { $0.preventDefault() }, .onClick { names.append(names.removeFirst()) }) {
            "rotate"
        }
        button(.id("drop"), .onClick { names.removeFirst() }) { "drop" }
        button(.id("add"), .onClick { names.insert("new \(names.count)", at: 0) }) { "add" }
        button(.id("clear"), .onClick { names = [] }) { "clear" }
        ul(.id("rows")) { ForEach(names, id: { $0 }) { name in Row(name: name) } }
        p { "after" }
    }
}

@Page("/rows") struct RowsPage {
    @State var selected = 0
    @State var shift = 0
    var head: some View { title("Rows") }
    var body: some View {
        h1 { "Rows" }
        button(.id("shift"), .onClick { shift += 1 }) { "shift \(shift)" }
        table {
            tbody(.id("rows")) {
                ForEach(0..<1000, id: { $0 }) { index in
                    tr(.class(selected == index ? "selected" : nil)) {
                        td { index }
                        td { a(.href("#"), .onClick(.preventDefault) { selected = index }) { "row \(index + shift)" } }
                    }
                }
            }
        }
    }
}

struct Theme: EnvironmentValue {
    var isDark: Bool
    static var defaultValue: Theme { Theme(isDark: false) }
}

@Component struct Themed {
    @Environment var theme: Theme
    @State var clicks = 0
    var body: some View {
        button(.class("themed"), .onClick { clicks += 1 }) { "\(theme.isDark ? "dark" : "light") \(clicks)" }
    }
}

@Page("/environment") struct EnvironmentPage {
    @State var isDark = false
    var head: some View { title("Environment") }
    var body: some View {
        h1 { "Environment" }
        button(.id("switch"), .onClick { isDark.toggle() }) { "switch" }
        Themed()
        Provide(Theme(isDark: isDark)) { div { Themed() } }
    }
}

@Component struct Ticker {
    let speed: Int
    @Binding var log: String
    @State var ticks = 0
    @ViewBuilder var body: some View {
        OnAppear { log += "appear;" }
        OnDisappear { log += "disappear;" }
        OnChange(of: speed) { old, new in log += "\(old)->\(new);" }
        Every(milliseconds: speed) { ticks += 1 }
        p(.id("ticks")) { ticks }
    }
}

@Page("/lifecycle") struct LifecyclePage {
    @State var isShown = true
    @State var speed = 50
    @State var log = ""
    @State var late = 0
    var head: some View { title("Lifecycle") }
    var body: some View {
        h1 { "Lifecycle" }
        button(.id("toggle"), .onClick { isShown.toggle() }) { "toggle" }
        button(.id("faster"), .onClick { speed -= 10 }) { "faster" }
        button(.id("later"), .onClick { after(milliseconds: 50) { late += 1 } }) { "late \(late)" }
        p(.id("log")) { log }
        if isShown { Ticker(speed: speed, log: $log) }
    }
}

@Page("/reference") struct ReferencePage {
    @State var isEditing = false
    @State var field = ElementRef()
    @State var window = ElementRef()
    @State var focused = 0
    @State var isNaming = false
    var head: some View { title("Reference") }
    var body: some View {
        h1 { "Reference" }
        button(
            .id("edit"),
            .onClick {
                isEditing = true; field.focus(); field.select()
            }
        ) { "edit" }
        if isEditing { input(.id("field"), .ariaLabel("Field"), .value("all of it"), .ref(field)) }
        button(.id("open"), .onClick { window.showModal() }) { "open" }
        dialog(.id("dialog"), .ref(window)) {
            button(.id("close"), .onFocus { focused += 1 }, .onClick { window.close() }) { "close" }
        }
        p(.id("focused")) { focused }
        if isNaming {
            input(
                .id("naming"), .ariaLabel("Name"), .onBlur { isNaming = false },
                .onKeyDown { if $0.key.hasSameBytes(as: "Enter") { isNaming = false } })
        } else {
            button(.id("rename"), .onClick { isNaming = true }, .onBlur {}) { "rename" }
        }
    }
}

@Page("/vector") struct VectorPage {
    @State var count = 1
    @State var isDeep = false
    var head: some View { title("Vector") }
    var body: some View {
        h1 { "Vector" }
        button(.id("plus"), .onClick { count += 1 }) { "plus" }
        button(.id("deep"), .onClick { isDeep = true }) { "deep" }
        svg(.id("drawing"), .viewBox("0 0 100 10"), .class("class-\(count)")) {
            for index in 0..<count { circle(.r("\(index)"), .class("dot-\(index)")) }
            g {
                if isDeep { linearGradient(.id("gradient")) { svgStop() }; a(.href("/vector")) { svgText { "link" } } }
            }
            foreignObject(.width(50), .height(20)) { if isDeep { p(.id("html-inside")) { "html" } } }
        }
        math(.id("formula")) {
            mrow {
                for index in 0..<count { mi { "x\(index)" }; mo { "+" } }; mn { count }
            }
        }
    }
}

/// Any state of the random tests' view, taken from the address, then from a field: fourteen numbers, `-`, the items.
@Page("/flow/{state: String}") struct FlowPage {
    let state: String
    @State var changed: String?
    var head: some View { title("Flow") }
    var body: some View {
        input(.id("state"), .ariaLabel("State"), .onInput { changed = $0.value })
        div(.id("flow")) { Flow(model: parsed(changed ?? state)) }
    }
}

private func parsed(_ state: String) -> Model {
    var n: [Int] = []
    var items: [Int] = []
    var isItems = false
    for byte in state.utf8 {
        if byte == UInt8(ascii: "-") { isItems = true; continue }
        let digit = Int(byte) - 48
        if isItems { items.append(digit) } else { n.append(digit) }
    }
    return Model(n: n, items: items)
}

#if Server
extension CounterPage {
    static func load(_ request: Request, start: Int) async throws -> CounterPage { CounterPage(start: start) }
}

extension FlowPage {
    static func load(_ request: Request, state: String) async throws -> FlowPage {
        // Leaves are numbered in the order of their creation, which differs between the two sides.
        FlowPage(state: state)
    }
}
#endif
