import Foundation
import MartletJSON
@testable import MartletServer
import Testing

/// Reads what the sanitizer wrote with a real browser: `CHROMIUM=/usr/bin/chromium Sources/Build/swift.sh test --filter Chromium`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CHROMIUM"] != nil))
struct ChromiumSanitizerTests {
    @Test func chromiumSeesTheTreeThatWasMeant() async throws {
        let chromium = try #require(ProcessInfo.processInfo.environment["CHROMIUM"])
        let random = (0..<2000).map { _ in
            (0..<Int.random(in: 1...25)).map { _ in HostileHTML.pieces.randomElement() ?? "" }.joined()
        }
        let outputs = try (HostileHTML.all + random).map { try HTMLSanitizer().sanitize($0).html }
        let folder = try TestFolder.make()
        defer { TestFolder.remove(folder) }
        try Self.page(outputs).write(toFile: folder + "/page.html", atomically: true, encoding: .utf8)
        let (_, seen) = try await Program.run(
            chromium,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000",
                "--user-data-dir=\(folder)/profile", "--dump-dom", "file://\(folder)/page.html",
            ],
            in: folder)
        let title = seen.split(separator: "<title>", maxSplits: 1).last?.prefix { $0 != "<" } ?? ""
        #expect(title == "\(outputs.count) of \(outputs.count) as meant, 0 scripts", "\(title)")
    }

    /// Each output stands in the page as it would in a site's, and once more is read by `innerHTML`. What the browser makes
    /// of it, written again by the sanitizer's own rules, must be the output.
    private static func page(_ outputs: [String]) -> String {
        let cases = outputs.map { "<div class=case>\($0)</div>" }.joined(separator: "\n")
        return """
            <!DOCTYPE html><meta charset=utf-8><title>not run</title>
            <script>let scripts = 0; window.alert = () => { scripts += 1 }; window.onerror = () => { scripts += 1 };</script>
            \(cases)
            <script>
            const outputs = \(String(decoding: outputs.jsonBytes(), as: UTF8.self))
            const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }
            const escape = text => text.replace(/[&<>"'`]/g, c => entities[c])
            const write = node => Array.from(node.childNodes).map(child => {
                if (child.nodeType == 3) return escape(child.data)
                if (child.nodeType != 1) return 'BAD NODE'
                const name = child.localName
                if (name == 'br') return '<br>'
                const attributes = Array.from(child.attributes).map(a => ` ${a.name}="${escape(a.value)}"`).join('')
                const content = write(child)
                // The parser has dropped one.
                const lineBreak = name == 'pre' && content.startsWith('\\n') ? '\\n' : ''
                return `<${name}${attributes}>${lineBreak}${content}</${name}>`
            }).join('')
            // A parser takes every line break for a line feed.
            const plain = html => html.replace(/\\r\\n?/g, '\\n')
            addEventListener('load', () => setTimeout(() => {
                const standing = document.querySelectorAll('.case')
                const right = outputs.filter((output, index) => {
                    const box = document.createElement('div')
                    box.innerHTML = output
                    return standing.length == outputs.length && plain(write(standing[index])) == plain(output) && plain(write(box)) == plain(output)
                })
                document.title = `${right.length} of ${outputs.length} as meant, ${scripts} scripts`
            }, 200))
            </script>
            """
    }
}
