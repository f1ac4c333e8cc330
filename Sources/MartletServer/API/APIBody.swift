#if Server
import MartletJSON

/// Reads the JSON that a caller sent.
enum APIBody {
    static func read<T: APIType>(_ type: T.Type, from request: Request, limit: Int) async throws -> T {
        guard MediaType.essence(of: request.headers[.contentType] ?? "") == "application/json" else {
            throw HTTPError(.unsupportedMediaType, "The body is sent as application/json.")
        }
        let bytes = WholeNumbers.plainly(try await request.bytes(upTo: limit))
        let value: T
        do {
            value = try T(json: bytes, limits: JSONLimits(depth: 32, bytes: limit, unknownKeys: .reject))
        } catch {
            throw HTTPError(.badRequest, "The body is not what it must be: \(error).")
        }
        let problems = APISchema.problems(with: value)
        guard problems.isEmpty else { throw InvalidInput(problems) }
        return value
    }
}

/// To JSON Schema `1.0` and `1e2` are integers; the codec, strict as it is, takes only `1` and `100`.
enum WholeNumbers {
    /// The same JSON with each whole number written by digits alone. What is no number stays as it is.
    static func plainly(_ json: [UInt8]) -> [UInt8] {
        guard json.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) else { return json }
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        var index = 0
        while index < json.count {
            let start = index
            if json[index] == UInt8(ascii: "\"") {
                index += 1
                while index < json.count, json[index] != UInt8(ascii: "\"") {
                    index += json[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                index = min(index + 1, json.count)
                result += json[start..<index]
            } else if isDigit(json[index]) {
                while index < json.count, isNumberByte(json[index]) { index += 1 }
                result += digits(of: json[start..<index]) ?? json[start..<index]
            } else {
                result.append(json[index])
                index += 1
            }
        }
        return result
    }

    /// `100` of `1e2`; nil for what is not whole, or too long to be any integer.
    private static func digits(of number: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let whole = number.prefix(while: isDigit)
        var rest = number.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            guard !fraction.isEmpty, fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard let mark = rest.first else { return whole }
        guard mark | 0x20 == UInt8(ascii: "e"), let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
            0...18 ~= exponent
        else { return nil }
        return whole.first == UInt8(ascii: "0") ? whole : whole + Array(repeating: UInt8(ascii: "0"), count: exponent)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte | 0x20 == UInt8(ascii: "e") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "-")
    }
}
#endif
