extension Timestamp: CustomStringConvertible {
    /// The moment in UTC by ISO 8601: `2024-05-01T12:34:56Z`, with `.789` if it is not a whole second; years beyond 0 to
    /// 9999 with a sign and at least six digits.
    public var iso8601: String {
        let civil = civilTime()
        var text = MessageText()
        if 0...9999 ~= civil.year {
            text.append(civil.year, digits: 4)
        } else {
            text.append(civil.year < 0 ? "-" : "+" as StaticString)
            text.append(civil.year < 0 ? -civil.year : civil.year, digits: 6)
        }
        text.append("-")
        text.append(civil.month, digits: 2)
        text.append("-")
        text.append(civil.day, digits: 2)
        text.append("T")
        text.append(civil.hour, digits: 2)
        text.append(":")
        text.append(civil.minute, digits: 2)
        text.append(":")
        text.append(civil.second, digits: 2)
        if civil.millisecond != 0 {
            text.append(".")
            text.append(civil.millisecond, digits: 3)
        }
        text.append("Z")
        return text.string
    }

    public var description: String { iso8601 }

    /// Reads what ISO 8601 and RFC 3339 allow of `2024-05-01T12:34:56.789+02:00`: a date alone (midnight UTC), seconds
    /// and their fraction left out (beyond milliseconds it is cut off), a space for the `T` as SQLite writes it, and
    /// no zone, which is UTC. `nil` for anything else, and for days and times that do not exist.
    public init?(iso8601 text: String) {
        var parsed: Timestamp?
        text.withUTF8Bytes { bytes in
            var scanner = ISO8601Scanner(bytes: bytes)
            parsed = scanner.scan()
        }
        guard let parsed else { return nil }
        self = parsed
    }
}

private struct ISO8601Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0

    mutating func scan() -> Timestamp? {
        let isNegative = take("-")
        let isExpanded = isNegative || take("+")
        guard let year = number(digits: isExpanded ? 6...9 : 4...4), take("-"), let month = number(digits: 2...2),
            take("-"), let day = number(digits: 2...2)
        else { return nil }
        var civil = CivilTime(year: isNegative ? -year : year, month: month, day: day)
        if offset == bytes.count { return Timestamp(civil) }

        guard take("T") || take("t") || take(" "), let hour = number(digits: 2...2), take(":"),
            let minute = number(digits: 2...2)
        else { return nil }
        civil.hour = hour
        civil.minute = minute
        if take(":") {
            guard let second = number(digits: 2...2) else { return nil }
            civil.second = second
            if take(".") || take(",") {
                guard let millisecond = fraction() else { return nil }
                civil.millisecond = millisecond
            }
        }
        guard let zone = zone(), offset == bytes.count else { return nil }
        return Timestamp(civil, offsetMinutes: zone)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func number(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var length = 0
        while length < digits.upperBound, let digit = digit() {
            value = value * 10 + digit
            length += 1
        }
        return length >= digits.lowerBound ? value : nil
    }

    private mutating func digit() -> Int? {
        guard offset < bytes.count, bytes[offset] &- UInt8(ascii: "0") < 10 else { return nil }
        offset += 1
        return Int(bytes[offset - 1] - UInt8(ascii: "0"))
    }

    /// The digits after the point as milliseconds.
    private mutating func fraction() -> Int? {
        guard var value = digit() else { return nil }
        var length = 1
        while let digit = digit() {
            if length < 3 { value = value * 10 + digit }
            length += 1
        }
        return length == 1 ? value * 100 : length == 2 ? value * 10 : value
    }

    /// Minutes east of UTC.
    private mutating func zone() -> Int? {
        if offset == bytes.count || take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(digits: 2...2) else { return nil }
        _ = take(":")
        let minutes = offset == bytes.count ? 0 : number(digits: 2...2)
        guard let minutes, hours < 24, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (isWest ? -1 : 1)
    }
}
