import MartletDatabase
import MartletServer
import Testing

@Suite struct HTTPDatabaseTests {
    @Test func handlersFindTheDatabase() async throws {
        let handler: Handler = { request in
            let sum = try await request.database.value(Int.self, "SELECT \(20) + \(22)")
            return .text("\(sum ?? 0)")
        }
        let database = try Database(inMemory: [])
        let reply = try await withServer({ $0.services.add(database) }, handler: handler) {
            try await $0.send("GET", "/")
        }
        #expect(reply.text == "42")
    }
}
