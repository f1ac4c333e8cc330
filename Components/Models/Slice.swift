import Martlet

/// One page of a long list.
@JSON struct Slice {
    /// How many things are on a page.
    let count: Int
    /// From 1.
    let page: Int
    /// How many pages there are, at least 1.
    let pages: Int
}

#if Server
extension Slice {
    /// - Parameters:
    ///   - page: as the address says it; nil is the first.
    ///   - total: how many things there are.
    /// - Throws: ``NotFound`` for a page that the list does not have.
    init(_ page: Int?, of total: Int, count: Int = 12) throws {
        self.init(count: count, page: page ?? 1, pages: max(1, (total + count - 1) / count))
        guard 1...pages ~= self.page else { throw NotFound("This list has no page \(self.page).") }
    }

    /// How many things come before.
    var start: Int { (page - 1) * count }
}
#endif
