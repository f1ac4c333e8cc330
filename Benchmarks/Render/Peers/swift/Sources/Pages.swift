import Elementary
import Foundation

struct Row {
    let number: Int
    let name: String
}

let rows = (0..<1_000).map { Row(number: $0, name: "Row <\($0)> & \"friends\"") }

struct TablePage: HTML {
    let rows: [Row]

    var body: some HTML {
        table {
            tbody {
                for row in rows { TableRow(row: row) }
            }
        }
    }
}

struct TableRow: HTML {
    let row: Row

    var body: some HTML {
        tr {
            td { "\(row.number)" }
            td { a(.href("/rows/\(row.number)")) { "Open \(row.number)" } }
            td { row.name }
            td { "\(row.number * 7)" }
        }
        .attributes(.class("third"), when: row.number % 3 == 0)
    }
}

struct SpiralPage: HTML {
    var width = 960.0
    var height = 720.0
    var cell = 10.0

    var body: some HTML {
        div(.id("wrapper")) {
            for tile in tiles() { Tile(x: tile.x, y: tile.y) }
        }
    }

    func tiles() -> [(x: Double, y: Double)] {
        var tiles: [(x: Double, y: Double)] = []
        var angle = 0.0
        var radius = 0.0
        while radius < min(width, height) / 2 {
            let x = width / 2 + cos(angle) * radius
            let y = height / 2 + sin(angle) * radius
            if x >= 0, x <= width - cell, y >= 0, y <= height - cell { tiles.append((x, y)) }
            angle += 0.2
            radius += cell * 0.015
        }
        return tiles
    }
}

struct Tile: HTML {
    let x: Double
    let y: Double

    var body: some HTML {
        div(.class("tile"), .style("left:\(fixed(x))px;top:\(fixed(y))px")) {}
    }

    /// Two decimals, faster than Foundation's formats.
    private func fixed(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

struct Fortune {
    let id: Int
    let message: String
}

struct FortunesPage: HTML {
    let stored: [Fortune]

    var body: some HTML {
        table {
            tr {
                th { "id" }
                th { "message" }
            }
            for fortune in sorted() { FortuneRow(fortune: fortune) }
        }
    }

    func sorted() -> [Fortune] {
        var fortunes = stored
        fortunes.append(Fortune(id: 0, message: "Additional fortune added at request time."))
        fortunes.sort { $0.message.utf8.lexicographicallyPrecedes($1.message.utf8) }
        return fortunes
    }
}

struct FortuneRow: HTML {
    let fortune: Fortune

    var body: some HTML {
        tr {
            td { "\(fortune.id)" }
            td { fortune.message }
        }
    }
}

let stored = [
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
