import Testing
import MartletDatabase
@Test func opens() async throws {
    let db = try Database(inMemory: [])
    #expect(try await db.value(Int.self, "SELECT \(1) + 1") == 2)
}
