#if Server
import MartletCore
import NIOCore

/// 3. Render: a page in its layouts as an HTML document, or as the data by which the browser renders it itself.
struct PageDocument {
    /// From the outermost layout to the page.
    let views: [LoadedView]
    let route: Int
    /// The route's.
    let memory: RouteMemory
    /// The name of the page's type.
    let page: String
    let key: Int
    /// `https://aerie.example`
    let origin: String
    /// The page is sent without what hydration needs.
    let isStatic: Bool
    /// What its forms have in common; nil for a site without actions.
    var forms: FormContext?
    /// Search engines are told to leave it out, whatever it says itself.
    var isHidden = false

    /// The whole document, or what is left of it.
    /// - Parameters:
    ///   - start: How it begins.
    ///   - isStarted: Whether that has been sent.
    ///   - browser: nil for a page that is plain.
    func html(_ start: DocumentStart, isStarted: Bool = false, browser: BrowserFiles?) -> (
        html: ByteBuffer, isInteractive: Bool
    ) {
        // Not within the body's rendering, where each would need an output of its own.
        let head = mergedHead(without: start.elements)
        let context = RenderContext()
        context.forms = forms
        context.outlets = views.dropFirst().reversed().map(\.emit)
        // The body first: whether it needs the browser's half decides what the head says.
        return HTMLRenderer.render(hydratable: !isStatic, context: context, views[0].emit) { body, result in
            let browser = result.isInteractive && !isStatic ? browser : nil
            let inert = browser == nil ? nil : context.inert
            memory.isInteractive = browser != nil
            memory.isInert = inert != nil
            let data = browser == nil ? JSONWriter(capacity: 0) : encoded(inert: inert.map { $0.inner + 1 } ?? 0)
            // One copy, out of the thread's buffer into the response's own; from there the system takes it.
            var buffer = ByteBufferAllocator().buffer(capacity: body.count + head.utf8.count + data.count + 1536)
            if !isStarted { buffer.writeString(start.html) }
            buffer.writeString(head)
            if let browser {
                for element in browser.preloads(for: page, isInert: inert != nil)
                where !start.elements.contains(element) {
                    buffer.writeString(element)
                }
                if let forms, forms.isUsed, let actions = browser.actions {
                    buffer.writeString("<link rel=\"modulepreload\" href=\"\(actions)\">")
                }
                buffer.writeString("<script>\(browser.loader)</script>")
            }
            buffer.writeString("</head><body>")
            let bytes = UnsafeRawBufferPointer(body)
            if let inert {
                buffer.writeBytes(bytes[..<inert.start])
                buffer.writeString(InertView.mark)
                buffer.writeBytes(bytes[inert.start..<inert.end])
                buffer.writeString(InertView.mark)
                buffer.writeBytes(bytes[inert.end...])
            } else {
                buffer.writeBytes(bytes)
            }
            if let browser {
                buffer.writeString("<script type=\"application/json\" id=\"martlet-data\">")
                data.withBytes { _ = buffer.writeBytes(UnsafeRawBufferPointer($0)) }
                buffer.writeString(
                    "</script><script type=\"module\" id=\"martlet\" src=\"\(browser.script)\" data-module=\"\(browser.module)\""
                )
                if let forms, let actions = browser.actions { buffer.writeString(Self.actions(forms, actions)) }
                // None to begin with is another thing than none at all.
                if let parts = browser.parts[page] {
                    buffer.writeString(" data-parts=\"\(inert == nil ? parts : "-")\"")
                }
                buffer.writeString("></script>")
            }
            buffer.writeString("</body></html>")
            return (buffer, browser != nil)
        }
    }

    /// What `actions.js` needs. The token is left out where no form is, so that the page stays the same.
    private static func actions(_ forms: FormContext, _ script: String) -> String {
        let token = forms.isUsed ? " data-form=\"\(forms.token)\"" : ""
        return " data-actions=\"\(script)\" data-csrf=\"\(forms.csrf)\"\(token)"
    }

    /// Lines: what `navigation.js` needs, the views' data, which goes to the module as it is, and an action's reply if there
    /// is one.
    /// - Parameters:
    ///   - message: Why an action was refused.
    ///   - notice: What an action had to say, which stays while the page is shown afresh.
    func data(
        _ browser: BrowserFiles?, status: Int, message: String? = nil, notice: String? = nil, _ reply: [UInt8]? = nil
    ) -> ByteBuffer {
        var json = JSONWriter()
        json.beginObject()
        json.key("build")
        json.write(browser?.build ?? "")
        if let parts = browser?.parts[page] {
            json.key("parts")
            json.write(parts)
        }
        json.key("status")
        json.write(status)
        json.key("head")
        json.write(mergedHead())
        if let forms {
            json.key("csrf")
            json.write(forms.csrf)
            json.key("form")
            json.write(forms.token)
        }
        if let message {
            json.key("message")
            json.write(message)
        }
        if let notice {
            json.key("notice")
            json.write(notice)
        }
        json.endObject()
        var buffer = ByteBuffer(bytes: json.bytes)
        buffer.writeInteger(UInt8(ascii: "\n"))
        encoded().withBytes { _ = buffer.writeBytes(UnsafeRawBufferPointer($0)) }
        if let reply {
            buffer.writeInteger(UInt8(ascii: "\n"))
            buffer.writeBytes(reply)
        }
        return buffer
    }

    /// `[route, key, layout, …, page]`, and behind them what is wrong with a form, if the site has any. Without the names of
    /// properties: who reads it is of the same build.
    /// - Parameter inert: How many of the innermost views have no data.
    private func encoded(inert: Int = 0) -> JSONWriter {
        // With room for as much as the last time, so that it need not be moved as it grows.
        var json = JSONWriter(capacity: max(1024, memory.dataSize + 64), isPositional: true)
        json.beginArray()
        json.write(route)
        json.write(key)
        for view in views.dropLast(inert) { view.encode(&json) }
        for _ in 0..<inert { json.writeNull() }
        if let forms { json.write(forms.refusal) }
        json.endArray()
        memory.dataSize = json.count
        return json
    }

    /// What the views say in the head, but for what has been sent ahead.
    private func mergedHead(without sent: Set<String> = []) -> String {
        WrittenHead.of(views, origin: origin) { written in
            if isHidden || !sent.isEmpty {
                var merger = written.merged()
                if isHidden { merger.add("<meta name=\"robots\" content=\"noindex\">") }
                return merger.html(without: sent)
            }
            if let last = memory.head.withLock({ $0 }), last.isOf(written) { return last.html }
            let new = MergedHead(written)
            memory.head.withLock { $0 = new }
            return new.html
        }
    }
}
#endif
