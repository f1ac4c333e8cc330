import MartletCore

/// The bytes of a recorded text, wherever they are.
struct RecordedBytes {
    let start: UnsafePointer<UInt8>
    /// -1 for an absent attribute.
    let count: Int

    private init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
    }

    @inline(never)
    init(_ operation: Operation) {
        if operation.count == -2 {
            self.init(literal: UInt(bitPattern: operation.location))
        } else {
            self.init(
                start: UnsafePointer(Recording.bytes.base + (operation.count < 0 ? 0 : operation.location)),
                count: operation.count)
        }
    }

    /// A literal: its length is found by its terminating zero.
    @inline(never)
    init(literal address: UInt) {
        let start = UnsafePointer<UInt8>(bitPattern: address).unsafelyUnwrapped
        var length = 0
        while start[length] != 0 { length &+= 1 }
        self.init(start: start, count: length)
    }

    @inline(never)
    func isEqual(_ other: StaticString) -> Bool {
        guard count == other.utf8CodeUnitCount else { return false }
        for i in 0..<count where start[i] != other.utf8Start[i] { return false }
        return true
    }
}
