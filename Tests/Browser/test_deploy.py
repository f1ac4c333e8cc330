"""A tab that stays open over a deployment."""
import shutil

from conftest import WEB
from visits import Requests, text, visit


def another_build(tmp_path):
    """The same module with one more custom section: another fingerprint, and it works."""
    assets = tmp_path / "assets"
    shutil.copytree(WEB, assets)
    with open(assets / "site.wasm", "ab") as module:
        module.write(b"\0\3\2v2")
    return assets


def test_an_open_tab_loads_whole_pages(new_page, own_server, tmp_path):
    first = own_server()
    page = new_page(url=first.url)
    visit(page, "/")
    first.stop()
    own_server(another_build(tmp_path), port=first.port)
    requests = Requests(page)
    page.click("#to-counter")
    page.wait_for_function("() => document.querySelector('h1')?.textContent == 'Counter'")
    assert requests.documents == [first.url + "/counter/3"]


def test_the_page_loaded_then_is_alive(new_page, own_server, tmp_path):
    first = own_server()
    page = new_page(url=first.url)
    visit(page, "/")
    first.stop()
    own_server(another_build(tmp_path), port=first.port)
    page.click("#to-counter")
    page.wait_for_function("() => document.querySelector('h1')?.textContent == 'Counter'")
    page.wait_for_selector("html[data-hydrated]", state="attached")
    page.click("#plus")
    assert text(page, "#plus") == "Count 4"


def test_a_restart_without_a_change_goes_unnoticed(new_page, own_server):
    first = own_server()
    page = new_page(url=first.url)
    visit(page, "/")
    first.stop()
    own_server(port=first.port)
    requests = Requests(page)
    page.click("#to-counter")
    page.wait_for_function("() => document.querySelector('h1')?.textContent == 'Counter'")
    assert requests.documents == []
