/// What a ``JSONReader`` accepts. The defaults suit data of our own making; for input from strangers, lower `bytes`
/// and reject unknown keys.
public struct JSONLimits: Sendable {
    /// What becomes of an object's key that the type does not know.
    public enum UnknownKeys: Sendable {
        /// The key and its value are passed over (and still checked to be valid JSON).
        case skip
        /// The text is refused.
        case reject
    }

    /// How many arrays and objects may stand inside one another, at most 512: nested values are read by nested
    /// calls, and a deeper text could exhaust a thread's stack.
    public let depth: Int

    /// How many bytes the text may have.
    public let bytes: Int

    /// What becomes of unknown keys.
    public let unknownKeys: UnknownKeys

    /// Whether objects may stand as arrays of their values, as ``JSONWriter/init(capacity:isPositional:)`` writes them: from a
    /// server of the same build. What strangers send has names.
    public let takesPositional: Bool

    public init(
        depth: Int = 64, bytes: Int = 16 << 20, unknownKeys: UnknownKeys = .skip, takesPositional: Bool = false
    ) {
        self.depth = depth < 1 ? 1 : depth > 512 ? 512 : depth
        self.bytes = bytes
        self.unknownKeys = unknownKeys
        self.takesPositional = takesPositional
    }
}
