import Martlet

// The keyed page of js-framework-benchmark, written as one writes any page.
// https://github.com/krausest/js-framework-benchmark

struct RowData {
    let id: Int
    var label: String
}

@Component struct RowsPage {
    @State var rows: [RowData] = []
    @State var selected = 0

    var body: some View {
        div(.class("container")) {
            div(.class("jumbotron")) {
                div(.class("row")) {
                    div(.class("col-md-6")) { h1 { "Martlet (keyed)" } }
                    div(.class("col-md-6")) {
                        div(.class("row")) {
                            Command(id: "run", title: "Create 1,000 rows") { create(1_000) }
                            Command(id: "runlots", title: "Create 10,000 rows") { create(10_000) }
                            Command(id: "add", title: "Append 1,000 rows") { rows.append(contentsOf: makeRows(1_000)) }
                            Command(id: "update", title: "Update every 10th row") { update() }
                            Command(id: "clear", title: "Clear") { rows = [] }
                            Command(id: "swaprows", title: "Swap Rows") { if rows.count > 998 { rows.swapAt(1, 998) } }
                        }
                    }
                }
            }
            table(.class("table table-hover table-striped test-data")) {
                tbody(.id("tbody")) {
                    ForEach(rows, id: { $0.id }) { row in
                        Row(row: row, isSelected: row.id == selected, rows: $rows.setter, selected: $selected.setter)
                    }
                }
            }
            span(.class("preloadicon glyphicon glyphicon-remove"), .ariaHidden(true))
        }
    }

    private func create(_ count: Int) {
        selected = 0
        rows = makeRows(count)
    }

    private func update() {
        var i = 0
        while i < rows.count {
            rows[i].label = String(composing: "\(rows[i].label) !!!")
            i += 10
        }
    }
}

/// A row is a component of its own, so that one whose inputs are the same is not rendered again.
struct Row: View {
    let row: RowData
    let isSelected: Bool
    let rows: Setter<[RowData]>
    let selected: Setter<Int>

    var body: some View {
        tr(.class(isSelected ? "danger" : nil)) {
            td(.class("col-md-1")) { row.id }
            td(.class("col-md-4")) { a(.onClick { selected.set(row.id) }) { row.label } }
            td(.class("col-md-1")) {
                a(.onClick { rows.change { $0.removeAll { $0.id == row.id } } }) {
                    span(.class("glyphicon glyphicon-remove"), .ariaHidden(true))
                }
            }
            td(.class("col-md-6"))
        }
    }
}

struct Command: View {
    let id: String
    let title: String
    let action: () -> Void

    var body: some View {
        div(.class("col-sm-6 smallpad")) {
            button(.class("btn btn-primary btn-block"), .type("button"), .id("\(id)"), .onClick { action() }) { title }
        }
    }
}
