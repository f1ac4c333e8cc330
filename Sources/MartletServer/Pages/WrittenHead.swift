#if Server
import MartletCore
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What views say in the head, one after the other, the outermost first; not merged yet. Valid while it is being used.
struct WrittenHead {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where each view's head ends.
    let ends: [Int]

    /// Writes the heads of views.
    static func of<R>(_ views: [LoadedView], origin: String, _ use: (WrittenHead) -> R) -> R {
        let context = RenderContext()
        context.origin = origin
        var ends: [Int] = []
        return HTMLRenderer.render(hydratable: false, context: context) {
            for view in views {
                view.emitHead()
                ends.append(HTMLWriter.position())
            }
        } consume: { bytes, _ in
            use(WrittenHead(bytes: bytes, ends: ends))
        }
    }

    func merged() -> HeadMerger {
        var merger = HeadMerger()
        var start = 0
        for end in ends {
            merger.add(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
            start = end
        }
        return merger
    }
}

/// A head that has been merged, with what it was merged of.
final class MergedHead: Sendable {
    let html: String
    private let source: [UInt8]
    private let ends: [Int]

    init(_ written: WrittenHead) {
        html = written.merged().html
        source = Array(written.bytes)
        ends = written.ends
    }

    /// Whether it was merged of just these.
    func isOf(_ written: WrittenHead) -> Bool {
        guard ends == written.ends, source.count == written.bytes.count, let bytes = written.bytes.baseAddress else {
            return false
        }
        return source.withUnsafeBufferPointer { memcmp($0.baseAddress!, bytes, $0.count) == 0 }
    }
}
#endif
