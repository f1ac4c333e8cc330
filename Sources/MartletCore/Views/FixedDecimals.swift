extension TextInterpolation {
    /// A number with so many digits behind the point: `"\(price, decimals: 2)"`. See ``AttributeInterpolation`` too.
    @_transparent public mutating func appendInterpolation(_ value: Double, decimals: Int) {
        writeFixed(value, decimals: decimals)
    }
}

extension AttributeInterpolation {
    /// A number with so many digits behind the point: `.width("\(share, decimals: 1)%")`.
    @_transparent public mutating func appendInterpolation(_ value: Double, decimals: Int) {
        writeFixed(value, decimals: decimals)
    }
}

extension StyleText.Interpolation {
    /// A number with so many digits behind the point: `.style("left: \(x, decimals: 2)px")`.
    @_transparent public mutating func appendInterpolation(_ value: Double, decimals: Int) {
        writeFixed(value, decimals: decimals)
    }
}

/// Writes `value` with `decimals` (0 to 9) digits behind the point, rounded exactly and halves away from zero, as
/// JavaScript's `toFixed`. A number too large to have that many digits is written as its `description`.
///
/// In integers, because both sides must write the same bytes, and because a string in between would cost more than all
/// else in a page of numbers.
@inline(never) @_effects(releasenone)
public func writeFixed(_ value: Double, decimals: Int) {
    var power: UInt64 = 1
    for _ in 0..<decimals { power &*= 10 }
    // By way of `Int64`, which is one instruction.
    guard value.magnitude * Double(Int64(bitPattern: power)) < 9e18 else { return value.writeText() }
    if value < 0 { Listener.write(byte: UInt8(ascii: "-")) }
    Listener.write(scaledAndRounded(value, by: power), decimals: decimals)
}

/// `|value| × power` as the nearest integer: the mantissa is multiplied to 128 bits and shifted back.
@inline(__always)
private func scaledAndRounded(_ value: Double, by power: UInt64) -> UInt64 {
    let isNormal = value.exponentBitPattern > 0
    let mantissa = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
    // value = mantissa × 2^-shift
    let shift = 1075 &- (isNormal ? Int(value.exponentBitPattern) : 1)
    let product = mantissa.multipliedFullWidth(by: power)
    if shift <= 0 { return product.low << UInt64(truncatingIfNeeded: -shift) }
    if shift <= 64 {
        let low = product.low
        return (product.high << UInt64(truncatingIfNeeded: 64 &- shift) | low >> UInt64(truncatingIfNeeded: shift))
            &+ (low >> UInt64(truncatingIfNeeded: shift &- 1)) & 1
    }
    let high = product.high
    return high >> UInt64(truncatingIfNeeded: shift &- 64) &+ (high >> UInt64(truncatingIfNeeded: shift &- 65)) & 1
}
