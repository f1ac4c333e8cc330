import Foundation
import MartletJSON
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2024-02-29T12:34:56.789Z", 1_709_210_096_789),
            ("2024-05-01", 1_714_521_600_000),
            ("2024-05-01T12:34Z", 1_714_566_840_000), ("2024-05-01 12:34:56", 1_714_566_896_000),
            ("2024-05-01T12:34:56+02:00", 1_714_559_696_000),
            ("2024-05-01T12:34:56.5-0530", 1_714_586_696_500), ("1969-12-31T23:59:59.999Z", -1),
            ("0000-03-01T00:00:00Z", -62_162_035_200_000),
            ("2024-05-01t12:34:56.123999z", 1_714_566_896_123), ("+012024-01-01", 317_273_587_200_000),
            ("-000001-12-31T00:00:00Z", -62_167_305_600_000),
        ] as [(String, Int64)])
    func isParsed(text: String, milliseconds: Int64) throws {
        #expect(Timestamp(iso8601: text)?.milliseconds == milliseconds)
        #expect(Timestamp(iso8601: Timestamp(milliseconds: milliseconds).iso8601)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2024", "2024-5-1", "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00",
        "2024-01-01T24:00:00Z",
        "2024-01-01T12:60:00Z", "2024-01-01T12:00:60Z", "2024-01-01T12:00:00.Z", "2024-01-01T12:00:00+25:00",
        "2024-01-01T", "2024-01-01Z ",
        "2024-01-01T12:00:00Zx", "yesterday", "99999-01-01", "+2024-01-01", "２０２４-01-01",
    ])
    func isRefused(text: String) { #expect(Timestamp(iso8601: text) == nil) }

    @Test func agreesWithTheCalendarOfFoundation() {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = TimeZone(identifier: "UTC")!
        var random = Seeded(5)
        for _ in 0..<3000 {
            // From the year 1600 on: Foundation changes to the Julian calendar before.
            let milliseconds = Int64.random(in: -11_000_000_000_000...100_000_000_000_000, using: &random)
            let civil = Timestamp(milliseconds: milliseconds).civilTime()
            let date = Date(timeIntervalSince1970: Double(milliseconds.dividedBy1000))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
            #expect(civil.year == parts.year && civil.month == parts.month && civil.day == parts.day)
            #expect(civil.hour == parts.hour && civil.minute == parts.minute && civil.second == parts.second)
            #expect(civil.weekday % 7 + 1 == parts.weekday)
            #expect(Timestamp(civil)?.milliseconds == milliseconds)
        }
    }

    @Test func theEndsOfTimeDoNotTrap() {
        for milliseconds in [Int64.min, .max, .min + 1, .max - 1] {
            let moment = Timestamp(milliseconds: milliseconds)
            #expect(!moment.iso8601.isEmpty)
            #expect(moment.civilTime(offsetMinutes: 840).month > 0)
            #expect((moment + .max).milliseconds >= -1)
            #expect(moment - moment == 0)
        }
        #expect(Timestamp(CivilTime(year: .max, month: 1, day: 1)) == nil)
    }

    @Test func isAnIntegerInJSON() throws {
        #expect(Timestamp(milliseconds: 1_714_521_600_000).text == "1714521600000")
        #expect(try Timestamp(text: "-5").milliseconds == -5)
    }

    @Test func nowIsNow() {
        #expect(abs(Double(Timestamp.now.milliseconds) / 1000 - Date().timeIntervalSince1970) < 5)
    }
}

extension Int64 {
    fileprivate var dividedBy1000: Int64 { self / 1000 - (self % 1000 < 0 ? 1 : 0) }
}
