"""The server is killed in the middle of many writes: what it has said yes to is there afterwards."""
import http.client
import random
import re
import sqlite3
import struct
import threading
import time

import pytest
from conftest import aerie_server
from members import Client, number, png


class Writers:
    """Many who write at once, and note what was acknowledged, until the server is gone."""

    def __init__(self, server, photo):
        self.server, self.photo = server, photo
        self.members, self.comments, self.photos, self.carts, self.ended = [], [], [], [], []
        self.threads = [threading.Thread(target=self.run, args=(work,)) for work in (
            self.register, self.register, self.comment, self.comment, self.fill_cart, self.fill_cart, self.upload, self.upload_and_delete)]
        # Each with an account from the beginning.
        self.ready = [Client(server).register() for _ in self.threads]
        for thread in self.threads:
            thread.start()

    def run(self, work):
        client = self.ready[self.threads.index(threading.current_thread())]
        try:
            while True:
                work(client)
        except (OSError, http.client.HTTPException):
            # The only way that it may end: nothing answers any more.
            self.ended.append(work)

    def register(self, _):
        self.members.append(Client(self.server).register())

    def comment(self, client):
        client.address = Client(self.server).address
        text = f"words {next(number)}"
        status, _ = client.send(f"/photos/{self.photo}", "AddComment", text=text)
        if status == 200:
            self.comments.append(text)
        elif status == 429:
            client.register()

    def fill_cart(self, _):
        client = Client(self.server)
        assert client.send("/photos/3", "AddToCart", quantity="1")[0] == 200
        self.carts.append(client)

    def make_photo(self, client):
        status, _, photo = client.upload(f"Photograph {next(number)}", png(random.randint(40, 400), 300, (next(number) % 256, 9, 9)))
        assert status == 200
        return photo

    def upload(self, client):
        self.photos.append(self.make_photo(client))

    def upload_and_delete(self, client):
        photo = self.make_photo(client)
        assert client.send(f"/photos/{photo}/edit", "DeletePhoto")[0] == 200

    def wait_until_gone(self):
        for thread in self.threads:
            thread.join(20)
            assert not thread.is_alive()
        assert len(self.ended) == len(self.threads)


@pytest.fixture(scope="module")
def crashed(tmp_path_factory):
    """A server that was killed twice while it was written to, running again; and who wrote."""
    server = aerie_server(tmp_path_factory.mktemp("crash"), TRUSTED_PROXIES="127.0.0.1").start()
    rounds = []
    seller = Client(server).register()
    _, _, photo = seller.upload("Written to")
    # Enough for everybody.
    with sqlite3.connect(server.data / "aerie.sqlite") as database:
        database.execute("UPDATE print SET stock = 100000")
    database.close()
    for seconds in (1.2, 1.7):
        writers = Writers(server, photo)
        time.sleep(seconds)
        server.process.kill()
        server.process.wait()
        writers.wait_until_gone()
        server.start()
        rounds.append(writers)
    yield server, rounds, photo
    server.stop()


def test_there_was_something_to_lose(crashed):
    _, rounds, _ = crashed
    for writers in rounds:
        assert min(len(writers.members), len(writers.comments), len(writers.photos), len(writers.carts)) > 0


def test_every_acknowledged_registration_is_there(crashed):
    _, rounds, _ = crashed
    for writers in rounds:
        for member in writers.members:
            assert member.email in member.get("/settings")


def test_every_acknowledged_comment_is_there_once(crashed):
    server, rounds, photo = crashed
    with sqlite3.connect(server.data / "aerie.sqlite") as database:
        found = [html for html, in database.execute("SELECT html FROM comment WHERE photo_id = ?", (photo,))]
    for writers in rounds:
        assert set(writers.comments) <= set(found)
    assert len(found) == len(set(found))


def test_every_acknowledged_cart_is_full(crashed):
    _, rounds, _ = crashed
    for writers in rounds:
        for client in writers.carts:
            assert 'id="cart-count">1<' in client.get("/cart")


def test_every_acknowledged_photograph_is_there_and_no_half_one(crashed):
    server, rounds, _ = crashed
    client = Client(server)
    for writers in rounds:
        for photo in writers.photos:
            assert client.ask("GET", f"/photos/{photo}")[0] == 200
    with sqlite3.connect(server.data / "aerie.sqlite") as database:
        pictures = [picture for picture, in database.execute("SELECT picture FROM photo WHERE picture LIKE '%/files/%'")]
    files = {file for picture in pictures for file in re.findall(r'/files/([0-9a-f/]+\.webp)', picture)}
    assert len(files) > len(rounds)
    # No file that nobody sees, of a photograph that was about to come or to go.
    assert files == {str(path.relative_to(server.data / "files")) for path in (server.data / "files").glob("??/*")}
    for file in files:
        content = (server.data / "files" / file).read_bytes()
        assert content[:4] == b"RIFF" and struct.unpack("<I", content[4:8])[0] + 8 == len(content)
    assert list((server.data / "files/unfinished").iterdir()) == []


def test_the_database_is_whole(crashed):
    server, _, _ = crashed
    database = sqlite3.connect(server.data / "aerie.sqlite")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    # Each photograph is found by its words, and nothing else is.
    assert database.execute("SELECT count(*) FROM photo WHERE id NOT IN (SELECT rowid FROM photo_text)").fetchone() == (0,)
    assert database.execute("SELECT count(*) FROM photo_text WHERE rowid NOT IN (SELECT id FROM photo)").fetchone() == (0,)
    assert database.execute("SELECT count(*) FROM photographer WHERE id NOT IN (SELECT photographer_id FROM account) "
                            "AND id NOT IN (SELECT photographer_id FROM photo)").fetchone() == (0,)
