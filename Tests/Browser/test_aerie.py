"""Aerie, the site itself: what must be true of each of its pages."""
import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import aerie_server
from visits import visit

PAGES = ["/", "/?page=2", "/photos/1", "/tags", "/tags/mountains", "/search", "/search?q=mountains", "/prints", "/cart", "/login", "/register",
         "/nowhere", "/photos/%FF"]
PLAIN = "/about"


@pytest.fixture(scope="module")
def aerie(tmp_path_factory):
    with aerie_server(tmp_path_factory.mktemp("aerie")) as running:
        yield running


@pytest.mark.parametrize("path", PAGES)
def test_hydration_changes_nothing(new_page, aerie, path):
    page = new_page(spies=True, url=aerie.url)
    visit(page, path)
    page.wait_for_timeout(30)
    assert page.evaluate("changes") == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, PLAIN])
def test_a_page_is_accessible_and_fits_a_small_screen(new_page, aerie, path, theme):
    page = new_page(url=aerie.url)
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    violations = Axe().run(page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in violations] == []


@pytest.mark.parametrize("path", [*PAGES, PLAIN])
def test_a_page_is_all_there_without_javascript(new_page, aerie, path):
    page = new_page(javascript=False, url=aerie.url)
    page.goto(path)
    assert page.locator("h1").count() == 1
    page.click("nav >> text=Tags")
    assert page.url == aerie.url + "/tags"


@pytest.mark.parametrize("javascript", [True, False])
def test_an_address_that_is_none_has_a_page_that_says_so(new_page, aerie, javascript):
    page = new_page(javascript=javascript, url=aerie.url)
    for path in ("/photos/%FF", "/%C3%28/?q=1", "/%zz"):
        assert page.goto(path).status == 400
        assert page.locator("h1").text_content() == "This address makes no sense"
        assert page.get_by_role("main").get_by_text("The address contains").is_visible()
    page.get_by_role("link", name="See the newest photographs").click()
    page.get_by_role("heading", name="Photographs worth a second look").wait_for()


def test_the_about_page_ships_no_script(new_page, aerie):
    page = new_page(url=aerie.url)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(PLAIN)
    assert page.locator("script").count() == 0
    assert not [url for url in requests if url.endswith((".js", ".wasm"))]


def test_going_from_page_to_page_loads_no_document(new_page, aerie):
    page = new_page(url=aerie.url)
    visit(page, "/")
    documents = []
    page.on("request", lambda request: request.resource_type == "document" and documents.append(request.url))
    page.click("h2 a >> nth=0")
    page.wait_for_selector(".photo")
    page.click("nav >> text=Tags")
    page.wait_for_function("() => document.title.startsWith('Tags')")
    assert documents == []


@pytest.mark.parametrize("javascript", [True, False])
def test_the_theme_survives_a_reload(new_page, aerie, javascript):
    page = new_page(javascript=javascript, url=aerie.url)
    if javascript:
        visit(page, "/")
    else:
        page.goto("/")
    page.click("button:has-text('Dark')")
    page.wait_for_selector("html[data-theme=dark]")
    page.reload()
    assert page.get_attribute("html", "data-theme") == "dark"


def test_the_search_filters_as_one_types(new_page, aerie):
    page = new_page(url=aerie.url)
    visit(page, "/search")
    before = page.locator(".results li").count()
    page.locator("#q").press_sequentially("moun")
    assert 0 < page.locator(".results li").count() < before
