import Martlet

#if Server
import Foundation
#endif

// The pages that are rendered, each row or tile a component of its own. What the peers in `Peers/` write is the same,
// byte for byte, but for how a quote is escaped.

/// Rows of four cells: a conditional class, a link, a text that needs escapes, a number.
@JSON struct TablePage: View {
    let rows: [RowData]

    init(count: Int) {
        rows = (0..<count).map { RowData(number: $0, name: String(composing: "Row <\($0)> & \"friends\"")) }
    }

    var body: some View {
        table { tbody { ForEach(rows, id: { $0.number }) { row in TableRow(row: row) } } }
    }
}

@JSON struct RowData {
    let number: Int
    let name: String
}

struct TableRow: View {
    let row: RowData

    var body: some View {
        tr(.class(row.number % 3 == 0 ? "third" : nil)) {
            td { row.number }
            td { a(.href("/rows/\(row.number)")) { "Open \(row.number)" } }
            td { row.name }
            td { row.number * 7 }
        }
    }
}

// The browser's half has neither `cos` nor a use for these.
#if Server
/// About 2,400 tiles placed along a spiral: platformatic's page for comparing renderers on the server.
/// https://github.com/platformatic/ssr-performance-showdown
@JSON struct SpiralPage: View {
    var width = 960.0
    var height = 720.0
    var cell = 10.0

    init() {}

    var body: some View {
        div(.id("wrapper")) {
            ForEach(tiles(), id: { $0.id }) { tile in Tile(x: tile.x, y: tile.y) }
        }
    }

    /// Computed on each request, as everybody does there.
    func tiles() -> [(id: Int, x: Double, y: Double)] {
        var tiles: [(id: Int, x: Double, y: Double)] = []
        var angle = 0.0
        var radius = 0.0
        while radius < min(width, height) / 2 {
            let x = width / 2 + cos(angle) * radius
            let y = height / 2 + sin(angle) * radius
            if x >= 0, x <= width - cell, y >= 0, y <= height - cell { tiles.append((tiles.count, x, y)) }
            angle += 0.2
            radius += cell * 0.015
        }
        return tiles
    }
}

struct Tile: View {
    let x: Double
    let y: Double

    var body: some View {
        div(.class("tile"), .style("left:\(x, decimals: 2)px;top:\(y, decimals: 2)px"))
    }
}

/// TechEmpower's Fortunes: twelve rows and one that is added, sorted and escaped on each request.
/// https://github.com/TechEmpower/FrameworkBenchmarks/wiki/Project-Information-Framework-Tests-Overview#fortunes
@JSON struct FortunesPage: View {
    let stored: [Fortune]

    var body: some View {
        table {
            tr {
                th { "id" }
                th { "message" }
            }
            ForEach(sorted(), id: { $0.id }) { fortune in FortuneRow(fortune: fortune) }
        }
    }

    func sorted() -> [Fortune] {
        var fortunes = stored
        fortunes.append(Fortune(id: 0, message: "Additional fortune added at request time."))
        // By bytes: none of the peers knows a language's order either.
        fortunes.sort { $0.message.precedes($1.message) }
        return fortunes
    }
}

@Model struct Fortune {
    let id: Int
    let message: String

    static let stored = [
        "fortune: No such file or directory", "A computer scientist is someone who fixes things that aren't broken.",
        "After enough decimal places, nobody gives a damn.",
        "A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1",
        "A computer program does what you tell it to do, not what you want it to do.",
        "Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen",
        "Any program that runs right is obsolete.",
        "A list is only as strong as its weakest link. — Donald Knuth", "Feature: A bug with seniority.",
        "Computers make very fast, very accurate mistakes.",
        "<script>alert(\"This should not be displayed.\");</script>",
        "フレームワークのベンチマーク",
    ].enumerated().map { Fortune(id: $0 + 1, message: $1) }
}

struct FortuneRow: View {
    let fortune: Fortune

    var body: some View {
        tr {
            td { fortune.id }
            td { fortune.message }
        }
    }
}
#endif
