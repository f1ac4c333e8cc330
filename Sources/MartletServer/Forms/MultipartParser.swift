#if Server
/// Takes a `multipart` body apart as it arrives (RFC 2046 §5.1): a state machine that keeps no more of it than one part's
/// header or the length of a boundary.
struct MultipartParser {
    enum Event: Equatable {
        /// A part begins; its header lines, without the empty one.
        case head([UInt8])
        /// Some of the part's content.
        case content(ArraySlice<UInt8>)
        /// The part is complete.
        case end
    }

    private enum State {
        /// Before the first boundary; what stands there is for nobody.
        case preamble
        /// Right after a boundary: `--` or a line break comes.
        case afterBoundary
        case head
        case content
        /// After the last boundary; what follows is for nobody.
        case epilogue
    }

    /// `\r\n--boundary`
    private let delimiter: [UInt8]
    /// How far the search may go on after each mismatch (Knuth, Morris and Pratt): no body makes it slow.
    private let failure: [Int]
    private let headerLimit: Int
    private var state = State.preamble
    private var header: [UInt8] = []
    /// How many bytes of the delimiter have matched at the end of what was read.
    private var matched = 2
    private var afterBoundary: [UInt8] = []

    /// - Parameters:
    ///   - boundary: the parameter of the body's type.
    ///   - headerLimit: the most bytes of one part's header lines.
    init(boundary: String, headerLimit: Int) {
        delimiter = Array("\r\n--".utf8) + Array(boundary.utf8)
        self.headerLimit = headerLimit
        var failure = [Int](repeating: 0, count: delimiter.count)
        var length = 0
        for index in 1..<delimiter.count {
            while length > 0, delimiter[index] != delimiter[length] { length = failure[length - 1] }
            if delimiter[index] == delimiter[length] { length += 1 }
            failure[index] = length
        }
        self.failure = failure
    }

    /// Whether the last boundary has come.
    var isComplete: Bool { if case .epilogue = state { true } else { false } }

    /// Reads a piece of the body and hands over what it brought.
    mutating func take(_ bytes: [UInt8], _ handle: (Event) throws -> Void) throws {
        var index = 0
        while index < bytes.count {
            switch state {
            case .epilogue: return
            case .preamble:
                // As if a line break stood before the body: it may begin with the boundary.
                index = try search(bytes, from: index) { _ in }
            case .content:
                index = try search(bytes, from: index) { try handle(.content($0)) }
                if case .afterBoundary = state { try handle(.end) }
            case .afterBoundary:
                afterBoundary.append(bytes[index])
                index += 1
                try endBoundary()
            case .head:
                header.append(bytes[index])
                index += 1
                guard header.count <= headerLimit else {
                    throw HTTPError(.requestHeaderFieldsTooLarge, "The header of a part of the form is too long.")
                }
                if header.count == 2, header == [13, 10] {
                    throw FormError.malformed("a part has no header")
                }
                if header.last == 10, header.suffix(4) == [13, 10, 13, 10] {
                    try handle(.head(header.dropLast(4)))
                    header.removeAll(keepingCapacity: true)
                    matched = 0
                    state = .content
                }
            }
        }
    }

    /// Passes content on up to the delimiter. What may be the beginning of one is held back until that is known.
    private mutating func search(
        _ bytes: [UInt8], from start: Int, _ emit: (ArraySlice<UInt8>) throws -> Void
    ) throws -> Int {
        /// How much of a delimiter earlier pieces have brought: it counts as standing before `start`.
        let held = matched
        /// What stands before this place has been passed on.
        var sent = start - held
        func pass(upTo end: Int) throws {
            let endOfHeld = min(end, start)
            if sent < endOfHeld {
                try emit(delimiter[(sent - start + held)..<(endOfHeld - start + held)])
                sent = endOfHeld
            }
            if sent < end {
                try emit(bytes[sent..<end])
                sent = end
            }
        }

        var index = start
        while index < bytes.count {
            if matched == 0 {
                // Content is mostly this: run to the next byte that could begin a delimiter.
                while index < bytes.count, bytes[index] != delimiter[0] { index += 1 }
                guard index < bytes.count else { break }
            }
            let byte = bytes[index]
            while matched > 0, byte != delimiter[matched] { matched = failure[matched - 1] }
            if byte == delimiter[matched] { matched += 1 }
            index += 1
            if matched == delimiter.count {
                try pass(upTo: index - delimiter.count)
                matched = 0
                afterBoundary.removeAll(keepingCapacity: true)
                state = .afterBoundary
                return index
            }
        }
        try pass(upTo: index - matched)
        return index
    }

    /// `--` ends the body; else blanks may follow, and a line break must.
    private mutating func endBoundary() throws {
        if afterBoundary == Array("--".utf8) {
            state = .epilogue
        } else if afterBoundary.suffix(2) == [13, 10] {
            header.removeAll(keepingCapacity: true)
            state = .head
        } else if afterBoundary != Array("-".utf8) {
            let blanks = afterBoundary.last == 13 ? afterBoundary.dropLast() : afterBoundary[...]
            guard afterBoundary.count <= 64, blanks.allSatisfy({ $0 == 32 || $0 == 9 }) else {
                throw FormError.malformed("a boundary is followed by something else")
            }
        }
    }
}
#endif
