"""What somebody sends who means harm: markup in every field, paths in names, pictures that are none, others' numbers."""
import html.parser
import http.client
import itertools
import pathlib
import re
import sqlite3
import struct
import urllib.parse
import xml.etree.ElementTree

import pytest
from conftest import ROOT
from members import PASSWORD, Client, number, png
from visits import hydrated

SAMPLES = ROOT / "Tests/MartletServerTests/Images/Samples"

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
    assert "<h1>" in page and PAYLOADS[0] not in page[page.index("<body"):page.index('id="martlet-data"')]


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


# Paths


def raw(server, path):
    """A request whose path nobody has put right before."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.putrequest("GET", path, skip_host=False)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read()


@pytest.mark.parametrize("start", ["/files/", "/files/3f/", "/assets/", "/assets/photos/", "/_martlet/files/", "/"])
def test_no_path_leads_out_of_its_folder(aerie, start):
    for up in ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..\\", "..%5c", "....//", "%252e%252e/", "..%00/", ".%2e/", "..;/", "%c0%ae%c0%ae/"]:
        for depth, target in itertools.product((1, 2, 5), ("aerie.sqlite", "etc/passwd", "server.log")):
            status, body = raw(aerie, start + up * depth + target)
            assert status in (301, 400, 404), (up, target)
            assert b"SQLite format" not in body and b"root:" not in body, (up, target)


def files(aerie):
    return {str(path.relative_to(aerie.data)) for path in aerie.data.rglob("*") if path.is_file() and path.parent != aerie.data}


@pytest.mark.parametrize("name", [
    "../../../evil.png", "..\\\\..\\\\evil.png", "/etc/evil.png", "C:\\\\evil.png", "x.png\\0.html", "evil.html", ".htaccess",
    "%2e%2e%2fevil.png", "con", "", "x" * 3000, "\u202egnp.exe", "a;b\\\"c.png"])
def test_a_files_name_has_no_say(aerie, mallory, name):
    before = {path for path in aerie.data.rglob("*")}
    status, _, photo = mallory.upload("Named", png(31, 21, (len(name) % 256, 1, 2)), name=name)
    if not name:
        # A field in which nothing was chosen.
        return
    assert status == 200
    new = {path for path in aerie.data.rglob("*")} - before
    for path in new:
        assert re.fullmatch(r"files(/[0-9a-f]{2}(/[0-9a-f]{40}\.webp)?)?|aerie\.sqlite-(wal|shm)", str(path.relative_to(aerie.data))), path
    assert not pathlib.Path("/etc/evil.png").exists()


# Pictures


def gif(frames, width=6, height=6):
    """A picture that moves; each frame is one colour, in codes that are not compressed."""
    bits = "".join(f"{code:03b}"[::-1] for pixel in range(width * height) for code in ([4] if pixel % 2 == 0 else []) + [1])
    bits += f"{5:03b}"[::-1]
    data = bytes(int(bits[i:i + 8].ljust(8, "0")[::-1], 2) for i in range(0, len(bits), 8))
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02" + bytes([len(data)]) + data + b"\0"
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x81, 0, 0) + bytes(range(0, 240, 20))
    return head + (b"\x21\xf9\x04\x04\x0a\0\0\0" + image) * frames + b"\x3b"


def jpeg():
    return (SAMPLES / "upright.jpg").read_bytes()


HOSTILE_PICTURES = {
    "huge in pixels": (lambda: png(30_000, 30_000, rows=b""), 413, "30000 × 30000 pixels. At most 60 million"),
    "a huge GIF": (lambda: (SAMPLES / "bomb.gif").read_bytes(), 413, "At most 60 million"),
    "huge after decompression": (lambda: (SAMPLES / "bomb.png").read_bytes(), 413, "At most 60 million"),
    "a JPEG cut off": (lambda: jpeg()[:len(jpeg()) // 2], 422, "damaged and cannot be read"),
    "a PNG cut off": (lambda: png(300, 300)[:120], 422, "damaged and cannot be read"),
    "a PNG without pixels": (lambda: png(300, 300, rows=b""), 422, "damaged and cannot be read"),
    "a WebP cut off": (lambda: (SAMPLES / "plain.webp").read_bytes()[:60], 422, "damaged and cannot be read"),
    "HTML that begins as a GIF": (lambda: b"GIF89a/*<script>hacked()</script>*/=1;", 422, "damaged and cannot be read"),
    "an SVG": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="hacked()"/>', 415, "This is no picture that can be shown here"),
    "an SVG with an XML head": (lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 415, "no picture"),
    "a program": (lambda: b"\x7fELF" + bytes(500), 415, "no picture"),
    "a TIFF": (lambda: b"II*\0" + bytes(500), 415, "no picture"),
    "no bytes": (lambda: b"", 422, "The picture is empty."),
    "too many bytes": (lambda: png(40, 30) + bytes(33 << 20), 413, "larger than 32 MB"),
    "far too many bytes": (lambda: png(40, 30) + bytes(80 << 20), 413, "larger"),
}


@pytest.mark.parametrize("kind", HOSTILE_PICTURES)
def test_a_hostile_picture_is_refused_and_leaves_nothing(aerie, victim, kind):
    make, status, words = HOSTILE_PICTURES[kind]
    before = files(aerie)
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        newest = database.execute("SELECT max(id), count(*) FROM photo").fetchone()
        answer, page, _ = victim.upload("Hostile", make())
        assert (answer, words in page) == (status, True), page[-2000:]
        # The form is there again; with what was typed, if it has been read that far.
        assert 'name="caption"' in page and ("bytes" in kind or 'value="Hostile"' in page)
        assert database.execute("SELECT max(id), count(*) FROM photo").fetchone() == newest
    assert files(aerie) == before


def test_a_picture_that_moves_becomes_one_that_does_not(aerie, victim):
    status, page, photo = victim.upload("Moving", gif(40))
    assert status == 200
    assert re.search(r'width="6" height="6"', page)


def test_what_is_behind_a_pictures_end_is_not_kept(aerie, victim):
    before = files(aerie)
    status, page, _ = victim.upload("Polyglot", png(37, 23) + b"<script>hacked()</script>PK\x03\x04")
    assert status == 200
    new = files(aerie) - before
    assert new
    for name in new:
        content = (aerie.data / name).read_bytes()
        assert content[:4] == b"RIFF" and b"hacked" not in content and b"PK" not in content
    address = re.search(r'/files/[0-9a-f/]+\.webp', page).group(0)
    _, headers, _ = Client(aerie).ask("HEAD", address)
    assert headers["Content-Type"] == "image/webp" and "sandbox" in headers["Content-Security-Policy"]


# Sessions


def with_cookie(aerie, value):
    client = Client(aerie)
    return client.ask("GET", "/settings", Cookie=f"session={value}")[2]


def test_a_session_is_believed_only_if_it_is_one(aerie):
    member = Client(aerie).register()
    cookie = next(cookie.value for cookie in member.jar if cookie.name == "session")
    assert member.email in with_cookie(aerie, cookie)
    flipped = ("A" if cookie[0] != "A" else "B") + cookie[1:]
    database = sqlite3.connect(aerie.data / "aerie.sqlite")
    stored = database.execute("SELECT hex(token_hash) FROM martlet_session ORDER BY id DESC LIMIT 1").fetchone()[0]
    for forged in (flipped, cookie[:-1], cookie + "A", "", "1", "' OR 1=1 --", stored, stored.lower(), "A" * len(cookie), "A" * 5000, "%00"):
        page = with_cookie(aerie, forged)
        assert member.email not in page and "Log out" not in page, forged


def test_a_session_that_is_over_is_none(aerie):
    member = Client(aerie).register()
    assert member.email in member.get("/settings")
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        database.execute(
            "UPDATE martlet_session SET expires_at = 1 WHERE user_id = (SELECT photographer_id FROM account WHERE email = ?)",
            (member.email,))
    database.close()
    form = member.form("/login", "LogIn")
    assert member.email not in member.get("/settings")
    assert member.post("/photos/1", form | {"action": "AddComment?photo=1", "text": "too late for this"})[0] in (200, 403)
    assert "too late for this" not in Client(aerie).get("/photos/1")


def test_logging_in_out_and_changing_the_password_make_old_cookies_worthless(aerie):
    guest = Client(aerie)
    guest.send("/photos/3", "AddToCart", quantity="1")
    planted = next(cookie.value for cookie in guest.jar if cookie.name == "session")
    guest.register()
    first = next(cookie.value for cookie in guest.jar if cookie.name == "session")
    assert first != planted and guest.email not in with_cookie(aerie, planted)
    guest.send("/settings", "ChangePassword", current=PASSWORD, new="quite another phrase")
    second = next(cookie.value for cookie in guest.jar if cookie.name == "session")
    assert second != first and guest.email not in with_cookie(aerie, first)
    guest.send("/settings", "LogOut")
    assert guest.email not in with_cookie(aerie, second)


def test_a_session_that_was_ended_elsewhere_is_over(aerie):
    member, thief = Client(aerie).register(), Client(aerie)
    thief.send("/login", "LogIn", email=member.email, password=PASSWORD)
    assert member.email in thief.get("/settings")
    member.send("/settings", "EndSession?session=0")
    assert member.email not in thief.get("/settings") and member.email in member.get("/settings")


def test_whether_an_address_has_an_account_logging_in_does_not_tell(aerie):
    member = Client(aerie).register()
    answers = []
    for email in (member.email, f"nobody.{next(number)}@example.org"):
        status, page = Client(aerie).send("/login", "LogIn", email=email, password="not the password")
        # All but what was typed, and what is random.
        page = page[page.index("<main"):page.index("</main>")].replace(email, "")
        answers.append((status, re.sub(r'name="(form|csrf)" value="[^"]*"', "", page)))
    assert answers[0] == answers[1] and answers[0][0] == 422


LIMITED = {
    "Register": ("/register", 60, {"name": "x", "email": "x@example.org", "password": "12345678"}),
    "LogIn": ("/login", 10, {"email": "limited@example.org", "password": "x"}),
    "Upload": ("/upload", 60, {"caption": "x", "tags": ""}),
    "AddComment": ("/photos/3", 60, {"text": "<b></b>"}),
}


@pytest.mark.parametrize("action", LIMITED)
def test_who_tries_too_often_is_told_how_long_to_wait(aerie, action):
    path, count, fields = LIMITED[action]
    client = Client(aerie) if action in ("Register", "LogIn") else Client(aerie).register()
    form = client.form(path, action)
    file = ("image", "x.png", b"no picture") if action == "Upload" else None
    # None of these succeeds, so that the form may be sent again.
    answers = [client.post(path, form | fields, file) for _ in range(count + 1)]
    assert {status for status, _ in answers[:count]} <= {415, 422}
    status, page = answers[count]
    assert status == 429 and "That was too often. Please try again in" in page
    request = urllib.parse.urlencode(form | fields).encode()
    if not file:
        assert 0 < int(client.ask("POST", path, request)[1]["Retry-After"]) <= 600
    # Somebody else is not held up.
    other = Client(aerie) if action in ("Register", "LogIn") else Client(aerie).register()
    if action != "LogIn":
        assert other.send(path, action, file, **fields)[0] in (415, 422)


# Others' things


@pytest.fixture(scope="module")
def owner(aerie):
    """Somebody who has one of everything."""
    member = Client(aerie).register().make_token("theirs")
    _, _, member.photo = member.upload("Theirs", tags="theirs")
    member.send(f"/photos/{member.photo}/edit", "OfferPrint", price="40", stock="5")
    member.comment = member.api("POST", f"/photos/{member.photo}/comments", {"text": "their words"})[1]["id"]
    member.send(f"/photos/{member.photo}", "AddToCart", quantity="2")
    _, page = member.send("/cart", "CheckOut", name="Owner", address="Their street")
    member.order = re.search(r"Order (\d+)", page).group(1)
    member.send(f"/photos/{member.photo}", "AddToCart", quantity="1")
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        member.id = database.execute("SELECT photographer_id FROM account WHERE email = ?", (member.email,)).fetchone()[0]
        member.session = database.execute("SELECT id FROM martlet_session WHERE user_id = ?", (member.id,)).fetchone()[0]
        member.key = database.execute("SELECT max(id) FROM martlet_access_token WHERE user_id = ?", (member.id,)).fetchone()[0]
        member.print = database.execute("SELECT id FROM print WHERE photo_id = ?", (member.photo,)).fetchone()[0]
    return member


def everything(aerie, owner):
    """What the owner has, row by row."""
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        return [database.execute(sql).fetchall() for sql in (
            f"SELECT * FROM photo WHERE id = {owner.photo}", f"SELECT * FROM photo_tag WHERE photo_id = {owner.photo}",
            f"SELECT * FROM print WHERE photo_id = {owner.photo}", f"SELECT * FROM comment WHERE id = {owner.comment}",
            f"SELECT id, user_id FROM martlet_session WHERE id = {owner.session}",
            f"SELECT id, user_id FROM martlet_access_token WHERE id = {owner.key}",
            f"SELECT session_id, print_id, quantity FROM cart_item WHERE session_id = {owner.session}",
            f"SELECT * FROM account JOIN photographer USING (photographer_id) WHERE photographer_id = {owner.id}"
            .replace("USING (photographer_id)", "ON photographer.id = photographer_id"))]


# What members' actions take: their own number of something, where there is one, and the fields.
MEMBERS_ACTIONS = {
    "Like": ("photo={photo}&isLiked=true", {}), "AddComment": ("photo={photo}", {"text": "x"}), "DeleteComment": ("comment={comment}", {}),
    "Follow": ("photographer={id}&follows=true", {}), "Upload": ("", {"caption": "x", "tags": ""}),
    "EditPhoto": ("photo={photo}", {"caption": "stolen", "tags": "stolen"}), "DeletePhoto": ("photo={photo}", {}),
    "OfferPrint": ("photo={photo}", {"price": "1", "stock": "1"}), "EndSession": ("session={session}", {}),
    "RevokeToken": ("token={key}", {}), "CreateToken": ("", {"name": "x"}), "ChangeProfile": ("", {"name": "x", "biography": ""}),
    "ChangePassword": ("", {"current": PASSWORD, "new": "quite another phrase"}), "DeleteAccount": ("", {"password": "not this one"}),
}
OTHERS = ["DeleteComment", "EditPhoto", "DeletePhoto", "OfferPrint", "EndSession", "RevokeToken"]


def call_of(action, owner):
    constants, fields = MEMBERS_ACTIONS[action]
    return f"{action}?{constants.format_map(vars(owner))}".rstrip("?"), fields


def test_these_are_all_actions_that_members_have():
    sources = "".join(path.read_text() for path in (ROOT / "Components/Actions").glob("*.swift"))
    assert set(re.findall(r"@Action\(access: \.member\) struct (\w+)", sources)) == set(MEMBERS_ACTIONS)


@pytest.mark.parametrize("action", OTHERS)
def test_others_things_are_not_changed_by_an_action(aerie, owner, victim, action):
    before = everything(aerie, owner)
    call, fields = call_of(action, owner)
    for path in ("/settings", f"/photos/{owner.photo}"):
        assert victim.call(call, path, **fields)[0] == 404
    assert everything(aerie, owner) == before


@pytest.mark.parametrize("action", MEMBERS_ACTIONS)
def test_a_stranger_who_acts_is_asked_to_log_in(aerie, owner, action):
    before = everything(aerie, owner)
    client = Client(aerie)
    call, fields = call_of(action, owner)
    status, page = client.post("/login", client.form("/login", "LogIn") | {"action": call} | fields)
    assert status == 200 and "<h1>Log in</h1>" in page
    assert everything(aerie, owner) == before


@pytest.mark.parametrize("action", MEMBERS_ACTIONS)
def test_a_form_that_is_not_this_sessions_is_refused(aerie, owner, action):
    before = everything(aerie, owner)
    call, fields = call_of(action, owner)
    other = Client(aerie).register()
    # The cookies of the one with the token of the other, as another site would have to do it.
    for csrf in (other.form("/settings", "LogOut")["csrf"], "", "x"):
        form = owner.form("/settings", "LogOut")
        assert owner.post("/settings", form | {"action": call, "csrf": csrf} | fields)[0] == 403
    request = urllib.parse.urlencode(owner.form("/settings", "LogOut") | {"action": call} | fields).encode()
    assert owner.ask("POST", "/settings", request, Origin="https://evil.example", Sec_Fetch_Site="cross-site")[0] == 403
    assert everything(aerie, owner) == before


def test_others_carts_and_orders_are_not_seen(aerie, owner, victim):
    before = everything(aerie, owner)
    guest = Client(aerie)
    guest.send("/photos/3", "AddToCart", quantity="1")
    for client in (victim, guest, Client(aerie)):
        status, _, page = client.ask("GET", f"/orders/{owner.order}")
        assert status == 404 and "Their street" not in page
    for client in (victim, guest):
        page = client.get("/cart")
        csrf = {"csrf": re.search('name="csrf" value="([^"]*)"', page).group(1)}
        for call in (f"SetQuantity?print={owner.print}", f"RemoveFromCart?print={owner.print}"):
            form = {"action": call, "form": re.search('name="form" value="([^"]*)"', client.get("/cart")).group(1)}
            client.post("/cart", form | csrf | ({"quantity": "1"} if "Set" in call else {}))
    assert everything(aerie, owner) == before
    assert client.ask("GET", f"/photos/{owner.photo}/edit")[0] in (200, 404) and "Theirs" not in client.get(f"/photos/{owner.photo}/edit")
    assert victim.ask("GET", f"/photos/{owner.photo}/edit")[0] == 404


def test_others_things_are_not_changed_through_the_interface(aerie, owner, victim):
    before = everything(aerie, owner)
    change = {"caption": "stolen", "tags": []}
    victim.make_token()
    assert victim.api("PUT", f"/photos/{owner.photo}", change)[0] == 403
    assert victim.api("DELETE", f"/comments/{owner.comment}")[0] == 404
    assert victim.api("DELETE", f"/tokens/{owner.key}")[0] == 404
    assert "theirs" not in str(victim.api("GET", "/tokens"))
    writes = [("PUT", f"/photos/{owner.photo}", change), ("POST", f"/photos/{owner.photo}/comments", {"text": "x"}),
              ("DELETE", f"/comments/{owner.comment}", None), ("PUT", f"/photos/{owner.photo}/like", None),
              ("DELETE", f"/photos/{owner.photo}/like", None), ("POST", "/tokens", {"name": "x", "canWrite": True}),
              ("DELETE", f"/tokens/{owner.key}", None)]
    # All there are: what the description says is written.
    described = victim.api("GET", "/openapi.json")[1]["paths"]
    assert sum(method in ("put", "post", "delete", "patch") for path in described.values() for method in path) == len(writes)
    reader = Client(aerie).register().make_token(can_write=False)
    forged = Client(aerie)
    for method, path, body in writes:
        assert forged.api(method, path, body)[0] == 401
        assert reader.api(method, path, body)[0] == 403
        # A cookie is no token: another site could make a browser send it.
        owner_token, owner.token = owner.token, None
        assert owner.api(method, path, body)[0] == 401
        owner.token = owner_token
    for forged.token in ("mt_", "mt_" + "A" * 43, owner.token[:-1], owner.token + "A", "' OR 1=1", "null"):
        assert forged.api("DELETE", f"/tokens/{owner.key}")[0] == 401
    assert everything(aerie, owner) == before
