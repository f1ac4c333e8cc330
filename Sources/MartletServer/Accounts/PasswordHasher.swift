#if Server
import CArgon2

/// Hashes passwords with Argon2id (RFC 9106), a function that needs much memory, so that guessing is dear on any machine.
///
///     let hasher = PasswordHasher()
///     let hash = try await hasher.hash(password)                       // to be stored with the account
///     guard try await hasher.verify(password, against: account?.hash) else { … }
///
/// Hashes are strings in PHC format, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, and carry their own cost: after it was
/// raised, old ones are verified still, and ``needsRehash(_:)`` says which to renew at the next login.
///
/// The work is done on threads of its own. As many megabytes are in use at once as there are threads times `memory`.
public struct PasswordHasher: Sendable {
    /// Kibibytes for one hash, and how often they are passed over.
    public let memory: Int
    public let passes: Int
    private let threads: WorkerThreads

    /// The longest password in bytes; a longer one is never right.
    public static let longestPassword = 1024

    /// The defaults are OWASP's for Argon2id (https://cheatsheetseries.owasp.org, Password Storage): 19 MiB, two passes.
    /// - Parameters:
    ///   - memory: kibibytes for one hash, at least 8.
    ///   - passes: how often they are passed over, at least 1.
    ///   - threads: where the work is done; two threads if none are given.
    public init(memory: Int = 19_456, passes: Int = 2, threads: WorkerThreads = WorkerThreads(count: 2)) {
        self.memory = min(max(memory, 8), 4 * 1024 * 1024)
        self.passes = min(max(passes, 1), 1000)
        self.threads = threads
    }

    /// A hash of `password` with a new salt.
    /// - Throws: ``HTTPError`` 400 for a password longer than ``longestPassword``, ``HTTPError/serverBusy``, ``PasswordHashingError``.
    public func hash(_ password: String) async throws -> String {
        let password = Array(password.utf8)
        guard password.count <= Self.longestPassword else {
            throw HTTPError(.badRequest, "A password has at most \(Self.longestPassword) bytes.")
        }
        return try await threads.run { [memory, passes] in
            let salt = RandomBytes.make(16)
            let (m, t) = (UInt32(memory), UInt32(passes))
            var encoded = [CChar](repeating: 0, count: argon2_encodedlen(t, m, 1, 16, 32, Argon2_id))
            let code = argon2id_hash_encoded(
                t, m, 1, password, password.count, salt, salt.count, 32, &encoded, encoded.count)
            guard code == ARGON2_OK.rawValue else { throw PasswordHashingError(code: code) }
            return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// Whether `hash` was made of `password`; compared in constant time.
    ///
    /// Takes as long for nil, which is the hash of an account that is not there, so that the time of the answer does not
    /// tell who has an account. The same for what is no hash, and for a password that is too long.
    /// - Throws: ``HTTPError/serverBusy``, ``PasswordHashingError`` if there is no memory for it.
    public func verify(_ password: String, against hash: String?) async throws -> Bool {
        let bytes = Array(password.utf8)
        let isPossible = bytes.count <= Self.longestPassword && hash.flatMap(Parameters.init) != nil
        let wanted = isPossible ? hash ?? unmatched : unmatched
        let password = isPossible ? bytes : []
        let outcome = try await threads.run { try Self.compare(password, wanted) }
        return outcome == .match && isPossible
    }

    /// What a comparison can come to; for a hash that cannot be read nothing is computed.
    enum Outcome { case match, mismatch, unreadable }

    static func compare(_ password: [UInt8], _ hash: String) throws(PasswordHashingError) -> Outcome {
        let code = argon2id_verify(hash, password, password.count)
        switch code {
        case ARGON2_OK.rawValue: return .match
        case ARGON2_VERIFY_MISMATCH.rawValue: return .mismatch
        case ARGON2_MEMORY_ALLOCATION_ERROR.rawValue: throw PasswordHashingError(code: code)
        default: return .unreadable
        }
    }

    /// Whether `hash` was made with another cost than this hasher's.
    public func needsRehash(_ hash: String) -> Bool {
        guard let parameters = Parameters(hash) else { return true }
        return parameters.memory != memory || parameters.passes != passes
    }

    /// A hash that costs what others cost and that no password is known for.
    var unmatched: String {
        "$argon2id$v=19$m=\(memory),t=\(passes),p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    }

    /// The cost that a hash names; nil for what is no hash, or one that would cost more than a server should give.
    private struct Parameters {
        let memory: Int
        let passes: Int

        init?(_ hash: String) {
            let parts = hash.split(separator: "$", omittingEmptySubsequences: false)
            guard parts.count == 6, parts[1] == "argon2id", parts[2] == "v=19", hash.utf8.count < 512 else {
                return nil
            }
            let costs = parts[3].split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
            guard costs.count == 3, costs.allSatisfy({ $0.count == 2 }), costs.map({ $0[0] }) == ["m", "t", "p"],
                let memory = Int(costs[0][1]), let passes = Int(costs[1][1]), let lanes = Int(costs[2][1]),
                8...1_048_576 ~= memory, 1...100 ~= passes, 1...16 ~= lanes
            else { return nil }
            self.memory = memory
            self.passes = passes
        }
    }
}

/// The hash could not be computed: there was no memory for it.
public struct PasswordHashingError: Error, CustomStringConvertible {
    let code: Int32
    public var description: String { "hashing a password failed: \(String(cString: argon2_error_message(code)))" }
}
#endif
