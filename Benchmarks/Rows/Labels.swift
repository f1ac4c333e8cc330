import Martlet

private let adjectives: [String] = [
    "pretty", "large", "big", "small", "tall", "short", "long", "handsome", "plain", "quaint", "clean", "elegant",
    "easy",
    "angry", "crazy", "helpful", "mushy", "odd", "unsightly", "adorable", "important", "inexpensive", "cheap",
    "expensive",
    "fancy",
]
private let colours: [String] = [
    "red", "yellow", "blue", "green", "pink", "brown", "purple", "brown", "white", "black", "orange",
]
private let nouns: [String] = [
    "table", "chair", "house", "bbq", "desk", "car", "pony", "cookie", "sandwich", "burger", "pizza", "mouse",
    "keyboard",
]

nonisolated(unsafe) private var nextID = 1
nonisolated(unsafe) private var seed: UInt32 = 1

/// A number below `limit`, by the linear congruence of Numerical Recipes.
private func random(_ limit: Int) -> Int {
    seed = seed &* 1_664_525 &+ 1_013_904_223
    return Int(seed >> 8) % limit
}

/// New rows with labels of three random words.
func makeRows(_ count: Int) -> [RowData] {
    var rows: [RowData] = []
    rows.reserveCapacity(count)
    for _ in 0..<count {
        let adjective = adjectives[random(adjectives.count)]
        let colour = colours[random(colours.count)]
        let noun = nouns[random(nouns.count)]
        let label = String(composing: "\(adjective) \(colour) \(noun)")
        rows.append(RowData(id: nextID, label: label))
        nextID += 1
    }
    return rows
}
