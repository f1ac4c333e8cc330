#if Server
/// The passwords that people use most, of at least eight characters, in lower case.
enum CommonPasswords {
    static func contains(_ password: String) -> Bool { all.contains(password) }

    /// Read when the first password is checked.
    private static let all: Set<Substring> = Set(text.split(separator: " "))
}

extension Set<Substring> {
    fileprivate func contains(_ text: String) -> Bool { contains(Substring(text)) }
}
#endif
