import Foundation
@testable import MartletServer
import Synchronization
import Testing

@Suite struct PasswordTests {
    /// Cheap, so that the tests are quick.
    private let hasher = PasswordHasher(memory: 64, passes: 1, threads: WorkerThreads(count: 2))

    @Test func aPasswordIsRightAgainstItsOwnHashOnly() async throws {
        let hash = try await hasher.hash("correct horse")
        #expect(hash.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
        #expect(try await hasher.verify("correct horse", against: hash))
        for wrong in ["", "correct horsE", "correct horse ", "correct\0horse", String(repeating: "x", count: 5000)] {
            #expect(try await !hasher.verify(wrong, against: hash))
        }
    }

    @Test func equalPasswordsHaveDifferentHashes() async throws {
        #expect(try await hasher.hash("same") != hasher.hash("same"))
    }

    @Test func whatFollowsAZeroByteCounts() async throws {
        let hash = try await hasher.hash("a\0b")
        #expect(try await hasher.verify("a\0b", against: hash))
        #expect(try await !hasher.verify("a\0c", against: hash))
    }

    @Test func nobodysHashIsNeverRight() async throws {
        for hash in [
            nil, "", "$", "$argon2id$", "$argon2id$v=19$m=99999999999,t=1,p=1$AAAA$AAAA", "$2b$10$abc",
            "$argon2id$v=19$m=64,t=1,p=1$$", "$argon2id$v=19$m=64,t=1,p=1$!!!!$####",
        ] {
            #expect(try await !hasher.verify("", against: hash))
            #expect(try await !hasher.verify("correct horse", against: hash))
        }
    }

    @Test func anUnknownAccountCostsWhatAKnownOneDoes() throws {
        // The same memory and passes, and all of the work is done before they differ.
        #expect(hasher.unmatched.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
        for password in ["", "wrong"] {
            #expect(try PasswordHasher.compare(Array(password.utf8), hasher.unmatched) == .mismatch)
        }
        #expect(try PasswordHasher.compare([], "rubbish") == .unreadable)
    }

    @Test func aHashOfAnotherCostIsToBeRenewed() async throws {
        let hash = try await hasher.hash("correct horse")
        #expect(!hasher.needsRehash(hash))
        let dearer = PasswordHasher(memory: 128, passes: 1)
        #expect(dearer.needsRehash(hash))
        #expect(try await dearer.verify("correct horse", against: hash))
        #expect(dearer.needsRehash("rubbish"))
    }

    @Test func tooLongAPasswordIsRefused() async throws {
        await #expect(throws: HTTPError.self) { try await hasher.hash(String(repeating: "x", count: 1025)) }
    }

    @Test func commonPasswordsAreRefused() {
        let rules = PasswordRules()
        for common in ["short", "password", "Password", "12345678", "qwertyuiop", "zzzzzzzzzzzz", "abababababab"] {
            #expect(rules.problem(with: common) != nil, "\(common)")
        }
        #expect(rules.problem(with: "Ann@example.org", of: ["ann@example.org"]) != nil)
        #expect(rules.problem(with: "ann.lee.photos", of: ["ann.lee.photos@example.org"]) != nil)
        for good in ["correct horse battery", "Wüstenrennmaus 4", "🦉🦊🐻🐼🐨🐯🦁🐮", "tr0ub4dor&3xyz"] {
            #expect(rules.problem(with: good) == nil, "\(good)")
        }
    }

    @Test func onlySoManyPiecesOfWorkWait() async throws {
        let threads = WorkerThreads(count: 1, waiting: 1)
        let door = Door()
        await withTaskGroup(of: Void.self) { tasks in
            for _ in 0..<5 {
                tasks.addTask {
                    do {
                        try await threads.run { door.waitUntilOpen() }
                    } catch {
                        // Three find no place; then the two that did may end.
                        #expect((error as? HTTPError)?.status == .serviceUnavailable)
                        door.refuse()
                    }
                }
            }
        }
        #expect(door.refused == 3)
        #expect(try await threads.run { 7 } == 7)
    }

    /// Opens when three have been refused.
    private final class Door: Sendable {
        private let count = Mutex(0)
        var refused: Int { count.withLock { $0 } }
        func refuse() { count.withLock { $0 += 1 } }
        func waitUntilOpen() {
            var patience = 10_000
            while refused < 3, patience > 0 {
                usleep(1000)
                patience -= 1
            }
        }
    }
}
