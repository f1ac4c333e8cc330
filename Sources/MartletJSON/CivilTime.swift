/// Day and time of day by the Gregorian calendar, extended to all years; year 0 is 1 BC.
public struct CivilTime: Sendable, Equatable {
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int
    public var millisecond: Int

    public init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.millisecond = millisecond
    }

    /// Whether every part is within its bounds: no 30 February, no hour 24, no second 60.
    public var isValid: Bool {
        1...12 ~= month && 1...Self.days(inMonth: month, of: year) ~= day && 0...23 ~= hour && 0...59 ~= minute
            && 0...59 ~= second && 0...999 ~= millisecond && Timestamp.years ~= year
    }

    /// The day of the week by ISO 8601: 1 is Monday, 7 is Sunday.
    public var weekday: Int { Int((dayNumber + 3).remainder(downBy: 7)) + 1 }

    /// How many days a month has.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        guard month == 2 else { return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31 }
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    }

    /// The days from 1970-01-01 to this one.
    ///
    /// The year is counted from 1 March, so that the leap day is its last and (153 × month + 2) / 5 days lie before the
    /// month; 400 years are one period of 146,097 days. `719_468` lie between 0000-03-01 and 1970-01-01. The products are
    /// not checked: within `Timestamp.years` they fit, and a checked one is a library call in the browser.
    var dayNumber: Int64 {
        let fromMarch = Int64(month > 2 ? month - 3 : month + 9)
        let marchYear = Int64(year) - (month > 2 ? 0 : 1)
        let period = marchYear.dividedDown(by: 400)
        let yearOfPeriod = marchYear.remainder(downBy: 400)
        let dayOfYear = (153 &* fromMarch &+ 2) / 5 &+ Int64(day) - 1
        return period &* 146_097 &+ (yearOfPeriod &* 365 + yearOfPeriod / 4 - yearOfPeriod / 100 + dayOfYear - 719_468)
    }
}

extension Timestamp {
    /// The years that 64 bits of milliseconds hold wholly.
    static var years: ClosedRange<Int> { -292_275_054...292_278_993 }

    /// Day and time in UTC, or so many minutes east of it.
    public func civilTime(offsetMinutes: Int = 0) -> CivilTime {
        let local = (self + Int64(offsetMinutes) &* 60_000).milliseconds
        let time = local.remainder(downBy: 86_400_000)
        let days = local.dividedDown(by: 86_400_000) + 719_468
        let day = days.remainder(downBy: 146_097)
        // The last day of 4, of 100 and of 400 years would else begin a year of its own.
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 &* year + year / 4 - year / 100)
        let fromMarch = (5 &* dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return CivilTime(
            year: Int(days.dividedDown(by: 146_097) &* 400 + year + (month <= 2 ? 1 : 0)), month: Int(month),
            day: Int(dayOfYear - (153 &* fromMarch + 2) / 5 + 1), hour: Int(time / 3_600_000),
            minute: Int(time / 60_000 % 60), second: Int(time / 1000 % 60), millisecond: Int(time % 1000))
    }

    /// The moment of a day and time in UTC, or so many minutes east of it; `nil` if there is none such.
    public init?(_ civil: CivilTime, offsetMinutes: Int = 0) {
        guard civil.isValid, -1440...1440 ~= offsetMinutes else { return nil }
        let minutes = Int64(civil.hour * 60 + civil.minute - offsetMinutes)
        milliseconds =
            civil.dayNumber &* 86_400_000 + minutes &* 60_000 + Int64(civil.second * 1000 + civil.millisecond)
    }
}
