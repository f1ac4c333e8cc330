import MartletCore
import Testing

@testable import MartletServer

@Suite struct RouteIndexTests {
    @Test func aPageBehindAnotherOfItsAddressIsFound() {
        let hidden = RouteIndex([
            RoutePattern("/tags"), RoutePattern("/tags/{name}"), nil, RoutePattern("/tags/{name}/photos"),
            RoutePattern("/tags/{id}"), RoutePattern("/{rest...}"), RoutePattern("/{name}"), RoutePattern("/tags"),
        ]).hidden
        #expect(hidden.map(\.index) == [4, 7])
        #expect(hidden.map(\.by) == [1, 0])
    }
}
