import CCompression

/// The bytes that a Brotli stream stands for, as far as it goes; nil if it is none. `isWhole` demands its end.
func brotliDecoded(_ bytes: [UInt8], isWhole: Bool = true) -> [UInt8]? {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
    defer { BrotliDecoderDestroyInstance(state) }
    var result: [UInt8] = []
    return bytes.withUnsafeBufferPointer { input -> [UInt8]? in
        var available = input.count
        var next = input.baseAddress
        while true {
            var room = 0
            let outcome = BrotliDecoderDecompressStream(state, &available, &next, &room, nil, nil)
            var count = 0
            if let output = BrotliDecoderTakeOutput(state, &count) {
                result += UnsafeBufferPointer(start: output, count: count)
            }
            switch outcome {
            case BROTLI_DECODER_RESULT_SUCCESS: return result
            case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
            case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return isWhole ? nil : result
            default: return nil
            }
        }
    }
}

/// The bytes that a gzip stream stands for; nil if it is none or has no end.
func gzipDecoded(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        return nil
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var result: [UInt8] = []
    return input.withUnsafeMutableBufferPointer { input -> [UInt8]? in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let (outcome, count) = chunk.withUnsafeMutableBufferPointer { output in
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                let outcome = inflate(&stream, Z_NO_FLUSH)
                return (outcome, output.count - Int(stream.avail_out))
            }
            result += chunk[..<count]
            if outcome == Z_STREAM_END { return result }
            guard outcome == Z_OK else { return nil }
        }
    }
}
