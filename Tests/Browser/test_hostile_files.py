"""Files of somebody who means harm: paths in their names, and pictures that are none."""
import http.client
import itertools
import pathlib
import re
import sqlite3
import struct

import pytest
from conftest import ROOT
from members import Client, png

SAMPLES = ROOT / "Tests/MartletServerTests/Images/Samples"


@pytest.fixture(scope="module")
def member(aerie):
    return Client(aerie).register()


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
def test_a_files_name_has_no_say(aerie, member, name):
    before = {path for path in aerie.data.rglob("*")}
    status, _, photo = member.upload("Named", png(31, 21, (len(name) % 256, 1, 2)), name=name)
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
def test_a_hostile_picture_is_refused_and_leaves_nothing(aerie, member, kind):
    make, status, words = HOSTILE_PICTURES[kind]
    before = files(aerie)
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        newest = database.execute("SELECT max(id), count(*) FROM photo").fetchone()
        answer, page, _ = member.upload("Hostile", make())
        assert (answer, words in page) == (status, True), page[-2000:]
        # The form is there again; with what was typed, if it has been read that far.
        assert 'name="caption"' in page and ("bytes" in kind or 'value="Hostile"' in page)
        assert database.execute("SELECT max(id), count(*) FROM photo").fetchone() == newest
    assert files(aerie) == before


def test_a_picture_that_moves_becomes_one_that_does_not(aerie, member):
    status, page, photo = member.upload("Moving", gif(40))
    assert status == 200
    assert re.search(r'width="6" height="6"', page)


def test_what_is_behind_a_pictures_end_is_not_kept(aerie, member):
    before = files(aerie)
    status, page, _ = member.upload("Polyglot", png(37, 23) + b"<script>hacked()</script>PK\x03\x04")
    assert status == 200
    new = files(aerie) - before
    assert new
    for name in new:
        content = (aerie.data / name).read_bytes()
        assert content[:4] == b"RIFF" and b"hacked" not in content and b"PK" not in content
    address = re.search(r'/files/[0-9a-f/]+\.webp', page).group(0)
    _, headers, _ = Client(aerie).ask("HEAD", address)
    assert headers["Content-Type"] == "image/webp" and "sandbox" in headers["Content-Security-Policy"]
