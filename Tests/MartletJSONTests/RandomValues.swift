import MartletJSON

/// Random numbers that are the same on every run, so that a failure can be repeated from its seed.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        state = state == 0 ? 0x2545_F491_4F6C_DD1D : state
        return state &* 0x2545_F491_4F6C_DD1D
    }

    /// One of the values that break things, or any.
    mutating func integer<T: FixedWidthInteger>() -> T {
        switch Int.random(in: 0..<4, using: &self) {
        case 0: [T.min, T.max, 0, 1, T.max - 1, T.min + 1].randomElement(using: &self)!
        case 1: T(truncatingIfNeeded: next() >> (next() % 64))
        default: T(truncatingIfNeeded: next())
        }
    }

    /// From random bits: subnormal, huge, negative zero and all; NaN and the infinities seldom.
    mutating func double() -> Double {
        switch Int.random(in: 0..<8, using: &self) {
        case 0:
            [
                0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1, 1e23,
                9_007_199_254_740_992,
            ]
            .randomElement(using: &self)!
        case 1: Double(Int.random(in: -1_000_000...1_000_000, using: &self)) / 1000
        default: Double(bitPattern: next())
        }
    }

    /// Scalars of every plane, controls, quotes and what looks like markup.
    mutating func string() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...24, using: &self) {
            switch Int.random(in: 0..<6, using: &self) {
            case 0: text.append(Unicode.Scalar(UInt8.random(in: 0...0x7F, using: &self)))
            case 1:
                text.append(
                    contentsOf: ["<", ">", "\"", "\\", "/", "\u{2028}", "\u{2029}", "\u{E2}", "&", "\u{FEFF}"]
                        .randomElement(using: &self)!.unicodeScalars)
            case 2: text.append(contentsOf: "plain words ".unicodeScalars)
            default:
                let value = UInt32.random(in: 0...0x10FFFF, using: &self)
                text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            }
        }
        return String(text)
    }

    mutating func bool() -> Bool { next() & 64 == 0 }

    mutating func list<T>(_ most: Int, _ make: (inout Seeded) -> T) -> [T] {
        var list: [T] = []
        for _ in 0..<Int.random(in: 0...most, using: &self) { list.append(make(&self)) }
        return list
    }

    mutating func author() -> Author { Author(name: string(), site: bool() ? string() : nil) }

    mutating func comment(depth: Int = 3) -> Comment {
        Comment(
            id: integer(), text: string(), author: author(),
            answers: depth == 0 ? [] : list(2) { $0.comment(depth: depth - 1) })
    }

    mutating func photo() -> Photo {
        Photo(
            id: integer(), caption: string(), default: bool(), rating: bool() ? double() : nil,
            tags: list(4) { $0.string() },
            views: integer(), licence: Licence.allCases.randomElement(using: &self)!,
            comments: list(3) { $0.comment() },
            width: integer(), height: integer())
    }

    mutating func event(depth: Int = 3) -> Event {
        switch Int.random(in: 0..<4, using: &self) {
        case 0: .opened
        case 1: .moved(x: double(), integer(), note: bool() ? string() : nil)
        case 2 where depth > 0: .nested(list(3) { $0.event(depth: depth - 1) }, by: author())
        default: .default(retries: integer())
        }
    }
}
