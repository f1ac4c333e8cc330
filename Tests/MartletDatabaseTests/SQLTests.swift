import MartletDatabase
import MartletJSON
import Testing

/// What is interpolated is bound; nothing of it is read as SQL.
@Suite struct SQLTests {
    @Test func valuesBecomeParameters() {
        let name = "O'Brien"
        let sql: SQL =
            "SELECT * FROM photo WHERE name = \(name) AND n > \(3) AND x IS \(Int?.none) AND b = \([1, 2] as [UInt8])"
        #expect(sql.text == "SELECT * FROM photo WHERE name = ? AND n > ? AND x IS ? AND b = ?")
        #expect(sql.values == [.text("O'Brien"), .integer(3), .null, .blob([1, 2])])
        let kinds: SQL =
            "\(true) \(1.5) \(Licence.cc0) \(Level?.some(.high)) \(Timestamp(milliseconds: 5)) \(UInt8(7)) \(json: ["a"])"
        #expect(
            kinds.values == [
                .integer(1), .real(1.5), .text("cc0"), .integer(9), .integer(5), .integer(7), .text(#"["a"]"#),
            ])
    }

    @Test func listsBecomeListsOfParameters() async throws {
        let none: [Int] = []
        let sql: SQL = "a IN \([1, 2, 3]) OR b IN \(none) OR c IN \([Licence.cc0]) OR d IN \(Set(["x"]))"
        #expect(sql.text == "a IN (?, ?, ?) OR b IN (SELECT NULL WHERE 1 = 0) OR c IN (?) OR d IN (?)")
        let database = try Database(inMemory: [])
        #expect(try await database.value(Bool.self, "SELECT 2 IN \([1, 2, 3])") == true)
        #expect(try await database.value(Bool.self, "SELECT 2 IN \(none)") == false)
        #expect(try await database.value(Bool.self, "SELECT 2 NOT IN \(none)") == true)
        #expect(try await database.value(Bool.self, "SELECT NULL IN \(none)") == false)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.value(Int.self, "SELECT 1 IN \(Array(0..<300_000))")
        }
        #expect(error?.description.contains("too many SQL variables") == true)
    }

    @Test func fragmentsCompose() {
        let conditions: [SQL] = ["a = \(1)", "b = \("x")"]
        let sql: SQL =
            "SELECT * FROM t WHERE \(conditions, separator: " AND ") ORDER BY \("c DESC" as SQL)" + " LIMIT \(5)"
        #expect(sql.text == "SELECT * FROM t WHERE a = ? AND b = ? ORDER BY c DESC LIMIT ?")
        #expect(sql.values == [.integer(1), .text("x"), .integer(5)])
    }

    @Test(arguments: [
        "'; DROP TABLE counter; --", "1 OR 1=1", "x' OR 'a'='a", "\"; DELETE FROM counter; --",
        "\0'; DROP TABLE counter", "?", "\\'",
        "*/ DROP TABLE counter /*", "ʼ; DROP TABLE counter", "%", "\u{2028}",
    ])
    func hostileTextIsData(text: String) async throws {
        let database = try Database(inMemory: photoMigrations)
        try await database.execute("INSERT INTO counter VALUES (1, 2)")
        #expect(try await database.value(String.self, "SELECT \(text)") == text)
        #expect(try await database.all(Counter.self, "SELECT * FROM counter WHERE id = \(text)") == [])
        #expect(try await database.all(Counter.self, "SELECT * FROM counter WHERE id IN \([text])") == [])
        #expect(try await database.value(Int.self, "SELECT count(*) FROM counter") == 1)
        if text.utf8.contains(0) {
            await #expect(throws: DatabaseError.self) {
                try await database.value(Int.self, "SELECT 1 AS \(identifier: text)")
            }
        } else {
            #expect(try await database.all("SELECT 1 AS \(identifier: text)") { try $0.get(text, as: Int.self) } == [1])
        }
    }

    @Test func quotedInterpolationsAndForeignPlacesAreExplained() async throws {
        let database = try Database(inMemory: [])
        for sql in ["SELECT '\(1)'", "SELECT ?", "SELECT \(1) + ?"] as [SQL] {
            let error = await #expect(throws: DatabaseError.self) { try await database.value(Int.self, sql) }
            guard case .misuse(let sentence) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(sentence.contains("without quotes"))
        }
    }

    @Test(arguments: [
        "BEGIN", " begin immediate", "-- a comment\nCOMMIT", "/* a */ /* b */ROLLBACK", ";SAVEPOINT x", "\u{B}END",
        "RELEASE x",
        "SELECT 1; SELECT 2", "", "SELEKT", "-- nothing", "/* open", "SELECT * FROM nowhere",
    ])
    func whatIsNoSingleStatementIsRefused(text: String) async throws {
        let database = try Database(inMemory: [])
        await #expect(throws: DatabaseError.self) { try await database.execute("\(unsafeRaw: text)") }
        await #expect(throws: DatabaseError.self) { try await database.value(Int.self, "\(unsafeRaw: text)") }
        await #expect(throws: DatabaseError.self) {
            try await database.transaction { try $0.execute("\(unsafeRaw: text)") }
        }
        #expect(try await database.value(Int.self, "SELECT 1") == 1)
    }

    @Test func integersOutOfReachAreNotFoundRatherThanMistaken() async throws {
        let database = try Database(inMemory: [])
        #expect(try await database.value(Bool.self, "SELECT -1 = \(UInt64.max)") == false)
        #expect(try await database.value(Int64.self, "SELECT \(Int64.min)") == .min)
        #expect(try await database.value(UInt64.self, "SELECT \(UInt64(Int64.max))") == UInt64(Int64.max))
        #expect(try await database.value(Double.self, "SELECT \(0.1)") == 0.1)
        #expect(try await database.value(Double.self, "SELECT \(Double.nan)") == nil)
        #expect(try await database.value(String.self, "SELECT \("")") == "")
        #expect(try await database.value([UInt8].self, "SELECT \([UInt8]())") == [])
    }
}
