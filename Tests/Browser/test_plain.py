"""Whatever happens to the module, the site goes on as pages with links and forms."""
import pytest

from conftest import ROOT
from visits import hydrated, text, visit


def without_javascript(new_page):
    return new_page(javascript=False)


def with_module_blocked(new_page):
    page = new_page()
    page.route("**/site*.wasm", lambda route: route.abort())
    return page


def with_scripts_blocked(new_page):
    page = new_page()
    page.route("**/*.js", lambda route: route.abort())
    return page


def with_broken_module(new_page):
    page = new_page()
    page.route("**/site*.wasm", lambda route: route.fulfill(body=b"\0asm\1\0\0\0\xff", content_type="application/wasm"))
    return page


def with_data_of_another_build(new_page):
    page = new_page()

    def rewrite(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('id="martlet-data">[', 'id="martlet-data">[7777,'))

    page.route(lambda url: "/assets/" not in url, lambda route: rewrite(route)
               if route.request.resource_type == "document" and route.request.method == "GET" else route.continue_())
    return page


BROKEN = [without_javascript, with_module_blocked, with_scripts_blocked, with_broken_module, with_data_of_another_build]


@pytest.mark.parametrize("broken", BROKEN)
def test_links_work(new_page, broken):
    page = broken(new_page)
    page.goto("/counter/3")
    page.wait_for_timeout(100)
    page.click("#to-forms")
    page.wait_for_url("**/forms")
    assert text(page, "h1") == "Forms"


@pytest.mark.parametrize("broken", BROKEN)
def test_forms_are_sent(new_page, broken):
    page = broken(new_page)
    page.goto("/message")
    page.fill("#text", "plain")
    page.click("#send")
    page.wait_for_url("**/messages")
    assert text(page, "body") == "received plain"


@pytest.mark.parametrize("broken", BROKEN)
def test_the_page_can_be_read(new_page, broken):
    page = broken(new_page)
    page.goto("/list")
    assert page.locator("#rows li button").all_text_contents() == ["a 0", "b 0", "c 0", "d 0", "e 0"]


def test_a_search_form_works_without_javascript(new_page):
    page = without_javascript(new_page)
    page.goto("/search")
    page.fill("#q", "ä & b")
    page.click("main button")
    assert text(page, "#query") == "“ä & b” on page 1"


def test_after_a_trap_links_load_pages(page):
    visit(page, "/trap")
    page.click("#trap")
    with page.expect_navigation():
        page.click("#link")
    assert text(page, "h1") == "Counter"


def test_after_a_trap_forms_are_sent(page):
    visit(page, "/trap")
    page.click("#trap")
    page.click("#send")
    page.wait_for_url("**/messages")
    assert text(page, "body") == "received kept"


def test_components_may_be_deep_in_each_other(page):
    visit(page, "/nested/100")
    page.click("#innermost")
    assert page.locator(".level").count() == 100
    assert page.locator(".level.marked").count() == 1


def test_too_deep_is_a_trap_and_overwrites_nothing(page):
    visit(page, "/nested/3")
    page.click("#deeper")
    assert any("unreachable" in problem for problem in page.problems)
    assert page.locator(".level").count() == 3
    with page.expect_navigation():
        page.click("#link")


def test_after_a_trap_going_back_shows_the_right_page(page):
    visit(page, "/counter/3")
    page.evaluate("document.querySelector('#to-counter').href = '/trap'")
    page.click("#to-counter")
    page.wait_for_url("**/trap")
    page.click("#trap")
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")


def test_a_trap_says_so_once(page):
    visit(page, "/trap")
    page.click("#trap")
    page.click("#trap")
    assert len([problem for problem in page.problems if "martlet" in problem]) == 1


def test_a_form_submitted_before_a_module_that_never_comes_is_sent(page):
    waiting = []
    page.route("**/site*.wasm", lambda route: waiting.append(route))
    page.goto("/message", wait_until="commit")
    page.fill("#text", "early")
    page.click("#send")
    page.wait_for_timeout(50)
    for route in waiting:
        route.abort()
    page.wait_for_url("**/messages")
    assert text(page, "body") == "received early"


def test_a_form_submitted_while_scripts_are_blocked_is_sent(page):
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/message", wait_until="commit")
    page.fill("#text", "early")
    page.click("#send")
    page.wait_for_url("**/messages")
    assert text(page, "body") == "received early"


def test_typed_text_survives_a_module_that_never_comes(new_page):
    page = with_module_blocked(new_page)
    page.goto("/counter/3")
    page.fill("#name", "kept")
    page.wait_for_timeout(200)
    assert page.input_value("#name") == "kept"


def test_a_page_that_differs_from_its_component_goes_on_plain(page):
    page.goto("/different")
    page.wait_for_timeout(300)
    page.click("#send")
    page.wait_for_url("**/search?q=")


def test_a_mismatch_names_the_views_line_what_was_expected_and_what_was_found(new_page, own_server):
    source = (ROOT / "Tests/Browser/Fixture/Pages/Navigation.swift").read_text().splitlines()
    line = next(number for number, text in enumerate(source, 1) if '"the browser\'s"' in text)
    # Said in development only.
    page = new_page(url=own_server(assets=ROOT / ".build/web/fixture-debug").url)
    page.goto("/different")
    for _ in range(50):
        report = next((problem for problem in page.problems if "does not fit" in problem), "")
        if report:
            break
        page.wait_for_timeout(100)
    assert f"BrowserFixture/Navigation.swift:{line}: expected <table" in report
    assert "found <p>the server's</p>" in report


def test_a_static_page_ships_no_module(new_page):
    page = new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("/static")
    page.wait_for_timeout(50)
    assert [url for url in requests if url.endswith((".js", ".wasm"))] == []


def test_a_static_page_has_no_scripts_and_no_data(page):
    page.goto("/static")
    assert page.locator("script").count() == 0


def test_the_data_stands_in_the_page_once(page):
    page.goto("/hostile")
    assert page.locator("#martlet-data").count() == 1
