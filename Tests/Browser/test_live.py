"""Open pages show what others do, also what happened while they were not connected."""
import re

import pytest
from conftest import aerie_server
from members import Client
from visits import held_back, hydrated


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A server that may be stopped and started."""
    with aerie_server(tmp_path_factory.mktemp("live"), TRUSTED_PROXIES="127.0.0.1") as running:
        yield running


@pytest.fixture(scope="module")
def people(site):
    return [Client(site).register() for _ in range(2)]


@pytest.fixture
def reader(new_page, site):
    """A page of a photograph that somebody looks at, and listens."""
    page = new_page(url=site.url)
    with page.expect_response("**/events/photos/7?*"):
        page.goto("/photos/7")
    hydrated(page)
    page.evaluate("window.isSame = 1")
    return page


def act(people, text):
    """A like more or less, and a comment."""
    for client in people:
        assert client.send("/photos/7", "Like")[0] == 200
    assert people[0].send("/photos/7", "AddComment", text=text)[0] == 200


def shows(page, text, timeout=15_000):
    page.locator(".comment").filter(has_text=text).wait_for(timeout=timeout)
    # By the page that is open, and not by another one.
    assert page.evaluate("isSame") == 1


def likes(page):
    return int(page.locator(".like + .count").text_content())


def test_likes_and_comments_appear(reader, people):
    before = likes(reader)
    act(people, "while connected")
    shows(reader, "while connected")
    reader.wait_for_function("before => document.querySelector('.like + .count').textContent == before + 2", arg=before)


def test_what_was_said_stays(new_page, site, people):
    page = new_page(url=site.url, member=people[1])
    with page.expect_response("**/events/photos/8?*"):
        page.goto("/photos/8")
    hydrated(page)
    page.get_by_label("Comment").fill("by me")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Your comment is there.").wait_for()
    assert people[0].send("/photos/8", "AddComment", text="by another")[0] == 200
    page.locator(".comment").filter(has_text="by another").wait_for()
    assert page.locator(".flash").text_content() == "Your comment is there."
    page.get_by_role("link", name="Tags", exact=True).first.click()
    page.locator(".flash").wait_for(state="detached")


def test_what_is_being_typed_stays(new_page, site, people):
    page = new_page(url=site.url, member=people[1])
    with page.expect_response("**/events/photos/7?*"):
        page.goto("/photos/7")
    hydrated(page)
    page.evaluate("window.isSame = 1")
    field = page.get_by_label("Comment")
    field.press_sequentially("half a thou")
    assert people[0].send("/photos/7", "AddComment", text="in between")[0] == 200
    shows(page, "in between")
    assert field.input_value() == "half a thou"
    assert page.evaluate("document.activeElement.localName") == "textarea"


def test_what_happened_before_it_listened_is_shown_even_if_the_server_began_anew_meanwhile(new_page, site, people):
    page = new_page(url=site.url)

    def before_it_listens(route):
        html = route.fetch().text()
        assert people[0].send("/photos/7", "AddComment", text="before it listened")[0] == 200
        # No event that this server knows of.
        route.fulfill(body=re.sub(r"(/events/photos/7\?after=)[^\"&]*", r"\1ffff-1", html), content_type="text/html")

    page.route(f"{site.url}/photos/7", before_it_listens)
    page.goto("/photos/7")
    page.evaluate("window.isSame = 1")
    shows(page, "before it listened")


def test_what_happened_offline_is_shown_afterwards(reader, people):
    before = likes(reader)
    reader.context.set_offline(True)
    act(people, "while offline")
    reader.wait_for_timeout(200)
    assert reader.locator(".comment").filter(has_text="while offline").count() == 0
    reader.context.set_offline(False)
    shows(reader, "while offline")
    assert likes(reader) == before - 2


def test_what_happened_around_a_restart_is_shown_afterwards(reader, site, people):
    site.stop()
    reader.wait_for_timeout(200)
    site.start()
    # Before the page has found back.
    act(people, "after the restart")
    shows(reader, "after the restart")
    act(people, "and goes on")
    shows(reader, "and goes on")


def test_a_proxy_that_answers_while_the_site_is_down_does_not_end_it(new_page, site, people):
    page = new_page(url=site.url)
    state = {"down": True}
    # For an answer that is no stream, browsers give up.
    page.route("**/events/**", lambda route: route.fulfill(status=502, body="Bad Gateway") if state["down"] else route.continue_())
    with page.expect_response("**/events/photos/7?*"):
        page.goto("/photos/7")
    hydrated(page)
    page.evaluate("window.isSame = 1")
    act(people, "behind a proxy")
    state["down"] = False
    shows(page, "behind a proxy")


def test_what_happens_between_loading_and_listening_is_shown(new_page, site, people):
    page = new_page(url=site.url)
    with held_back(page, "**/events/**") as waiting:
        page.goto("/photos/7")
        hydrated(page)
        page.evaluate("window.isSame = 1")
        while not waiting:
            page.wait_for_timeout(20)
        act(people, "in the gap")
    shows(page, "in the gap", timeout=2_000)


def test_a_page_that_is_left_listens_no_longer(new_page, site):
    page = new_page(url=site.url)
    ended = []
    page.on("requestfailed", lambda request: "/events/" in request.url and ended.append(request.url))
    page.on("requestfinished", lambda request: "/events/" in request.url and ended.append(request.url))
    with page.expect_response("**/events/photos/7?*"):
        page.goto("/photos/7")
    hydrated(page)
    page.get_by_role("link", name="Tags").click()
    page.get_by_role("heading", name="Tags", level=1).wait_for()
    for _ in range(20):
        if ended:
            break
        page.wait_for_timeout(50)
    assert len(ended) == 1


def test_a_page_that_is_not_seen_holds_no_connection_and_is_fresh_when_it_is(new_page, site, people):
    page = new_page(url=site.url)
    ended = []
    page.on("requestfailed", lambda request: "/events/" in request.url and ended.append(request.url))
    with page.expect_response("**/events/photos/7?*"):
        page.goto("/photos/7")
    hydrated(page)
    page.evaluate("window.isSame = 1")
    turn = """isHidden => {
      Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }"""
    page.evaluate(turn, True)
    for _ in range(40):
        page.wait_for_timeout(50)
        if ended:
            break
    assert len(ended) == 1
    act(people, "while hidden")
    page.wait_for_timeout(300)
    assert page.locator(".comment").filter(has_text="while hidden").count() == 0
    page.evaluate(turn, False)
    shows(page, "while hidden")
