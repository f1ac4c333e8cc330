"""A component shown by `mount`, on a page without a server of ours."""
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def counter(new_page):
    folder = Path(__file__).parents[2] / ".build" / "web" / "counter"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = new_page(url=f"http://127.0.0.1:{server.server_port}")
    page.goto("/")
    page.wait_for_selector("output")
    yield page
    server.shutdown()


def test_a_component_is_shown_and_answers(counter):
    for label in ["More", "More", "More", "Less"]:
        counter.click(f"button[aria-label={label}]")
    assert counter.text_content("output") == "2"
