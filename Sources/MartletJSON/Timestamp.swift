/// A moment, to the millisecond: milliseconds since 1970-01-01T00:00:00Z, without leap seconds, as in JavaScript.
///
/// In JSON and in the database it is that integer.
public struct Timestamp: Sendable, Hashable, Comparable, JSONCodable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var seconds: Int64 { milliseconds.dividedDown(by: 1000) }

    public init(from json: inout JSONReader) throws(JSONError) { milliseconds = try json.readInt64() }
    public func encode(to json: inout JSONWriter) { json.writeInt64(milliseconds) }

    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

    /// The moment so many milliseconds later. What passes the ends of time stays there.
    public static func + (moment: Timestamp, milliseconds: Int64) -> Timestamp {
        let (sum, overflows) = moment.milliseconds.addingReportingOverflow(milliseconds)
        return Timestamp(milliseconds: overflows ? (milliseconds < 0 ? .min : .max) : sum)
    }

    /// The milliseconds from `b` to `a`. What 64 bits cannot hold is the nearest that they can.
    public static func - (a: Timestamp, b: Timestamp) -> Int64 {
        let (difference, overflows) = a.milliseconds.subtractingReportingOverflow(b.milliseconds)
        return overflows ? (a < b ? .min : .max) : difference
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity. `divisor` is positive.
    func dividedDown(by divisor: Int64) -> Int64 { self / divisor - (self % divisor < 0 ? 1 : 0) }

    /// The remainder that goes with ``dividedDown(by:)``, never negative.
    func remainder(downBy divisor: Int64) -> Int64 {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
