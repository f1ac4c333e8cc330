#if Server
import CCompression
import NIOCore

/// Compresses a body, at once or piece by piece. One compressor per body, used by one task.
protocol Compressor: AnyObject {
    /// - Parameters:
    ///   - bytes: what comes next.
    ///   - isLast: whether it ends here. If not, all that was given so far can be read by the client from the result:
    ///     the compressor is flushed, so that a streamed page arrives as it is written.
    /// - Returns: the compressed bytes, perhaps none.
    func compress(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws -> ByteBuffer
}

extension Compressor {
    func compress(_ buffer: ByteBuffer, isLast: Bool) throws -> ByteBuffer {
        try buffer.withUnsafeReadableBytes { try compress($0, isLast: isLast) }
    }
}

/// A compressor failed: for want of memory, since nothing else can go wrong.
struct CompressionError: Error {}

/// Brotli (RFC 7932).
final class BrotliCompressor: Compressor {
    private let state: OpaquePointer

    /// - Parameters:
    ///   - quality: 0 to 11.
    ///   - window: binary logarithm of the window, 10 to 24; decides how much memory a stream holds.
    init(quality: UInt32, window: UInt32 = 18, sizeHint: Int = 0) throws {
        guard let state = BrotliEncoderCreateInstance(nil, nil, nil) else { throw CompressionError() }
        self.state = state
        BrotliEncoderSetParameter(state, BROTLI_PARAM_QUALITY, quality)
        BrotliEncoderSetParameter(state, BROTLI_PARAM_LGWIN, window)
        BrotliEncoderSetParameter(state, BROTLI_PARAM_SIZE_HINT, UInt32(clamping: sizeHint))
    }

    deinit { BrotliEncoderDestroyInstance(state) }

    func compress(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws -> ByteBuffer {
        var output = ByteBuffer()
        var available = bytes.count
        var next = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let operation = isLast ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_FLUSH
        var taken = 0
        // “No input left and no output waiting” is not the end: with the last input just taken in, the encoder may still have
        // a block to write. Only it knows when it is finished; a flush is over when it gives nothing more.
        repeat {
            var room = 0
            guard BrotliEncoderCompressStream(state, operation, &available, &next, &room, nil, nil) != 0 else {
                throw CompressionError()
            }
            taken = 0
            if let start = BrotliEncoderTakeOutput(state, &taken) {
                output.writeBytes(UnsafeRawBufferPointer(start: start, count: taken))
            }
        } while isLast ? BrotliEncoderIsFinished(state) == 0 : available > 0 || taken > 0
        return output
    }
}

/// Gzip (RFC 1952).
final class GzipCompressor: Compressor {
    // On the heap, since zlib keeps a pointer to it.
    private let stream: UnsafeMutablePointer<z_stream>

    /// - Parameter level: 1 to 9.
    init(level: Int32) throws {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let gzip: Int32 = 16
        let result = deflateInit2_(
            stream, level, Z_DEFLATED, MAX_WBITS + gzip, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else { throw CompressionError() }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func compress(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws -> ByteBuffer {
        var output = ByteBuffer()
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(clamping: bytes.count)
        guard bytes.count <= Int(UInt32.max) else { throw CompressionError() }
        let room = max(256, min(bytes.count, 65_536))
        var isFull = true
        while isFull {
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { space in
                stream.pointee.next_out = space.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.pointee.avail_out = UInt32(clamping: space.count)
                deflate(stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
                // A full output may hide more; zlib says only so.
                isFull = stream.pointee.avail_out == 0
                return space.count - Int(stream.pointee.avail_out)
            }
        }
        return output
    }
}
#endif
