#if Server
import CVips

/// Makes a site's pictures of what somebody sent: checked, upright, without metadata, in several widths.
///
///     let images = ImageProcessor()
///     let picture = try await images.process(file, storingIn: storage)
///     // picture.sizes: [(width, height, key)], picture.placeholder: a data URL or nil, picture.averageColour: "#7d838a"
///
/// libvips does the work, on a thread of its own and away from the requests. Nothing of the file but its pixels comes through:
/// no EXIF data, no location, no colour profile (colours are converted to sRGB).
public struct ImageProcessor: Sendable {
    /// The largest file, in bytes.
    public var fileSize = 32 * 1024 * 1024
    /// The most pixels, as the header says, before anything is decoded.
    public var pixels = 60_000_000
    /// The widths to make, in pixels. A picture is never enlarged: of one that is 900 pixels wide, 900 is the largest.
    public var widths = [320, 640, 960, 1600, 2400]
    /// The largest height of any of them.
    public var largestHeight = 3200
    /// The formats to write.
    public var formats: [Output] = [.webp(quality: 80)]
    private let threads: WorkerThreads

    /// A format to write, with its quality from 1 to 100.
    public enum Output: Sendable, Equatable {
        case webp(quality: Int)
        case jpeg(quality: Int)

        /// The extension of its files, with the dot.
        public var fileExtension: String {
            switch self {
            case .webp: ".webp"
            case .jpeg: ".jpg"
            }
        }
    }

    /// - Parameter threads: where the work is done; each piece may take some hundred megabytes for a moment, so one thread
    ///   if none are given.
    public init(threads: WorkerThreads = WorkerThreads(count: 1, waiting: 32)) {
        self.threads = threads
    }

    /// Processes a file of a form.
    /// - Throws: ``ImageError``, ``HTTPError/serverBusy``, and what `storage` throws. Nothing is stored before all sizes have
    ///   been made.
    public func process(_ file: UploadedFile, storingIn storage: some Storage) async throws -> ProcessedImage {
        try await store(try await threads.run { [self] in try file.withBytes { try make(of: $0) } }, in: storage)
    }

    /// Processes bytes.
    public func process(_ bytes: [UInt8], storingIn storage: some Storage) async throws -> ProcessedImage {
        try await store(try await threads.run { [self] in try bytes.withUnsafeBytes { try make(of: $0) } }, in: storage)
    }

    private struct Made: Sendable {
        var format: ImageFormat
        var width = 0
        var height = 0
        var files: [(width: Int, height: Int, output: Output, bytes: [UInt8])] = []
        var placeholder: String?
        var averageColour = ""
    }

    private func store(_ made: Made, in storage: some Storage) async throws -> ProcessedImage {
        var image = ProcessedImage(
            format: made.format, width: made.width, height: made.height, sizes: [], placeholder: made.placeholder,
            averageColour: made.averageColour)
        for file in made.files {
            let key = try await storage.store(file.bytes, fileExtension: file.output.fileExtension)
            image.sizes.append(
                .init(width: file.width, height: file.height, format: file.output, key: key, size: file.bytes.count))
        }
        return image
    }

    // MARK: On the worker's thread

    private func make(of bytes: UnsafeRawBufferPointer) throws(ImageError) -> Made {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { throw .empty }
        guard bytes.count <= fileSize else { throw .tooLarge(limit: fileSize) }
        guard let format = ImageFormat(sniffing: bytes) else { throw .unknownFormat }

        var (width, height, pages) = (0 as Int32, 0 as Int32, 0 as Int32)
        try VipsImage.check(cvips_measure(start, bytes.count, &width, &height, &pages))
        guard width > 0, height > 0 else { throw .damaged(reason: "no pixels") }
        guard Int(width) * Int(height) <= pixels else {
            throw .tooManyPixels(width: Int(width), height: Int(height), limit: pixels)
        }

        let widest = max(1, widths.max() ?? 1)
        let full = try VipsImage(reading: bytes, width: widest, height: max(1, largestHeight))
        var made = Made(format: format, width: full.width, height: full.height)
        for width in Set(widths.map { min(max(1, $0), full.width) }).sorted() {
            if width == full.width {
                try add(full, to: &made)
            } else {
                try add(try full.resized(to: width), to: &made)
            }
        }
        // Sixteen pixels, blurred: what the browser makes large again shows no squares.
        let tiny = try full.resized(to: min(16, full.width)).blurred(by: 1)
        made.averageColour = try tiny.averageColour
        // What lies behind a picture that is transparent would be seen for ever.
        if !full.hasAlpha {
            made.placeholder = "data:image/webp;base64," + Base64.encode(try tiny.written(as: .webp(quality: 40)))
        }
        return made
    }

    private func add(_ image: borrowing VipsImage, to made: inout Made) throws(ImageError) {
        for output in formats {
            made.files.append((image.width, image.height, output, try image.written(as: output)))
        }
    }
}

/// What became of a picture.
public struct ProcessedImage: Sendable, Equatable {
    /// What was sent.
    public let format: ImageFormat
    /// The largest size, in pixels, upright.
    public let width: Int
    public let height: Int
    /// The files, the narrowest first.
    public internal(set) var sizes: [Size]
    /// A few pixels of it as a data URL, to be shown behind it until it is there; nil for one that may be transparent.
    public let placeholder: String?
    /// For the place where it will be: `#7d838a`.
    public let averageColour: String

    /// One of the files.
    public struct Size: Sendable, Equatable {
        public let width: Int
        public let height: Int
        public let format: ImageProcessor.Output
        /// Its name in the storage.
        public let key: String
        /// Bytes.
        public let size: Int
    }
}
#endif
