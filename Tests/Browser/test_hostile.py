"""Markup in every field, and in addresses: wherever it comes out it is text."""
import html.parser
import itertools
import re
import urllib.parse
import xml.etree.ElementTree

import pytest
from members import PASSWORD, Client, number
from visits import hydrated

# Each ends what it may stand in: a text, an attribute, a title, a script, a style, a comment.
PAYLOADS = [
    "<script>hacked()</script>",
    "\"'><img src=x onerror=hacked()>",
    "</title></script><svg onload=hacked()>",
    "</textarea><script>hacked()</script>",
    "<!--\"--><svg/onload=hacked()//",
    "' onfocus=hacked() autofocus x='",
    "\" onpointerenter=\"hacked()",
    "javascript:hacked()",
    "</style><iframe srcdoc='<script>parent.hacked()</script>'>",
    "\\u003cscript>hacked()\\x3c/script>",
    "\u2028</script \t><script>hacked()//",
    "{{hacked()}}${hacked()}",
]
# For fields with room for it, in which markup is allowed as well.
COMMENTS = PAYLOADS + [
    "<a href='javascript:hacked()'>x</a>", "<a href='java\tscript:hacked()'>x</a>", "<a href=' &#106;avascript:hacked()'>x</a>",
    "<a href='data:text/html,<script>hacked()</script>'>x</a>", "<b onclick=hacked()>x</b>", "<math><mi xlink:href=javascript:hacked()>",
    "<svg><style><img src=x onerror=hacked()></style></svg>", "<noscript><p title='</noscript><img src=x onerror=hacked()>'>",
    "<form action=javascript:hacked()><button>x</button></form>", "<p style='background:url(javascript:hacked())'>x</p>",
    "<base href='//evil.example/'>", "<meta http-equiv=refresh content='0;url=javascript:hacked()'>", "<b><template><script>hacked()",
]


class Reader(html.parser.HTMLParser):
    """Collects what could run, from a page as it was sent."""

    def __init__(self, page):
        super().__init__()
        self.found, self.inline = [], 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "script":
            known = values.get("type") in ("application/json", "application/ld+json") or (values.get("src") or "").startswith("/assets/")
            self.inline += not known
        for name, value in attributes:
            if name.startswith("on") or name == "srcdoc":
                self.found.append((tag, name, value))
            if name in ("href", "src", "action", "formaction", "xlink:href", "data") and value:
                if re.sub(r"[\s\x00-\x1f]", "", value).lower().startswith(("javascript:", "vbscript:", "data:text")):
                    self.found.append((tag, name, value))
        if tag in ("iframe", "object", "embed", "base", "math", "template") or values.get("http-equiv") == "refresh":
            self.found.append((tag, "", ""))


@pytest.fixture(scope="module")
def mallory(aerie):
    """Somebody who has put every payload into every field that keeps it."""
    # Whatever the name, they are found by their link in the header.
    member = Client(aerie).register(PAYLOADS[2])
    member.handle = re.search(r'href="/photographers/([^"]+)"', member.get("/settings")).group(1)
    member.send("/settings", "ChangeProfile", name=PAYLOADS[1], biography="\n".join(PAYLOADS))
    member.photos = []
    for payload in PAYLOADS:
        status, page, photo = member.upload(payload, name=f"{payload}.png")
        assert status == 200, page
        member.photos.append(photo)
        member.send("/settings", "CreateToken", name=payload)
    first = member.photos[0]
    member.send(f"/photos/{first}/edit", "EditPhoto", caption=" ".join(PAYLOADS)[:300], tags="harmless")
    for photo in member.photos:
        member.send(f"/photos/{photo}/edit", "OfferPrint", price="10", stock="9")
    for text in COMMENTS:
        member.send(f"/photos/{first}", "AddComment", text=text)
    return member


@pytest.fixture(scope="module")
def victim(aerie, mallory):
    """Somebody whose pages show all of it."""
    member = Client(aerie).register()
    _, _, member.photo = member.upload("Innocent")
    mallory.send(f"/photos/{member.photo}", "Like")
    for text in PAYLOADS[:3]:
        mallory.send(f"/photos/{member.photo}", "AddComment", text=text)
    mallory.send(f"/photographers/{member.name.lower().replace(' ', '-')}", "Follow")
    member.send(f"/photographers/{mallory.handle}", "Follow")
    for photo in mallory.photos[:6]:
        member.send(f"/photos/{photo}", "AddToCart", quantity="1")
    _, page = member.send("/cart", "CheckOut", name=PAYLOADS[0], address="\n".join(PAYLOADS)[:500])
    member.order = re.search(r"Order (\d+)", page).group(1)
    member.send(f"/photos/{mallory.photos[1]}", "AddToCart", quantity="1")
    return member


def quoted(text):
    return urllib.parse.quote(text, safe="")


@pytest.fixture(scope="module")
def addresses(mallory, victim):
    """Where it comes out, and addresses that say it themselves."""
    shown = ["/", f"/photographers/{mallory.handle}", f"/photos/{victim.photo}", "/prints", "/prints?page=2", "/tags",
             "/tags/harmless", "/search", "/search?q=hacked", "/cart", f"/orders/{victim.order}", "/notifications", "/following",
             "/settings", *[f"/photos/{photo}" for photo in mallory.photos]]
    said = [pattern + quoted(payload) for pattern in (
        "/search?q=", "/?page=", "/login?next=", "/photographers/", "/tags/", "/photos/", "/x?", "/") for payload in PAYLOADS]
    return shown, said


def test_no_page_has_what_was_typed_as_markup(victim, addresses):
    for path in itertools.chain(*addresses):
        _, headers, page = victim.ask("GET", path)
        reader = Reader(page)
        assert reader.found == [], path
        # Of scripts that stand in the page there is the loader alone, whose hash the policy names.
        assert reader.inline <= 1, path
        assert headers["X-Content-Type-Options"] == "nosniff"
        policy = headers["Content-Security-Policy"]
        assert "script-src" in policy and "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]


def test_what_is_typed_is_shown_as_typed(victim, mallory):
    page = victim.get(f"/photos/{mallory.photos[0]}")
    assert "&lt;script&gt;hacked()" in page
    assert "<h1" in page and PAYLOADS[0] not in page[page.index("<body"):page.index('id="martlet-data"')]


WATCH = """
window.calls = [];
window.hacked = text => { calls.push(String(text)); };
"""
SUSPICIOUS = """() => [...document.querySelectorAll('*')].filter(node =>
  [...node.attributes].some(({ name, value }) => /^on|^srcdoc$/.test(name)
    || /^(href|src|action|formaction)$/.test(name) && /^[\\s]*(javascript|vbscript|data:text)/i.test(value))
  || /^(iframe|object|embed|base|template|math)$/i.test(node.localName)
  || node.localName == 'script' && document.body.contains(node) && !/^martlet/.test(node.id)
).map(node => node.outerHTML)"""


def test_nothing_that_was_typed_runs_in_a_browser(new_page, aerie, victim, addresses):
    page = new_page(url=aerie.url, member=victim)
    page.add_init_script(WATCH)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    shown, said = addresses
    # Every page, and some of the photographs and of the addresses: the plain pages have been read above.
    for path in shown[:-8] + said[::9]:
        page.goto(path)
        # Error pages of other programs, such as /theme, are not among these: each page has the module.
        hydrated(page)
        assert page.evaluate("calls") == [], path
        assert page.evaluate(SUSPICIOUS) == [], path
    assert dialogs == []


def test_nothing_runs_when_the_module_writes_the_pages(new_page, aerie, victim, mallory):
    page = new_page(url=aerie.url, member=victim)
    page.add_init_script(WATCH)
    page.goto("/")
    hydrated(page)
    page.evaluate("window.isSame = 1")
    for path in [f"/photographers/{mallory.handle}", "/notifications", "/following", "/cart", "/settings", "/prints", "/search?q=hacked",
                 f"/search?q={quoted(PAYLOADS[1])}", *[f"/photos/{photo}" for photo in mallory.photos]]:
        page.evaluate("path => navigation.navigate(path).finished.then(() => 0)", path)
        assert page.evaluate("calls") == [] and page.evaluate("isSame") == 1, path
        assert page.evaluate(SUSPICIOUS) == [], path


def refusals():
    """Forms that come back with what was typed, for one payload."""
    bad = "x" * 3000
    yield "/register", "Register", lambda p: {"name": p, "email": p, "password": "short"}
    yield "/login", "LogIn", lambda p: {"email": p, "password": p}
    yield "/settings", "ChangeProfile", lambda p: {"name": p + bad, "biography": p}
    yield "/settings", "CreateToken", lambda p: {"name": p + bad}
    yield "/settings", "ChangePassword", lambda p: {"current": p, "new": p}
    yield "/settings", "DeleteAccount", lambda p: {"password": p}
    yield "/upload", "Upload", lambda p: {"caption": p, "tags": p}
    yield "/cart", "CheckOut", lambda p: {"name": p, "address": ""}
    yield "/cart", "SetQuantity", lambda p: {"quantity": p}
    yield "PHOTO", "AddComment", lambda p: {"text": p + bad}
    yield "PHOTO", "AddToCart", lambda p: {"quantity": p}
    yield "EDIT", "EditPhoto", lambda p: {"caption": "", "tags": p}
    yield "EDIT", "OfferPrint", lambda p: {"price": p, "stock": p}


@pytest.mark.parametrize("where, action, fields", list(refusals()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_form_that_comes_back_shows_what_was_typed_as_text(aerie, mallory, victim, where, action, fields):
    client = Client(aerie) if action in ("Register", "LogIn") else mallory if where == "EDIT" else victim
    path = {"PHOTO": f"/photos/{mallory.photos[3]}", "EDIT": f"/photos/{mallory.photos[3]}/edit"}.get(where, where)
    for payload in PAYLOADS:
        # The limits of logging in are each address's own.
        client.address = Client(aerie).address
        status, page = client.send(path, action, **fields(payload))
        assert status in (422, 429), (payload, status)
        reader = Reader(page)
        assert reader.found == [] and reader.inline <= 1, payload


def test_forms_written_by_hand_say_it_back_as_text(victim, mallory):
    for payload in PAYLOADS:
        for fields in ({"action": payload}, {"action": f"Like?photo={quoted(payload)}"}, {"action": "LogOut", payload: "x"}):
            status, page = victim.post("/settings", victim.form("/settings", "LogOut") | fields)
            assert status == 400
            reader = Reader(page)
            assert reader.found == [] and reader.inline <= 1, payload


def test_the_interface_answers_with_data_and_nothing_else(aerie, mallory):
    client = mallory.make_token()
    for payload in COMMENTS:
        status, comment = client.api("POST", f"/photos/{mallory.photos[2]}/comments", {"text": payload})
        assert status in (201, 422)
        if status == 201:
            reader = Reader(comment["html"])
            assert reader.found == [] and reader.inline == 0, comment
    for payload in PAYLOADS:
        assert client.api("PUT", f"/photos/{mallory.photos[2]}", {"caption": payload, "tags": []})[0] == 200
        assert client.api("PUT", f"/photos/{mallory.photos[2]}", {"caption": "x", "tags": [payload]})[0] == 422
        for path in (f"/photos?tag={quoted(payload)}", f"/photos?cursor={quoted(payload)}", f"/photos/{quoted(payload)}", "/photos"):
            _, headers, _ = client.ask("GET", "/api/v1" + path)
            assert headers["Content-Type"].split(";")[0] in ("application/json", "application/problem+json")
            assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_sitemap_stays_well_formed(victim):
    xml.etree.ElementTree.fromstring(victim.get("/sitemap.xml"))


@pytest.mark.parametrize("name", ["\u200b", "\u202e\u2066", "\u00ad", "\u3164", "\ufeff \u2060", "\t\n"])
def test_a_name_that_cannot_be_seen_is_none(aerie, name):
    status, page = Client(aerie).send(
        "/register", "Register", name=name, email=f"unseen.{next(number)}@example.org", password=PASSWORD)
    assert status == 422 and 'class="error"' in page
    member = Client(aerie).register()
    assert member.send("/settings", "ChangeProfile", name=name, biography="")[0] == 422
