#if Server
/// Which passwords an account may have: long enough, and none that everybody tries first. Nothing about kinds of
/// characters, as NIST SP 800-63B §3.1.1 advises.
///
///     if let problem = PasswordRules().problem(with: password, of: [email, name]) { … }
public struct PasswordRules: Sendable {
    /// The fewest characters.
    public var minimumLength = 8

    public init() {}

    /// What is wrong with `password`, as a sentence for who chose it; nil if nothing is.
    /// - Parameter personal: what others know of the person, an e-mail address or a name; the password must be none of it.
    public func problem(with password: String, of personal: [String] = []) -> String? {
        guard password.count >= minimumLength else { return "The password needs at least \(minimumLength) characters." }
        guard password.utf8.count <= PasswordHasher.longestPassword else {
            return "The password must not be longer than \(PasswordHasher.longestPassword) bytes."
        }
        let plain = password.lowercased()
        if CommonPasswords.contains(plain) || Set(plain).count <= 2 {
            return "This password is one of those that are tried first. Please choose another."
        }
        let known = personal.flatMap { [$0, String($0.prefix { $0 != "@" })] }.map { $0.lowercased() }
        if known.contains(plain) { return "The password must not be your name or your e-mail address." }
        return nil
    }
}
#endif
