import Martlet
import Testing

@testable import Components

/// Whose a cart is, and what is kept for it.
@Suite struct CartTests {
    private let database: Database

    init() async throws {
        database = try await Samples.database()
        try await database.transaction { database in
            try database.execute(
                """
                INSERT INTO martlet_session (id, token_hash, user_id, created_at, seen_at, expires_at, address, device)
                VALUES (1, x'01', NULL, 0, 0, 0, '', ''), (2, x'02', NULL, 0, 0, 0, '', '')
                """)
            try database.execute("DELETE FROM print")
            try database.execute("INSERT INTO print (id, photo_id, price, stock) VALUES (1, 1, 30, 10), (2, 2, 30, 10)")
        }
    }

    private let guest = Visitor(session: 1, member: nil)
    private let otherGuest = Visitor(session: 2, member: nil)
    /// In one browser and in another.
    private let member = Visitor(session: 1, member: 1)
    private let memberElsewhere = Visitor(session: 2, member: 1)

    private func put(_ print: Int, _ quantity: Int, _ visitor: Visitor, minutesAgo: Int64 = 0) async throws {
        try await database.transaction { database in
            try Cart.set(print, to: quantity, for: visitor, in: database)
            let time = Timestamp.now + -minutesAgo * 60_000
            try database.execute(
                "UPDATE cart_item SET added_at = \(time) WHERE \(visitor.cart) AND print_id = \(print)")
        }
    }

    private func logIn(_ guest: Visitor, as member: Int) async throws {
        try await database.transaction { try Cart.move(from: guest, to: member, in: $0) }
    }

    private func cart(_ visitor: Visitor) async throws -> String {
        CartItem.list(try await database.read { try Cart.items(of: visitor, in: $0) })
    }

    private func available(_ print: Int, to visitor: Visitor) async throws -> Int? {
        try await database.read { try Print.of(photo: print, for: visitor, in: $0)?.available }
    }

    @Test func aMembersCartIsTheSameInEachBrowserAndOutlastsSessions() async throws {
        try await put(1, 2, member)
        #expect(try await cart(memberElsewhere) == "1x2@30 ")
        try await database.execute("DELETE FROM martlet_session")
        #expect(try await cart(Visitor(session: 3, member: 1)) == "1x2@30 ")
        #expect(try await cart(Visitor(session: 1, member: 2)) == "")
        #expect(try await cart(Visitor(session: nil, member: nil)) == "")
    }

    @Test func aGuestsCartIsAddedToTheMembersOnce() async throws {
        try await put(1, 3, memberElsewhere)
        try await put(1, 5, guest)
        try await put(2, 1, guest)
        for _ in 0..<2 { try await logIn(guest, as: 1) }
        #expect(try await cart(member) == "1x5@30 2x1@30 ")
        #expect(try await cart(guest) == "")
        #expect(try await database.value(Int.self, "SELECT count(*) FROM cart_item") == 2)
        #expect(try await database.read { try Cart.count(of: member, in: $0) } == 6)
    }

    @Test func whatWasPutThereLongAgoIsNotKeptAnewByALogin() async throws {
        try await put(1, 10, memberElsewhere, minutesAgo: 60)
        try await put(1, 9, otherGuest)
        try await put(1, 1, guest)
        try await logIn(guest, as: 1)
        #expect(try await cart(member) == "1x10@30 ")
        #expect(try await available(1, to: otherGuest) == 10, "for all nine that are in the other cart, and one more")
    }

    @Test func theLargerNumberIsKeptFromWhenItWasPutThere() async throws {
        try await put(1, 2, memberElsewhere, minutesAgo: 60)
        try await put(1, 4, guest)
        try await logIn(guest, as: 1)
        #expect(try await available(1, to: otherGuest) == 6)
    }

    @Test func anAccountThatIsGoneTakesItsCartAlong() async throws {
        try await put(1, 4, member)
        try await database.execute("DELETE FROM photographer WHERE id = 1")
        #expect(try await database.value(Int.self, "SELECT count(*) FROM cart_item") == 0)
        // Neither does its login, which comes too late, leave anything.
        try await put(2, 1, guest)
        try await logIn(guest, as: 1)
        #expect(try await cart(guest) == "2x1@30 ")
    }

    @Test func cartsOfSessionsBecomeThoseOfTheirMembers() async throws {
        var migrations = Aerie.migrations
        let place = try #require(migrations.firstIndex { $0.name == "007 members' carts" })
        let before = Migration("what was there before") {
            """
            INSERT INTO photographer (id, handle, name, biography) VALUES (1, 'ann', 'Ann', '');
            INSERT INTO photo (id, photographer_id, title, caption, alt, picture, published_at, licence, licence_url, source, changes)
            VALUES (1, 1, '', '', '', '{}', 0, '', '', '', '');
            INSERT INTO print (id, photo_id, price, stock) VALUES (1, 1, 30, 10);
            INSERT INTO martlet_session (id, token_hash, user_id, created_at, seen_at, expires_at, address, device)
            VALUES (1, x'01', 1, 0, 0, 0, '', ''), (2, x'02', 1, 0, 0, 0, '', ''),
                (3, x'03', NULL, 0, 0, 0, '', ''), (4, x'04', 9, 0, 0, 0, '', '');
            INSERT INTO cart_item (session_id, print_id, quantity, added_at)
            VALUES (1, 1, 2, 0), (2, 1, 3, 0), (3, 1, 4, 0), (4, 1, 5, 0);
            """
        }
        migrations.insert(before, at: place)
        let database = try Database(inMemory: migrations)
        let rows = try await database.all(
            "SELECT session_id, photographer_id, quantity FROM cart_item ORDER BY quantity"
        ) { row in
            [
                try row.getOptional("session_id", as: Int.self), try row.getOptional("photographer_id", as: Int.self),
                try row.get("quantity", as: Int.self),
            ]
        }
        #expect(rows == [[nil, 1, 3], [3, nil, 4]])
    }
}
