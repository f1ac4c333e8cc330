#if Server
import Glibc
#endif

/// Which URLs may stand in `href`, `src`, `action` and their like.
///
/// Refused are schemes that run script in the page that holds the link, however they are disguised: URL parsers strip
/// leading control characters and spaces, drop tabs and line ends anywhere, and ignore case
/// (WHATWG URL Standard, §4.4 "URL parsing"). `data:` is refused but for raster images.
public enum URLPolicy {
    /// What is written instead.
    public static let blocked: StaticString = "about:blank#blocked"

    /// Whether the bytes, escaped for an attribute or not, are a URL of a refused scheme.
    @inline(never) @_effects(releasenone)
    public static func isUnsafe(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var i = 0
        while i < count {
            let skipped = dropped(bytes, count, i)
            if skipped == 0, bytes[i] > 0x20 { break }
            i &+= skipped == 0 ? 1 : skipped
        }
        // No scheme that is refused begins with another letter.
        guard i < count else { return false }
        switch bytes[i] | 0x20 {
        case UInt8(ascii: "j"), UInt8(ascii: "v"), UInt8(ascii: "d"), UInt8(ascii: "l"): break
        default: return false
        }
        return scheme(bytes, count, i, "javascript:") || scheme(bytes, count, i, "vbscript:")
            || scheme(bytes, count, i, "livescript:")
            || (scheme(bytes, count, i, "data:") && !isImage(bytes, count, i))
    }

    /// Whether one of the values between semicolons is unsafe: SVG's animations take such lists, and can animate an `href`.
    @inline(never) @_effects(releasenone)
    public static func containsUnsafe(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var start = 0
        var i = 0
        while i < count {
            let skipped = dropped(bytes, count, i)
            if skipped == 0, bytes[i] == UInt8(ascii: ";") {
                if isUnsafe(bytes + start, i &- start) { return true }
                start = i &+ 1
            }
            i &+= skipped == 0 ? 1 : skipped
        }
        return isUnsafe(bytes + start, count &- start)
    }

    /// How many bytes at `i` are a tab or a line end, which URL parsers drop; 0 if none is there.
    @inline(__always)
    private static func dropped(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ i: Int) -> Int {
        #if Server
        // The server checks what is escaped already, and there a carriage return is a reference.
        let reference: StaticString = "&#13;"
        if bytes[i] == UInt8(ascii: "&"), count &- i >= 5, memcmp(bytes + i, reference.utf8Start, 5) == 0 { return 5 }
        #endif
        return bytes[i] == 9 || bytes[i] == 10 || bytes[i] == 13 ? 1 : 0
    }

    @inline(never)
    private static func isImage(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ start: Int) -> Bool {
        // SVG is left out: it can hold script.
        scheme(bytes, count, start, "data:image/png") || scheme(bytes, count, start, "data:image/jpeg")
            || scheme(bytes, count, start, "data:image/webp") || scheme(bytes, count, start, "data:image/gif")
            || scheme(bytes, count, start, "data:image/avif")
    }

    /// Whether the bytes begin with `prefix`, ignoring case and what URL parsers drop.
    @inline(never)
    private static func scheme(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ prefix: StaticString
    ) -> Bool {
        var i = start
        var matched = 0
        while i < count, matched < prefix.utf8CodeUnitCount {
            let skipped = dropped(bytes, count, i)
            if skipped > 0 {
                i &+= skipped
                continue
            }
            let byte = bytes[i]
            i &+= 1
            let lowered = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
            if lowered != prefix.utf8Start[matched] { return false }
            matched &+= 1
        }
        return matched == prefix.utf8CodeUnitCount
    }
}
