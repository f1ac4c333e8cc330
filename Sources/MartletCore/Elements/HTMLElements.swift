// The elements of the HTML Living Standard, §4 (https://html.spec.whatwg.org/multipage/#toc-semantics).

@_transparent public var html: Element { Element("html") }
@_transparent public var head: Element { Element("head") }
@_transparent public var body: Element { Element("body") }
@_transparent public var address: Element { Element("address") }
@_transparent public var article: Element { Element("article") }
@_transparent public var aside: Element { Element("aside") }
@_transparent public var footer: Element { Element("footer") }
@_transparent public var header: Element { Element("header") }
@_transparent public var h1: Element { Element("h1") }
@_transparent public var h2: Element { Element("h2") }
@_transparent public var h3: Element { Element("h3") }
@_transparent public var h4: Element { Element("h4") }
@_transparent public var h5: Element { Element("h5") }
@_transparent public var h6: Element { Element("h6") }
@_transparent public var hgroup: Element { Element("hgroup") }
@_transparent public var main: Element { Element("main") }
@_transparent public var nav: Element { Element("nav") }
@_transparent public var section: Element { Element("section") }
@_transparent public var search: Element { Element("search") }
@_transparent public var blockquote: Element { Element("blockquote") }
@_transparent public var dd: Element { Element("dd") }
@_transparent public var div: Element { Element("div") }
@_transparent public var dl: Element { Element("dl") }
@_transparent public var dt: Element { Element("dt") }
@_transparent public var figcaption: Element { Element("figcaption") }
@_transparent public var figure: Element { Element("figure") }
@_transparent public var li: Element { Element("li") }
@_transparent public var menu: Element { Element("menu") }
@_transparent public var ol: Element { Element("ol") }
@_transparent public var p: Element { Element("p") }
@_transparent public var ul: Element { Element("ul") }
@_transparent public var a: Element { Element("a") }
@_transparent public var abbr: Element { Element("abbr") }
@_transparent public var b: Element { Element("b") }
@_transparent public var bdi: Element { Element("bdi") }
@_transparent public var bdo: Element { Element("bdo") }
@_transparent public var cite: Element { Element("cite") }
@_transparent public var code: Element { Element("code") }
@_transparent public var data: Element { Element("data") }
@_transparent public var dfn: Element { Element("dfn") }
@_transparent public var em: Element { Element("em") }
@_transparent public var i: Element { Element("i") }
@_transparent public var kbd: Element { Element("kbd") }
@_transparent public var mark: Element { Element("mark") }
@_transparent public var q: Element { Element("q") }
@_transparent public var rp: Element { Element("rp") }
@_transparent public var rt: Element { Element("rt") }
@_transparent public var ruby: Element { Element("ruby") }
@_transparent public var s: Element { Element("s") }
@_transparent public var samp: Element { Element("samp") }
@_transparent public var small: Element { Element("small") }
@_transparent public var span: Element { Element("span") }
@_transparent public var strong: Element { Element("strong") }
@_transparent public var sub: Element { Element("sub") }
@_transparent public var sup: Element { Element("sup") }
@_transparent public var time: Element { Element("time") }
@_transparent public var u: Element { Element("u") }
@_transparent public var `var`: Element { Element("var") }
@_transparent public var del: Element { Element("del") }
@_transparent public var ins: Element { Element("ins") }
@_transparent public var audio: Element { Element("audio", keepsState: true) }
@_transparent public var canvas: Element { Element("canvas") }
@_transparent public var iframe: Element { Element("iframe", keepsState: true) }
@_transparent public var map: Element { Element("map") }
@_transparent public var object: Element { Element("object") }
@_transparent public var picture: Element { Element("picture") }
@_transparent public var video: Element { Element("video", keepsState: true) }
@_transparent public var noscript: Element { Element("noscript") }
@_transparent public var slot: Element { Element("slot") }
@_transparent public var template: Element { Element("template") }
@_transparent public var caption: Element { Element("caption") }
@_transparent public var colgroup: Element { Element("colgroup") }
@_transparent public var table: Element { Element("table") }
@_transparent public var tbody: Element { Element("tbody") }
@_transparent public var td: Element { Element("td") }
@_transparent public var tfoot: Element { Element("tfoot") }
@_transparent public var th: Element { Element("th") }
@_transparent public var thead: Element { Element("thead") }
@_transparent public var tr: Element { Element("tr") }
@_transparent public var button: Element { Element("button") }
@_transparent public var datalist: Element { Element("datalist") }
@_transparent public var fieldset: Element { Element("fieldset") }
@_transparent public var form: Element { Element("form") }
@_transparent public var label: Element { Element("label") }
@_transparent public var legend: Element { Element("legend") }
@_transparent public var meter: Element { Element("meter") }
@_transparent public var optgroup: Element { Element("optgroup") }
@_transparent public var output: Element { Element("output") }
@_transparent public var progress: Element { Element("progress") }
@_transparent public var details: Element { Element("details", keepsState: true) }
@_transparent public var dialog: Element { Element("dialog", keepsState: true) }
@_transparent public var summary: Element { Element("summary") }
@_transparent public var selectedcontent: Element { Element("selectedcontent") }

// Without content
@_transparent public var area: VoidElement { VoidElement("area") }
@_transparent public var base: VoidElement { VoidElement("base") }
@_transparent public var br: VoidElement { VoidElement("br") }
@_transparent public var col: VoidElement { VoidElement("col") }
@_transparent public var embed: VoidElement { VoidElement("embed") }
@_transparent public var hr: VoidElement { VoidElement("hr") }
@_transparent public var img: VoidElement { VoidElement("img") }
@_transparent public var input: VoidElement { VoidElement("input", keepsState: true) }
@_transparent public var link: VoidElement { VoidElement("link") }
@_transparent public var source: VoidElement { VoidElement("source") }
@_transparent public var track: VoidElement { VoidElement("track") }
@_transparent public var wbr: VoidElement { VoidElement("wbr") }

// With a rule of their own
@_transparent public var pre: SpecialElement { SpecialElement("pre", site: ValueSite.pre) }
@_transparent public var select: SpecialElement { SpecialElement("select", site: ValueSite.select) }
@_transparent public var option: SpecialElement { SpecialElement("option", site: ValueSite.option) }
@_transparent public var textarea: TextAreaElement { TextAreaElement() }

// For the head; `script` and `style`, whose content is raw text, are in RawTextElement.swift
@_transparent public var title: TitleElement { TitleElement() }
@_transparent public var meta: MetaElement { MetaElement() }
