import Martlet

/// When something happened. Shown is the day, or all of it; a day is UTC's, as it must be the same on the server and in the browser.
/// The whole moment is there for programs, and for who points at it.
/// - Parameters:
///   - day: `2026-11-21`
///   - clock: `08:30:05`
@ViewBuilder func moment(_ day: String, _ clock: String, isWhole: Bool = false) -> Fragment {
    time(.dateTime("\(day)T\(clock)Z"), .title("\(day) \(clock) UTC")) {
        if isWhole { "\(day) \(clock) UTC" } else { day }
    }
}
