#if Server
import CVips

/// A decoded picture. Not shared between threads.
struct VipsImage: ~Copyable {
    private let image: OpaquePointer

    private init(_ image: OpaquePointer) { self.image = image }

    /// Reads a picture, upright and no larger than a box.
    init(reading bytes: UnsafeRawBufferPointer, width: Int, height: Int) throws(ImageError) {
        var image: OpaquePointer?
        try Self.check(
            cvips_read(bytes.baseAddress, bytes.count, Int32(clamping: width), Int32(clamping: height), &image))
        guard let image else { throw .damaged(reason: "no picture") }
        self.image = image
    }

    deinit { cvips_free(image) }

    var width: Int { Int(cvips_width(image)) }
    var height: Int { Int(cvips_height(image)) }

    func resized(to width: Int) throws(ImageError) -> VipsImage {
        var smaller: OpaquePointer?
        try Self.check(cvips_resize(image, Int32(clamping: width), &smaller))
        guard let smaller else { throw .damaged(reason: "no picture") }
        return VipsImage(smaller)
    }

    func blurred(by sigma: Double) throws(ImageError) -> VipsImage {
        var blurred: OpaquePointer?
        try Self.check(cvips_blur(image, sigma, &blurred))
        guard let blurred else { throw .damaged(reason: "no picture") }
        return VipsImage(blurred)
    }

    /// Whether it may be transparent somewhere.
    var hasAlpha: Bool { cvips_has_alpha(image) != 0 }

    /// The average of all pixels: `#7d838a`.
    var averageColour: String {
        get throws(ImageError) {
            var colour: (UInt8, UInt8, UInt8) = (0, 0, 0)
            try Self.check(
                withUnsafeMutableBytes(of: &colour) { cvips_average(image, $0.bindMemory(to: UInt8.self).baseAddress) })
            return "#" + [colour.0, colour.1, colour.2].hexadecimal
        }
    }

    func written(as output: ImageProcessor.Output) throws(ImageError) -> [UInt8] {
        var bytes: UnsafeMutableRawPointer?
        var length = 0
        switch output {
        case .webp(let quality):
            try Self.check(cvips_write_webp(image, Int32(min(max(quality, 1), 100)), &bytes, &length))
        case .jpeg(let quality):
            try Self.check(cvips_write_jpeg(image, Int32(min(max(quality, 1), 100)), &bytes, &length))
        }
        defer { cvips_free_bytes(bytes) }
        let file = Array(UnsafeRawBufferPointer(start: bytes, count: length))
        if case .webp = output { return WebPFile.withoutMetadata(file) }
        return file
    }

    static func check(_ result: cvips_result) throws(ImageError) {
        guard result != CVIPS_OK else { return }
        if result == CVIPS_MISSING { throw .unavailable }
        let reason = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            cvips_last_error(buffer.baseAddress, buffer.count)
            return buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
        throw .damaged(reason: reason)
    }
}
#endif
