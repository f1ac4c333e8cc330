// A line per name, however long.
// swift-format-ignore-file

// The attributes of the HTML Living Standard (https://html.spec.whatwg.org/multipage/indices.html#attributes-3), in Swift's
// spelling of their names.

// Text
extension Attribute {
    @_transparent public static var `class`: TextAttribute { TextAttribute("class") }
    @_transparent public static var id: TextAttribute { TextAttribute("id") }
    @_transparent public static var lang: TextAttribute { TextAttribute("lang") }
    @_transparent public static var dir: TextAttribute { TextAttribute("dir") }
    @_transparent public static var title: TextAttribute { TextAttribute("title") }
    @_transparent public static var slot: TextAttribute { TextAttribute("slot") }
    @_transparent public static var part: TextAttribute { TextAttribute("part") }
    @_transparent public static var accessKey: TextAttribute { TextAttribute("accesskey") }
    @_transparent public static var autocapitalize: TextAttribute { TextAttribute("autocapitalize") }
    @_transparent public static var enterKeyHint: TextAttribute { TextAttribute("enterkeyhint") }
    @_transparent public static var inputMode: TextAttribute { TextAttribute("inputmode") }
    @_transparent public static var contentEditable: TextAttribute { TextAttribute("contenteditable") }
    @_transparent public static var draggable: TextAttribute { TextAttribute("draggable") }
    @_transparent public static var spellcheck: TextAttribute { TextAttribute("spellcheck") }
    @_transparent public static var translate: TextAttribute { TextAttribute("translate") }
    @_transparent public static var popover: TextAttribute { TextAttribute("popover") }
    @_transparent public static var writingSuggestions: TextAttribute { TextAttribute("writingsuggestions") }
    @_transparent public static var role: TextAttribute { TextAttribute("role") }
    @_transparent public static var itemID: TextAttribute { TextAttribute("itemid") }
    @_transparent public static var itemProp: TextAttribute { TextAttribute("itemprop") }
    @_transparent public static var itemRef: TextAttribute { TextAttribute("itemref") }
    @_transparent public static var itemType: TextAttribute { TextAttribute("itemtype") }
    @_transparent public static var nonce: TextAttribute { TextAttribute("nonce") }
    @_transparent public static var `is`: TextAttribute { TextAttribute("is") }
    @_transparent public static var exportParts: TextAttribute { TextAttribute("exportparts") }
    @_transparent public static var anchor: TextAttribute { TextAttribute("anchor") }
    @_transparent public static var rel: TextAttribute { TextAttribute("rel") }
    @_transparent public static var target: TextAttribute { TextAttribute("target") }
    @_transparent public static var hrefLang: TextAttribute { TextAttribute("hreflang") }
    @_transparent public static var type: TextAttribute { TextAttribute("type") }
    @_transparent public static var media: TextAttribute { TextAttribute("media") }
    @_transparent public static var sizes: TextAttribute { TextAttribute("sizes") }
    @_transparent public static var srcset: TextAttribute { TextAttribute("srcset") }
    /// The document of an `iframe`: HTML that the frame runs with the page's rights unless `sandbox` says otherwise. It is **not
    /// sanitized**.
    @_transparent public static var unescapedSrcdoc: TextAttribute { TextAttribute("srcdoc") }
    @_transparent public static var imageSrcset: TextAttribute { TextAttribute("imagesrcset") }
    @_transparent public static var imageSizes: TextAttribute { TextAttribute("imagesizes") }
    @_transparent public static var integrity: TextAttribute { TextAttribute("integrity") }
    @_transparent public static var crossOrigin: TextAttribute { TextAttribute("crossorigin") }
    @_transparent public static var referrerPolicy: TextAttribute { TextAttribute("referrerpolicy") }
    @_transparent public static var fetchPriority: TextAttribute { TextAttribute("fetchpriority") }
    @_transparent public static var blocking: TextAttribute { TextAttribute("blocking") }
    @_transparent public static var `as`: TextAttribute { TextAttribute("as") }
    @_transparent public static var color: TextAttribute { TextAttribute("color") }
    @_transparent public static var charset: TextAttribute { TextAttribute("charset") }
    @_transparent public static var name: TextAttribute { TextAttribute("name") }
    @_transparent public static var content: TextAttribute { TextAttribute("content") }
    @_transparent public static var alt: TextAttribute { TextAttribute("alt") }
    @_transparent public static var useMap: TextAttribute { TextAttribute("usemap") }
    @_transparent public static var decoding: TextAttribute { TextAttribute("decoding") }
    @_transparent public static var loading: TextAttribute { TextAttribute("loading") }
    @_transparent public static var allow: TextAttribute { TextAttribute("allow") }
    @_transparent public static var sandbox: TextAttribute { TextAttribute("sandbox") }
    @_transparent public static var srcLang: TextAttribute { TextAttribute("srclang") }
    @_transparent public static var kind: TextAttribute { TextAttribute("kind") }
    @_transparent public static var label: TextAttribute { TextAttribute("label") }
    @_transparent public static var preload: TextAttribute { TextAttribute("preload") }
    @_transparent public static var coords: TextAttribute { TextAttribute("coords") }
    @_transparent public static var shape: TextAttribute { TextAttribute("shape") }
    @_transparent public static var download: TextAttribute { TextAttribute("download") }
    @_transparent public static var accept: TextAttribute { TextAttribute("accept") }
    @_transparent public static var acceptCharset: TextAttribute { TextAttribute("accept-charset") }
    @_transparent public static var autocomplete: TextAttribute { TextAttribute("autocomplete") }
    @_transparent public static var enctype: TextAttribute { TextAttribute("enctype") }
    @_transparent public static var method: TextAttribute { TextAttribute("method") }
    @_transparent public static var formEnctype: TextAttribute { TextAttribute("formenctype") }
    @_transparent public static var formMethod: TextAttribute { TextAttribute("formmethod") }
    @_transparent public static var formTarget: TextAttribute { TextAttribute("formtarget") }
    @_transparent public static var form: TextAttribute { TextAttribute("form") }
    @_transparent public static var `for`: TextAttribute { TextAttribute("for") }
    @_transparent public static var list: TextAttribute { TextAttribute("list") }
    @_transparent public static var max: TextAttribute { TextAttribute("max") }
    @_transparent public static var min: TextAttribute { TextAttribute("min") }
    @_transparent public static var step: TextAttribute { TextAttribute("step") }
    @_transparent public static var pattern: TextAttribute { TextAttribute("pattern") }
    @_transparent public static var placeholder: TextAttribute { TextAttribute("placeholder") }
    @_transparent public static var dirName: TextAttribute { TextAttribute("dirname") }
    @_transparent public static var wrap: TextAttribute { TextAttribute("wrap") }
    @_transparent public static var scope: TextAttribute { TextAttribute("scope") }
    @_transparent public static var headers: TextAttribute { TextAttribute("headers") }
    @_transparent public static var abbr: TextAttribute { TextAttribute("abbr") }
    @_transparent public static var dateTime: TextAttribute { TextAttribute("datetime") }
    @_transparent public static var popoverTarget: TextAttribute { TextAttribute("popovertarget") }
    @_transparent public static var popoverTargetAction: TextAttribute { TextAttribute("popovertargetaction") }
    @_transparent public static var command: TextAttribute { TextAttribute("command") }
    @_transparent public static var commandFor: TextAttribute { TextAttribute("commandfor") }
    @_transparent public static var httpEquiv: TextAttribute { TextAttribute("http-equiv") }
    @_transparent public static var low: TextAttribute { TextAttribute("low") }
    @_transparent public static var high: TextAttribute { TextAttribute("high") }
    @_transparent public static var optimum: TextAttribute { TextAttribute("optimum") }
    @_transparent public static var closedBy: TextAttribute { TextAttribute("closedby") }
    @_transparent public static var autocorrect: TextAttribute { TextAttribute("autocorrect") }
    @_transparent public static var colorSpace: TextAttribute { TextAttribute("colorspace") }
    @_transparent public static var shadowRootMode: TextAttribute { TextAttribute("shadowrootmode") }
}

// Whole numbers
extension Attribute {
    @_transparent public static var width: NumberAttribute { NumberAttribute("width") }
    @_transparent public static var height: NumberAttribute { NumberAttribute("height") }
    @_transparent public static var size: NumberAttribute { NumberAttribute("size") }
    @_transparent public static var colSpan: NumberAttribute { NumberAttribute("colspan") }
    @_transparent public static var rowSpan: NumberAttribute { NumberAttribute("rowspan") }
    @_transparent public static var span: NumberAttribute { NumberAttribute("span") }
    @_transparent public static var start: NumberAttribute { NumberAttribute("start") }
    @_transparent public static var maxLength: NumberAttribute { NumberAttribute("maxlength") }
    @_transparent public static var minLength: NumberAttribute { NumberAttribute("minlength") }
    @_transparent public static var rows: NumberAttribute { NumberAttribute("rows") }
    @_transparent public static var cols: NumberAttribute { NumberAttribute("cols") }
    @_transparent public static var tabIndex: NumberAttribute { NumberAttribute("tabindex") }
    @_transparent public static var headingOffset: NumberAttribute { NumberAttribute("headingoffset") }
}

// Present or absent
extension Attribute {
    @_transparent public static var hidden: BooleanAttribute { BooleanAttribute("hidden") }
    @_transparent public static var inert: BooleanAttribute { BooleanAttribute("inert") }
    @_transparent public static var autofocus: BooleanAttribute { BooleanAttribute("autofocus") }
    @_transparent public static var itemScope: BooleanAttribute { BooleanAttribute("itemscope") }
    @_transparent public static var disabled: BooleanAttribute { BooleanAttribute("disabled") }
    @_transparent public static var readOnly: BooleanAttribute { BooleanAttribute("readonly") }
    @_transparent public static var required: BooleanAttribute { BooleanAttribute("required") }
    @_transparent public static var multiple: BooleanAttribute { BooleanAttribute("multiple") }
    @_transparent public static var formNoValidate: BooleanAttribute { BooleanAttribute("formnovalidate") }
    @_transparent public static var noValidate: BooleanAttribute { BooleanAttribute("novalidate") }
    @_transparent public static var autoplay: BooleanAttribute { BooleanAttribute("autoplay") }
    @_transparent public static var controls: BooleanAttribute { BooleanAttribute("controls") }
    @_transparent public static var loop: BooleanAttribute { BooleanAttribute("loop") }
    @_transparent public static var muted: BooleanAttribute { BooleanAttribute("muted") }
    @_transparent public static var playsInline: BooleanAttribute { BooleanAttribute("playsinline") }
    @_transparent public static var isMap: BooleanAttribute { BooleanAttribute("ismap") }
    @_transparent public static var `default`: BooleanAttribute { BooleanAttribute("default") }
    @_transparent public static var `async`: BooleanAttribute { BooleanAttribute("async") }
    @_transparent public static var `defer`: BooleanAttribute { BooleanAttribute("defer") }
    @_transparent public static var noModule: BooleanAttribute { BooleanAttribute("nomodule") }
    @_transparent public static var `open`: BooleanAttribute { BooleanAttribute("open") }
    @_transparent public static var reversed: BooleanAttribute { BooleanAttribute("reversed") }
    @_transparent public static var allowFullscreen: BooleanAttribute { BooleanAttribute("allowfullscreen") }
    @_transparent public static var shadowRootClonable: BooleanAttribute { BooleanAttribute("shadowrootclonable") }
    @_transparent public static var shadowRootDelegatesFocus: BooleanAttribute { BooleanAttribute("shadowrootdelegatesfocus") }
    @_transparent public static var shadowRootSerializable: BooleanAttribute { BooleanAttribute("shadowrootserializable") }
    @_transparent public static var alpha: BooleanAttribute { BooleanAttribute("alpha") }
    @_transparent public static var headingReset: BooleanAttribute { BooleanAttribute("headingreset") }
}

// URLs
extension Attribute {
    @_transparent public static var href: URLAttribute { URLAttribute("href") }
    @_transparent public static var src: URLAttribute { URLAttribute("src") }
    @_transparent public static var action: URLAttribute { URLAttribute("action") }
    @_transparent public static var formAction: URLAttribute { URLAttribute("formaction") }
    @_transparent public static var cite: URLAttribute { URLAttribute("cite") }
    @_transparent public static var data: URLAttribute { URLAttribute("data") }
    @_transparent public static var poster: URLAttribute { URLAttribute("poster") }
    @_transparent public static var ping: URLAttribute { URLAttribute("ping") }
}

// What the user may change
extension Attribute {
    @_transparent public static var value: ValueAttribute { ValueAttribute() }
    @_transparent public static var checked: CheckedAttribute { CheckedAttribute() }
    @_transparent public static var selected: PropertyAttribute { PropertyAttribute("selected") }
}
