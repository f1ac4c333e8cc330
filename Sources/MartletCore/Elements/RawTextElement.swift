/// `style` and `script`: HTML does not escape their content, so only what cannot end them can stand there.
///
/// `style` takes a literal. `script` takes JSON, for JSON-LD and other data blocks; program code belongs in files.
@_transparent public var style: StyleElement { StyleElement() }
@_transparent public var script: ScriptElement { ScriptElement() }

public struct StyleElement {
    @_transparent public init() {}

    /// - Parameter css: A literal. It must not contain `</style`.
    @_transparent @discardableResult
    public func callAsFunction(_ css: StaticString) -> Fragment {
        let start = Listener.position()
        Listener.open(Literal("style"))
        Listener.endOpen()
        Listener.rawText(Literal(css))
        Listener.close(Literal("style"))
        return Fragment(start: start)
    }
}

public struct ScriptElement {
    @_transparent public init() {}

    /// A data block.
    /// - Parameters:
    ///   - type: Its media type, such as `application/ld+json`.
    ///   - json: Made by ``JSONWriter``, which escapes `<`, so that nothing in it can end the element.
    @discardableResult
    public func callAsFunction<Value: JSONCodable>(type: StaticString, json: Value) -> Fragment {
        let start = Listener.position()
        Listener.open(Literal("script"))
        let attribute = Listener.beginAttribute(Literal("type"))
        Listener.endAttribute(Literal("type"), attribute, AttributeText(Literal(type)))
        Listener.endOpen()
        var writer = JSONWriter()
        writer.write(json)
        Listener.unescapedContent(String(decoding: writer.bytes, as: UTF8.self))
        Listener.close(Literal("script"))
        return Fragment(start: start)
    }
}
