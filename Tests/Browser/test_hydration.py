"""The module takes the server's page over and touches nothing; what a visitor did in the meantime is kept and done."""
import re

import pytest

from visits import PAGES, Requests, held_back, hydrated, text, visit


# The page of lifecycles writes to itself as it appears.
@pytest.mark.parametrize("path", [path for path in PAGES if path != "/lifecycle"])
def test_hydration_changes_nothing(new_page, configuration, path):
    if configuration == "debug" and "/flow" in path:
        pytest.skip("its leaves are numbered in another order on each side, which development reports")
    page = new_page(spies=True)
    visit(page, path)
    page.wait_for_timeout(30)
    assert page.evaluate("changes") == []


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ("/missing/7", "/failing", "/nowhere") and "/flow" not in path])
def test_no_page_complains(page, path):
    visit(page, path)
    assert page.problems == []


def test_a_click_counts(page):
    visit(page, "/counter/3")
    page.click("#plus")
    assert text(page, "#plus") == "Count 4"


def test_clicks_before_the_module_are_replayed_in_order(page):
    with held_back(page):
        page.goto("/message", wait_until="commit")
        for selector in ["#plus", "#double", "#plus"]:
            page.click(selector)
    hydrated(page)
    assert text(page, "#plus") == "clicks 3"


def test_a_submit_before_the_module_is_replayed(page):
    with held_back(page):
        page.goto("/message", wait_until="commit")
        page.fill("#text", "early")
        page.click("#send")
    hydrated(page)
    assert page.locator("#sent li").all_text_contents() == ["early"]


def test_events_before_the_module_are_replayed_in_the_order_they_happened(page):
    with held_back(page):
        page.goto("/message", wait_until="commit")
        page.click("#plus")
        page.locator("#text").press_sequentially("x")
        page.click("#send")
        page.click("#plus")
    hydrated(page)
    assert text(page, "#log") == "click 1;input;send;submit;click 2;"


def test_a_form_without_handler_is_sent_once_the_module_is_there(page):
    with held_back(page):
        page.goto("/message", wait_until="commit")
        page.fill("#other", "plain")
        page.click("#send-other")
    page.wait_for_url("**/messages")
    assert text(page, "body") == "received plain"


def test_typed_text_survives(page):
    with held_back(page):
        page.goto("/counter/3", wait_until="commit")
        page.fill("#name", "early")
    hydrated(page)
    assert page.input_value("#name") == "early"


def test_typed_text_reaches_the_state(page):
    with held_back(page):
        page.goto("/counter/3", wait_until="commit")
        page.fill("#name", "early")
    hydrated(page)
    assert text(page, "#hello") == "Hello early!"


def test_all_controls_changed_before_the_module_reach_the_state(page):
    with held_back(page):
        page.goto("/forms", wait_until="commit")
        page.fill("#text", "t")
        page.fill("#count", "7")
        page.fill("#size", "2.5")
        page.check("#flag")
        page.check("#blue")
        page.fill("#story", "s")
        page.select_option("#choice", "c")
    hydrated(page)
    assert text(page, "#state") == "t|7|2.5|yes|blue|s|c"


def test_focus_survives(page):
    with held_back(page):
        page.goto("/counter/3", wait_until="commit")
        page.focus("#name")
    hydrated(page)
    assert page.evaluate("document.activeElement.id") == "name"


def test_the_selection_survives(page):
    with held_back(page):
        page.goto("/forms", wait_until="commit")
        page.fill("#text", "abcdef")
        page.evaluate("document.getElementById('text').setSelectionRange(2, 4)")
    hydrated(page)
    assert page.evaluate("[document.getElementById('text').selectionStart, document.getElementById('text').selectionEnd]") == [2, 4]


def test_the_scroll_position_survives(page):
    with held_back(page):
        page.goto("/long", wait_until="commit")
        page.wait_for_selector("footer")
        page.evaluate("scrollTo(0, 1234)")
    hydrated(page)
    assert page.evaluate("scrollY") == 1234


def test_open_details_stay_open(page):
    with held_back(page):
        page.goto("/counter/3", wait_until="commit")
        page.click("summary")
    hydrated(page)
    page.click("#plus")
    assert page.get_attribute("#details", "open") is not None


def test_a_link_before_the_module_is_followed_at_once(page):
    with held_back(page):
        page.goto("/counter/3", wait_until="commit")
        page.click("#to-forms")
        page.wait_for_url("**/forms")
    assert text(page, "h1") == "Forms"


def test_values_that_the_browser_restores_reach_the_state(page):
    visit(page, "/forms")
    page.fill("#text", "kept")
    page.check("#flag")
    page.goto("/static")
    page.go_back()
    hydrated(page)
    page.wait_for_function("() => document.querySelector('#state').textContent.startsWith('kept|3|1.5|yes')")


STRANGERS = {
    "at the start of body": "document.body.prepend(Object.assign(document.createElement('div'), { id: 'stranger' }))",
    "at the end of body": "document.body.append(Object.assign(document.createElement('x-grammar'), { id: 'stranger' }))",
    "in the middle": "document.querySelector('#plus').before(Object.assign(document.createElement('aside'), { id: 'stranger' }))",
    "in front of the layout": "document.querySelector('header').before(document.createTextNode('stranger'))",
    "attributes": "document.body.setAttribute('cz-shortcut', ''); document.querySelector('#name').setAttribute('data-lp', '1')",
    "styles in head": "document.head.append(document.createElement('style'))",
}


@pytest.mark.parametrize("place", STRANGERS)
def test_what_extensions_put_in_does_no_harm(page, place):
    page.add_init_script("document.addEventListener('readystatechange', () => {"
                         f"if (document.readyState == 'interactive') {{ {STRANGERS[place]} }} }})")
    visit(page, "/counter/3")
    page.click("#plus")
    page.click("#plus")
    assert (text(page, "#plus"), text(page, "#more")) == ("Count 5", "more")


def test_what_extensions_put_in_stays(page):
    page.add_init_script("document.addEventListener('readystatechange', () => {"
                         f"if (document.readyState == 'interactive') {{ {STRANGERS['in the middle']} }} }})")
    visit(page, "/counter/3")
    page.click("#plus")
    assert page.locator("#stranger").count() == 1


def test_a_slow_network_makes_no_difference(page):
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 150, "downloadThroughput": 4_000_000, "uploadThroughput": 100_000})
    page.goto("/counter/3", wait_until="commit")
    page.click("#plus")
    hydrated(page)
    assert text(page, "#plus") == "Count 4"


def test_text_areas_keep_a_line_end_at_their_start(page):
    visit(page, "/forms")
    assert page.input_value("#story") == "\nonce"


def test_preformatted_text_keeps_a_line_end_at_its_start(page):
    visit(page, "/table")
    page.click("#plus")
    assert text(page, "#code") == "\n  3\n"


def test_tables_are_adopted_and_grow(page):
    visit(page, "/table")
    page.click("#plus")
    assert page.locator("#rows tr").all_text_contents() == ["00", "11", "24"]


def test_a_select_shows_the_bound_value(page):
    visit(page, "/table")
    assert page.input_value("#choice") == "1"


def test_a_page_without_anything_to_do_comes_without_data_and_goes_as_a_whole(page):
    requests = Requests(page)
    visit(page, "/köln/7")
    assert page.locator("#martlet-data").text_content().split(",")[-2].startswith("null")
    assert not [one.url for one in requests.all if re.search(r"/site\.\w+\.\d+\.wasm", one.url)]
    page.click("#frame")
    assert text(page, "#frame") == "opened 1" and page.locator("h1").count() == 1
    page.click("#to-counter")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
    assert page.locator("h1").count() == 1
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Köln 7'")
    assert page.locator("h1").count() == 1 and text(page, "#frame") == "opened 1"


def test_a_layout_can_take_out_a_page_without_data_and_put_it_in_again(page):
    visit(page, "/section/third")
    page.evaluate("window.heading = document.querySelector('h1')")
    for _ in range(2):
        page.click("#close")
        assert page.locator("h1").count() == 0
        page.click("#close")
        assert page.evaluate("document.querySelector('h1') === heading")
    page.click("#to-second")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Second'")
    assert page.locator("h1").count() == 1
    page.click("#to-third")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Third'")
    assert page.locator("h1").count() == 1
