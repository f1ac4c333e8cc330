#if Server
import Foundation
import Martlet

/// 1,000 rows of four cells: a conditional class, a link, a text that needs escapes, a number. Each row is a component.
struct TablePage: View {
    let rows: [TableRow]
    @ViewBuilder var body: Fragment {
        table { tbody { ForEach(rows, id: { $0.number }) { row in row } } }
    }
}

struct TableRow: View {
    let number: Int
    let name: String
    init(number: Int) {
        self.number = number
        name = "Row <\(number)> & \"friends\""
    }
    @ViewBuilder var body: Fragment {
        tr(.class(number % 3 == 0 ? "third" : nil)) {
            td { number }
            td { a(.href("/rows/\(number)")) { "Open \(number)" } }
            td { name }
            td { number * 7 }
        }
    }
}

/// About 2,400 tiles placed absolutely along a spiral. Each tile is a component.
struct SpiralPage: View {
    let tiles: [Tile]
    @ViewBuilder var body: Fragment {
        div(.id("wrapper")) { ForEach(tiles, id: { $0.id }) { tile in tile } }
    }

    static func tiles() -> [Tile] {
        (0..<2_398).map { i in
            let angle = Double(i) * 0.2
            let radius = 0.15 * Double(i)
            return Tile(id: i, x: 480 + cos(angle) * radius, y: 480 + sin(angle) * radius)
        }
    }
}

struct Tile: View {
    let id: Int
    let x: String
    let y: String
    init(id: Int, x: Double, y: Double) {
        self.id = id
        self.x = String(format: "%.2f", x)
        self.y = String(format: "%.2f", y)
    }
    @ViewBuilder var body: Fragment {
        div(.class("tile"), .style("left: \(x)px; top: \(y)px"))
    }
}

/// The rows of TechEmpower's Fortunes, sorted, one of them hostile.
struct FortunesPage: View {
    let fortunes: [Fortune]
    @ViewBuilder var body: Fragment {
        table {
            tr {
                th { "id" }
                th { "message" }
            }
            ForEach(fortunes, id: { $0.number }) { fortune in fortune }
        }
    }
}

struct Fortune: View {
    let number: Int
    let message: String
    @ViewBuilder var body: Fragment {
        tr {
            td { number }
            td { message }
        }
    }

    static let all = [
        "fortune: No such file or directory", "A computer scientist is someone who fixes things that aren't broken.",
        "After enough decimal places, nobody gives a damn.", "A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67",
        "A computer program does what you tell it to do, not what you want it to do.",
        "Emacs is a nice operating system, but I prefer UNIX.", "Any program that runs right is obsolete.",
        "A list is only as strong as its weakest link.", "Feature: A bug with seniority.",
        "Computers make very fast, very accurate mistakes.", "<script>alert(\"This should not be displayed.\");</script>",
        "フレームワークのベンチマーク",
    ].enumerated().map { Fortune(number: $0 + 1, message: $1) }
}
#endif
