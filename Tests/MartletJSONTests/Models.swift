import MartletJSON

// The types that the tests read and write, one for each shape that the macro knows.

@JSON struct Author: Equatable {
    let name: String
    var site: String?
}

@JSON struct Comment: Equatable {
    let id: Int64
    var text: String
    var author: Author
    var answers: [Comment] = []
}

@JSON struct Photo: Equatable {
    let id: Int
    var caption: String
    var `default`: Bool
    var rating: Double?
    var tags: [String] = ["untagged"]
    var views = 0
    var licence: Licence
    var comments: [Comment]
    let version = 2
    static let limit = 9
    var isRated: Bool { rating != nil }
    var width, height: UInt16
}

@JSON enum Licence: String, CaseIterable {
    case publicDomain = "PD"
    case cc0
    case quoted = "say \"<hi>\""
    case empty = ""
}

@JSON enum Level: Int, CaseIterable {
    case low = -1
    case high = 40
}

@JSON enum Event: Equatable {
    case opened
    case moved(x: Double, Int, note: String?)
    case nested([Event], by: Author)
    case `default`(retries: Int = 3)
}

@JSON struct Empty: Equatable {}

@JSON public struct Open: Equatable { public var value: Int }

/// With an initialiser of its own, and so without the memberwise one.
@JSON struct Celsius: Equatable {
    let degrees: Double
    var `repeat`: Int?
    private var note = "none"

    init(_ degrees: Double) { self.degrees = degrees }
}

@JSON struct Private: Equatable {
    private let secret: Int
    fileprivate var hint: String

    static var sample: Private { Private(secret: 7, hint: "h") }
}

@JSON struct Pair<A: JSONCodable & Equatable, B: JSONCodable & Equatable>: Equatable {
    var a: A
    var b: [B]
}
