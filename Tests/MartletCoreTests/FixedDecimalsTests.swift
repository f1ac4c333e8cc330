import Foundation
import MartletCore
import Testing

/// Numbers with so many digits behind the point, as JavaScript's `toFixed` writes them.
@Suite struct FixedDecimalsTests {
    private struct Numbers: View {
        let value: Double
        let decimals: Int
        var body: some View {
            p(.style("left:\(value, decimals: decimals)px"), .title("\(value, decimals: decimals)")) {
                "\(value, decimals: decimals)"
            }
        }
    }

    private func written(_ value: Double, _ decimals: Int) -> String {
        let html = HTMLRenderer.string(Numbers(value: value, decimals: decimals), hydratable: false)
        let text = html.split(separator: ">")[1].split(separator: "<")[0]
        #expect(html == "<p style=\"left:\(text)px\" title=\"\(text)\">\(text)</p>")
        return String(text)
    }

    @Test(
        arguments: [
            (0, 2, "0.00"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (2.5, 0, "3"), (-1.5, 0, "-2"),
            (1.005, 2, "1.00"),
            (10.235, 2, "10.23"), (-0.001, 2, "-0.00"), (-0.0, 2, "0.00"), (0.05, 1, "0.1"), (99.995, 2, "100.00"),
            (1e15, 2, "1000000000000000.00"), (123.456789, 9, "123.456789000"), (5e-324, 3, "0.000"), (7, 0, "7"),
        ] as [(Double, Int, String)])
    func aNumberIsRoundedExactly(value: Double, decimals: Int, text: String) {
        #expect(written(value, decimals) == text)
    }

    @Test func randomNumbersAreWrittenAsTheCLibraryDoes() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let value = Double.random(in: -1e6...1e6, using: &generator) * pow(10, Double(Int.random(in: -9...3)))
            let decimals = Int.random(in: 0...9)
            // Ties go another way there; none of these numbers is one.
            #expect(written(value, decimals) == String(format: "%.\(decimals)f", value))
        }
    }

    @Test func aPointStandsInNumbersOfAnyLength() {
        var power: UInt64 = 1
        for _ in 0..<19 {
            for digits in [power - 1, power, power + 1, power &* 7] {
                for decimals in 0...9 {
                    var text = String(digits)
                    if decimals > 0 {
                        text = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
                        text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
                    }
                    HTMLRenderer.render(hydratable: false) {
                        HTMLWriter.write(digits, decimals: decimals)
                    } consume: { html, _ in
                        #expect(String(decoding: html, as: UTF8.self) == text)
                    }
                }
            }
            power &*= 10
        }
    }

    @Test func whatHasNoSuchDigitsIsWrittenAsItIs() {
        for value in [1e300, .infinity, .nan, -1e22] { #expect(written(value, 2) == value.description) }
    }
}
