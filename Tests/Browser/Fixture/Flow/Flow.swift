import MartletCore

// One component with every kind of control flow, driven by a model: for the random tests, against a recorded document and
// in Chromium.

/// What the fixture shows.
public struct Model {
    /// Numbers that conditions and texts depend on.
    public var n: [Int]
    /// The keys of the lists' rows.
    public var items: [Int]

    public init(n: [Int] = [Int](repeating: 0, count: 14), items: [Int] = []) {
        self.n = n
        self.items = items
    }
}

/// Numbers the leaves in the order of their creation, so that a test sees whether one was kept.
nonisolated(unsafe) public var serial = 0

func nextSerial() -> Int {
    serial += 1
    return serial
}

/// Keeps state: its number and how often it was clicked.
@Component struct Leaf {
    let name: String
    @State var id = nextSerial()
    @State var clicks = 0

    var body: some View {
        i(.data("leaf", "\(name)"), .onClick { clicks += 1 }) { "\(id)/\(clicks)" }
    }
}

struct Several: View {
    let x: Int
    var body: some View {
        "t\(x)"
        b { x }
        "end"
    }
}

struct Nothing: View {
    var body: some View {}
}

struct OnlyEffect: View {
    var body: some View { OnAppear {} }
}

struct Maybe: View {
    let x: Int
    var body: some View {
        if x > 0 {
            "maybe\(x)"
            Leaf(name: "maybe")
        }
    }
}

struct Card<Content: View>: View {
    let title: String
    let content: Content
    var body: some View {
        section(.class("card")) {
            h2 { title }
            content
        }
    }
}

struct Wrapper: View {
    let title: String
    @ViewBuilder let content: () -> Fragment
    var body: some View {
        div {
            h3 { title }; content()
        }
    }
}

enum Mode { case a, b(Int), c(String), d }

func mode(_ n: Int) -> Mode {
    switch n {
    case 0: .a
    case 1, 2: .b(n)
    case 3: .c("see")
    default: .d
    }
}

/// Plain control flow, which no builder sees.
func plain(_ n: Int) -> Fragment {
    if n == 0 { return p { "plain zero" } }
    if n == 1 {
        return span {
            "plain one"; n
        }
    }
    return b { "many" }
}

struct Plain: View {
    let n: Int
    var body: some View { plain(n) }
}

@ViewBuilder func helper(_ n: Int) -> Fragment {
    if n > 1 { em { "helper>1" } } else { "helper<=1" }
}

struct Level: EnvironmentValue {
    var value: Int
    static var defaultValue: Level { Level(value: -1) }
}

@Component struct ShowLevel {
    @Environment var level: Level
    @State var id = nextSerial()
    var body: some View { u { "level \(level.value)" } }
}

struct Stable: View {
    var body: some View { div { ShowLevel() } }
}

/// Ternaries of literals, in attributes and in text, with state below that must survive their change.
struct Ternaries: View {
    let n: Int
    var body: some View {
        div(.class(n > 0 ? "on" : "off"), .title(n > 1 ? "x" : ""), .hidden(n > 2)) {
            n > 0 ? "yes" : "no"
            Leaf(name: "ternary")
            if n > 1 { Leaf(name: "inner") }
            n == 1 ? "" : "tail"
            p(.class("same")) { n == 2 ? "two" : "other" }
        }
    }
}

struct Shapes2: View {
    let n: Int
    var body: some View {
        svg(.viewBox("0 0 10 10")) {
            if n > 0 { circle(.r("\(n)")) }
            g { for k in 0..<n { path(.d("M0 \(k)")) } }
        }
    }
}

/// Every kind of control flow.
public struct Flow: View {
    let model: Model

    public init(model: Model) { self.model = model }

    public var body: some View {
        let n = model.n
        let items = model.items
        div(.id("a")) {
            "x"; "y\(n[0])"; if n[0] > 1 { "z" }; "w"
        }
        div(.class("c\(n[1])")) {
            if n[1] == 0 {
                if n[2] > 0 { "first in branch"; Leaf(name: "1.0.2") } else {}
                p { "after" }
            } else if n[1] == 1 {
            } else if n[1] == 2 {
                for i in 0..<n[2] { "r\(i)"; Leaf(name: "for\(i)") }
            } else {
                ForEach(items, id: { $0 }) { k in
                    if k % 2 == 0 { Leaf(name: "fe\(k)") }
                    "k\(k)"
                    if k % 3 == 0 { b { "three" }; "!" }
                }
            }
        }
        if n[3] > 2 { Nothing() } else { Several(x: n[3]) }
        switch mode(n[4]) {
        case .a: "mode a"
        case .b(let n): "b"; Leaf(name: "mode.b"); n
        case .c(let s): p(.class("s\(s)")) { s }; Leaf(name: "mode.c")
        case .d: Nothing()
        }
        if let first = items.first { if first > 4 { "first \(first)"; Leaf(name: "first") } }
        ul {
            ForEach(items, id: { "key \($0)" }) { k in
                li {
                    k; Leaf(name: "li\(k)")
                }
                if n[5] > 1 { li(.class("extra")) { "+\(k)" } }
            }
        }
        p { ForEach(items, id: { $0 }) { k in Leaf(name: "comp\(k)") } }
        p {
            ForEach(items, id: { $0 }) { k in
                if n[6] == 0 { if n[7] == 0 { Several(x: k) } } else if k > 5 { Nothing() }
            }
        }
        Maybe(x: n[6])
        Maybe(x: n[7])
        // Two regions with the same bounds, of two components.
        if n[8] > 0 { Maybe(x: n[7]) }
        Card(title: "card \(n[8])", content: Leaf(name: "card"))
        Wrapper(title: "w\(n[8])") {
            span { "inside \(n[9])" }; Leaf(name: "wrapped")
        }
        div {
            Plain(n: n[9]); helper(n[10]); helper(n[11])
        }
        div {
            if n[11] > 0 { Leaf(name: "t1") } else { Leaf(name: "t2") }
            if n[11] > 1 { Leaf(name: "same") }
            if n[12] > 1 { Leaf(name: "same2") }
            "\(n[0] > 0 ? "" : "e")"
            ""
        }
        OnlyEffect()
        if n[12] == 1 { OnAppear {}; if n[0] > 1 { "effect first" } }
        if n[10] > 0 { Provide(Level(value: 7)) { if n[11] > 0 { ShowLevel() } } }
        Provide(Level(value: n[12])) {
            Stable()
            ShowLevel()
            Provide(Level(value: 100)) { Stable() }
        }
        ShowLevel()
        Ternaries(n: n[13])
        for k in 0..<n[2] { Ternaries(n: (n[13] + k) % 4) }
        Shapes2(n: n[5])
        select(.value("\(n[0])")) { for k in 0..<4 { option(.value("\(k)")) { k } } }
        input(.value("v\(n[6])"), .checked(n[7] > 0))
        input(.type(.text), .value("\(n[8])"), .disabled(n[7] > 0), .ariaLabel("in"))
        textarea(.value("text \(n[6])"))
        pre { "code \(n[7])" }
        img(.src("/p/\(n[3]).webp"), .alt(n[3] > 0 ? "some" : ""), .width(n[3]), .title(n[4] > 1 ? "long" : nil))
    }
}
