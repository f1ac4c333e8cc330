"""Visitors of Aerie without a browser: many at a time, and hostile ones; the pictures they bring, and what the database keeps of them."""
import concurrent.futures
import html
import http.cookiejar
import itertools
import json
import re
import sqlite3
import struct
import urllib.error
import urllib.parse
import urllib.request
import zlib

number = itertools.count(1)
PASSWORD = "a long unusual phrase"


class Client:
    """A visitor with cookies, and an address of their own for a server that trusts `X-Forwarded-For`."""

    def __init__(self, server):
        self.url = server.url
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        count = next(number)
        self.address = f"10.{count >> 16}.{count >> 8 & 255}.{count & 255}"
        self.token = None

    # Requests

    def ask(self, method, path, body=None, **headers):
        """Returns status, headers and text, whatever the status."""
        headers = {"X-Forwarded-For": self.address} | {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path, body, headers, method=method)
        try:
            with self.opener.open(request) as answer:
                return answer.status, answer.headers, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode(errors="replace")

    def get(self, path):
        return self.ask("GET", path)[2]

    def post(self, path, fields, file=None):
        """Sends a form; `file` is its field, the file's name and its bytes."""
        if not file:
            status, _, text = self.ask("POST", path, urllib.parse.urlencode(fields).encode())
            return status, text
        parts = [(f'name="{name}"', value.encode()) for name, value in fields.items()]
        name = file[1].replace('"', "%22")
        parts.append((f'name="{file[0]}"; filename="{name}"\r\nContent-Type: image/png', file[2]))
        body = b"".join(b"--b\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + data + b"\r\n"
                        for head, data in parts)
        status, _, text = self.ask("POST", path, body + b"--b--\r\n", Content_Type="multipart/form-data; boundary=b")
        return status, text

    def form(self, path, action):
        """What the page's form of an action sends along."""
        page = self.get(path)
        for form in page.split("<form ")[1:]:
            found = {name: re.search(f'name="{name}" value="([^"]*)"', form) for name in ("action", "csrf", "form")}
            if found["action"] and found["action"].group(1).startswith(action):
                return {name: html.unescape(value.group(1)) for name, value in found.items()}
        raise AssertionError(f"no form {action} on {path}")

    def send(self, path, action, file=None, **fields):
        """Sends the page's form whose action begins so; returns status and page."""
        return self.post(path, fields | self.form(path, action), file)

    def call(self, action, path="/settings", **fields):
        """Sends any action from a page that has forms, as somebody does who writes forms by hand."""
        return self.post(path, fields | self.form(path, "LogOut") | {"action": action})

    # What members do

    def register(self, name=None, email=None):
        self.name, self.email = name or f"Client {next(number)}", email or f"client.{next(number)}@example.org"
        self.last = self.send("/register", "Register", name=self.name, email=self.email, password=PASSWORD)
        assert self.last[0] == 200 and "Log out" in self.last[1], self.last
        return self

    def upload(self, caption="A photograph", picture=None, tags="", name="x.png"):
        """Returns status, page, and the photograph's number."""
        status, page = self.send("/upload", "Upload", ("image", name, png(40, 30) if picture is None else picture), caption=caption, tags=tags)
        found = re.search(r'data-live="/events/photos/(\d+)\?', page)
        return status, page, int(found.group(1)) if found else None

    def api(self, method, path, body=None, **headers):
        """Returns status and JSON, with a token if this client has one."""
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        data = None if body is None else json.dumps(body).encode()
        status, _, text = self.ask(method, "/api/v1" + path, data, Content_Type="application/json", **headers)
        return status, json.loads(text) if text else None

    def make_token(self, name="test", can_write=True):
        _, page = self.send("/settings", "CreateToken", name=name, **({"canWrite": "true"} if can_write else {}))
        self.token = re.search(r"mt_[\w-]+", page).group(0)
        return self

    @property
    def cookies(self):
        """For a browser that goes on where this client is."""
        return [{"name": cookie.name, "value": cookie.value, "url": self.url} for cookie in self.jar]


class Furnished(Client):
    """A member who has something on each page, some of it as long as it may be."""

    def __init__(self, server):
        super().__init__(server)
        self.register("W" * 60)
        friend = Client(server).register("Fred Friend")
        _, _, own = self.upload("m" * 80, png(90, 60), tags=f"{'w' * 30}, sea")
        self.send(f"/photos/{own}/edit", "OfferPrint", price="10000", stock="1000")
        self.send("/settings", "ChangeProfile", name="W" * 60, biography="b" * 500)
        self.send(f"/photos/{own}", "AddComment", text="A <b>bold</b> <a href='https://example.org/'>link</a> and <code>" + "x" * 200 + "</code>")
        friend.send(f"/photos/{own}", "AddComment", text="What <i>light</i>!")
        friend.send(f"/photos/{own}", "Like")
        friend.upload("A friend's photograph", png(60, 90))
        self.send("/photographers/fred-friend", "Follow")
        Client(server).send("/login", "LogIn", email=self.email, password=PASSWORD)
        self.send("/settings", "CreateToken", name="t" * 100)
        self.send(f"/photos/{own}", "AddToCart", quantity="2")
        _, page = self.send("/cart", "CheckOut", name="N" * 100, address="A" * 500)
        order = re.search(r"Order (\d+)", page).group(1)
        self.send(f"/photos/{own}", "AddToCart", quantity="20")
        self.send("/photos/3", "AddToCart", quantity="1")
        handle = re.search(r'href="/photographers/([^"]+)"', self.get("/settings")).group(1)
        friend.send(f"/photographers/{handle}", "Follow")
        self.photo = own
        self.pages = [
            "/", "/upload", "/settings", "/notifications", "/following", "/following/photographers", f"/photos/{own}", f"/photos/{own}/edit", f"/photographers/{handle}",
            "/photographers/fred-friend", "/cart", "/orders", f"/orders/{order}", "/prints", f"/tags/{'w' * 30}", "/nowhere"]
        # Forms that come back.
        self.refused = [
            ("/settings", "ChangePassword", {"current": "x", "new": "short"}), ("/settings", "CreateToken", {"name": ""}),
            ("/upload", "Upload", {"caption": "c" * 99, "tags": "<>"}), ("/cart", "CheckOut", {"name": "", "address": ""}),
            ("/cart", "SetQuantity", {"quantity": "99"}), (f"/photos/{own}/edit", "OfferPrint", {"price": "0", "stock": "x"}),
            (f"/photos/{own}", "AddComment", {"text": ""})]


def at_once(work, items):
    items = list(items)
    with concurrent.futures.ThreadPoolExecutor(len(items)) as pool:
        return list(pool.map(work, items))


def query(aerie, sql, *values):
    """What the server's database answers."""
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        return database.execute(sql, values).fetchall()


def png(width, height, colour=(200, 60, 60), rows=None):
    """A picture of one colour; `rows` is what stands for its pixels."""
    if rows is None:
        rows = zlib.compress((b"\0" + bytes(value % 256 for value in colour) * width) * height)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
