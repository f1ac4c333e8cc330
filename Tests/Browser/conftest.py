"""What all tests in Chromium share: one server, one browser, and a context of its own for each test."""
import os
import pathlib
import platform
import pytest
from playwright.sync_api import sync_playwright

from members import Furnished
from site_server import SiteServer

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONFIGURATION = os.environ.get("CONFIGURATION", "debug")
WEB = ROOT / ".build/web" / f"fixture-{CONFIGURATION}"
SPIES = pathlib.Path(__file__).with_name("spies.js").read_text()


def binary(name):
    """A product of the native build; `.build/debug` may point at the browser's."""
    found = sorted((ROOT / ".build").glob(f"{platform.machine()}-*-*/debug/{name}"))
    assert found, f"{name} is not built: run Tests/Browser/run.sh"
    return found[0]


def aerie_server(folder, **settings):
    """The site itself, with its data in `folder`."""
    return SiteServer(binary("AerieServer"), ROOT / ".build/web" / CONFIGURATION, folder, **settings)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with SiteServer(binary("FixtureServer"), WEB, tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="session")
def aerie(tmp_path_factory):
    """The site itself. Its clients may say which address they have, so that limits are each one's own."""
    with aerie_server(tmp_path_factory.mktemp("aerie"), TRUSTED_PROXIES="127.0.0.1") as running:
        yield running


@pytest.fixture(scope="session")
def furnished(aerie):
    """A member whose pages are all full."""
    return Furnished(aerie)


@pytest.fixture
def own_server(tmp_path_factory):
    """Makes servers that a test may stop: `own_server(assets=…, port=…)`."""
    running = []

    def start(assets=WEB, port=0):
        running.append(SiteServer(binary("FixtureServer"), assets, tmp_path_factory.mktemp("data"), port).start())
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser, server):
    """Makes pages in contexts of their own: `new_page(javascript=False, touch=True, spies=True, member=client)`."""
    contexts = []

    def make(javascript=True, touch=False, spies=False, url=None, reduced_motion="reduce", member=None):
        context = browser.new_context(
            base_url=url or server.url, java_script_enabled=javascript, has_touch=touch, reduced_motion=reduced_motion,
            viewport={"width": 1000, "height": 700})
        context.set_default_timeout(10_000)
        if member:
            context.add_cookies(member.cookies)
        contexts.append(context)
        page = context.new_page()
        if spies:
            page.add_init_script(SPIES)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda message: message.type == "error" and page.problems.append(message.text))
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture(scope="session")
def configuration():
    """`debug` or `release`: how the module was built."""
    return CONFIGURATION
