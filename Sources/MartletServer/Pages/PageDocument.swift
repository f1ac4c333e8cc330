#if Server
import MartletCore
import NIOCore

/// 3. Render: a page in its layouts as an HTML document, or as the data by which the browser renders it itself.
struct PageDocument {
    /// From the outermost layout to the page.
    let views: [LoadedView]
    let route: Int
    let key: Int
    /// `https://aerie.example`
    let origin: String
    /// The page is sent without what hydration needs.
    let isStatic: Bool

    /// The whole document.
    func html(
        language: String, attributes: [(name: String, value: String)], browser: BrowserFiles?
    ) -> (html: ByteBuffer, isInteractive: Bool) {
        // Not within the body's rendering, where each would need an output of its own.
        let head = mergedHead()
        let context = RenderContext()
        context.outlets = views.dropFirst().reversed().map(\.emit)
        // The body first: whether it needs the browser's half decides what the head says.
        return HTMLRenderer.render(hydratable: !isStatic, context: context, views[0].emit) { body, result in
            let browser = result.isInteractive && !isStatic ? browser : nil
            let data = browser == nil ? nil : encoded()
            var buffer = ByteBufferAllocator().buffer(capacity: body.count + head.utf8.count + (data?.count ?? 0) + 1024)
            buffer.writeString("<!DOCTYPE html><html lang=\"")
            buffer.writeString(Self.escaped(language))
            for (name, value) in attributes { buffer.writeString("\" \(name)=\"\(Self.escaped(value))") }
            buffer.writeString("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            buffer.writeString(head)
            if let browser {
                buffer.writeString("<link rel=\"modulepreload\" href=\"\(browser.script)\">")
                buffer.writeString(
                    "<link rel=\"preload\" as=\"fetch\" crossorigin fetchpriority=\"low\" href=\"\(browser.module)\">")
                buffer.writeString("<script>\(browser.loader)</script>")
            }
            buffer.writeString("</head><body>")
            buffer.writeBytes(UnsafeRawBufferPointer(body))
            if let browser, let data {
                buffer.writeString("<script type=\"application/json\" id=\"martlet-data\">")
                buffer.writeBytes(data)
                buffer.writeString("</script><script type=\"module\" id=\"martlet\" src=\"\(browser.script)\" data-module=\"\(browser.module)\"></script>")
            }
            buffer.writeString("</body></html>")
            return (buffer, browser != nil)
        }
    }

    /// Two lines: what `navigation.js` needs, and the views' data, which goes to the module as it is.
    func data(build: String, status: Int) -> ByteBuffer {
        var json = JSONWriter()
        json.beginObject()
        json.key("build")
        json.write(build)
        json.key("status")
        json.write(status)
        json.key("head")
        json.write(mergedHead())
        json.endObject()
        var buffer = ByteBuffer(bytes: json.bytes)
        buffer.writeInteger(UInt8(ascii: "\n"))
        buffer.writeBytes(encoded())
        return buffer
    }

    /// `[route, key, layout, …, page]`
    private func encoded() -> [UInt8] {
        var json = JSONWriter(capacity: 4096)
        json.beginArray()
        json.write(route)
        json.write(key)
        for view in views { view.encode(&json) }
        json.endArray()
        return json.bytes
    }

    private func mergedHead() -> String {
        var merger = HeadMerger()
        let context = RenderContext()
        context.origin = origin
        for view in views {
            merger.add(
                HTMLRenderer.render(hydratable: false, context: context, view.emitHead) { bytes, _ in String(decoding: bytes, as: UTF8.self) })
        }
        return merger.html
    }

    private static func escaped(_ text: String) -> String {
        // By the writer, byte for byte: a `Character` joins a quote with a combining mark after it.
        HTMLRenderer.render(hydratable: false) {
            HTMLWriter.write(text)
        } consume: { bytes, _ in
            String(decoding: bytes, as: UTF8.self)
        }
    }
}
#endif
