#if Server
import MartletCore

extension Access {
    /// Compared by name: the type has to be small in the browser.
    public static func == (a: Access, b: Access) -> Bool { a.name.description == b.name.description }

    var isEveryone: Bool { self == .everyone }

    /// Whether the site need not be asked who may.
    var isOpen: Bool { isEveryone || self == .visitor }
}
#endif
