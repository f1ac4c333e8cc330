#if Server
import GRDBSQLite
import Synchronization

/// A connection that only reads, for one thread at a time, without what GRDB's pool does for each query: a dispatch queue
/// that is waited for, a barrier, locks. It buys 30 of the 40 microseconds that a small query took in a request.
///
/// It knows none of the functions and collations that GRDB adds. A statement that does not compile here is GRDB's affair.
///
/// Unchecked: ``Readers`` lends it to one borrower at a time.
final class Reader: Connection, @unchecked Sendable {
    let handle: OpaquePointer?
    let readsOnly = true
    /// As many as ``QuickQueries`` knows texts.
    private var statements: [String: CompiledStatement] = [:]

    /// - Throws: ``NeedsPool`` if the file cannot be opened.
    init(path: String) throws {
        var handle: OpaquePointer?
        // Without SQLite's mutexes: `Readers` hands it to one thread at a time.
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK else {
            sqlite3_close_v2(handle)
            throw NeedsPool()
        }
        self.handle = handle
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 5000)
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// - Throws: ``NeedsPool`` for what does not compile here.
    func compiled(_ sql: String) throws -> CompiledStatement {
        if let kept = statements[sql], sqlite3_stmt_busy(kept.handle) == 0 { return kept }
        try refuseTransactionControl(sql)
        var new: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &new, nil)
        guard code == SQLITE_OK, let new else { throw NeedsPool() }
        let statement = CompiledStatement(new)
        if statements[sql] == nil { statements[sql] = statement }
        return statement
    }
}

/// A query cannot be answered by a ``Reader``.
struct NeedsPool: Error {}

/// The readers of one file that nobody uses at the moment.
final class Readers: Sendable {
    private struct State {
        /// The one used last is taken first: its pages are in the processor's cache.
        var free: [Reader] = []
        var count = 0
        var isClosed = false
    }

    let path: String
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: How many there may be; they are opened as they are needed.
    init(path: String, limit: Int) {
        self.path = path
        self.limit = limit
    }

    /// Lends a reader.
    ///
    /// - Throws: ``NeedsPool`` if all are in use; what `body` throws.
    func withReader<T>(_ body: (Reader) throws -> T) throws -> T {
        let reader = try take()
        defer { giveBack(reader) }
        return try body(reader)
    }

    /// Closes the files, of those in use as soon as they are given back.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.free = []
        }
    }

    private func take() throws -> Reader {
        let (free, mayOpen) = state.withLock { state in
            if let free = state.free.popLast() { return (Reader?.some(free), false) }
            guard state.count < limit, !state.isClosed else { return (nil, false) }
            state.count += 1
            return (nil, true)
        }
        if let free { return free }
        guard mayOpen else { throw NeedsPool() }
        do {
            return try Reader(path: path)
        } catch {
            state.withLock { $0.count -= 1 }
            throw error
        }
    }

    private func giveBack(_ reader: Reader) {
        state.withLock { if !$0.isClosed { $0.free.append(reader) } }
    }
}
#endif
