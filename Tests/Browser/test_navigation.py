"""Going from page to page without loading one, as if each was loaded."""
import pytest

from visits import Requests, held_back, hydrated, text, visit


def go(page, selector, heading):
    page.click(selector)
    page.wait_for_function("text => document.querySelector('h1')?.textContent == text", arg=heading)


def test_a_click_on_a_link_loads_no_document(page):
    visit(page, "/")
    requests = Requests(page)
    go(page, "#to-counter", "Counter")
    assert requests.documents == []


def test_a_click_on_a_link_fetches_the_data_alone(page):
    visit(page, "/")
    requests = Requests(page)
    go(page, "#to-counter", "Counter")
    page.wait_for_timeout(100)
    # The tab's icon is asked for whenever the address changes; the part of the module, and what sends forms, the first time.
    asked = [request.url for request in requests.all if not request.url.endswith((".svg", ".wasm", ".js"))]
    assert asked == requests.data and len(asked) == 1


def test_the_address_changes(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    assert page.url.endswith("/counter/3")


def test_the_title_changes(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    assert page.title() == "Counter 3"


def test_the_description_changes(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    assert page.get_attribute("meta[name=description]", "content") == "Counts from 3"


def test_what_the_other_page_had_in_its_head_goes(page):
    visit(page, "/")
    go(page, "#to-forms", "Forms")
    assert page.locator("meta[name=description]").count() == 0


def test_what_all_pages_have_in_the_head_stays(page):
    visit(page, "/")
    before = page.evaluate("(window.icon = document.querySelector('link[rel=icon]'), true)")
    go(page, "#to-forms", "Forms")
    assert page.evaluate("icon.isConnected && document.querySelectorAll('meta[charset],meta[name=viewport]').length == 2")


def test_the_new_page_is_alive(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    page.click("#plus")
    assert text(page, "#plus") == "Count 4"


def test_a_layout_keeps_its_state(page):
    visit(page, "/")
    page.click("#frame")
    go(page, "#to-counter", "Counter")
    assert text(page, "#frame") == "opened 1"


def test_a_nested_layout_keeps_its_state(page):
    visit(page, "/section/first")
    page.fill("#note", "kept")
    go(page, "#to-second", "Second")
    assert text(page, "#noted") == "noted kept"


def test_a_layout_that_is_left_loses_its_state(page):
    visit(page, "/section/first")
    page.fill("#note", "lost")
    go(page, "#to-counter", "Counter")
    go(page, "#to-first", "First")
    assert text(page, "#noted") == "noted "


def test_the_page_in_a_layout_that_stays_is_fresh(page):
    visit(page, "/section/first")
    page.click("#plus")
    go(page, "#to-second", "Second")
    assert text(page, "#plus") == "clicks 0"


def test_another_address_of_the_same_page_has_fresh_state(page):
    visit(page, "/counter/3")
    page.click("#plus")
    page.click("#to-other-counter")
    page.wait_for_function("() => document.title == 'Counter 40'")
    assert text(page, "#plus") == "Count 40"


BROWSERS_OWN = {
    "control": dict(modifiers=["Control"]), "shift": dict(modifiers=["Shift"]), "alt": dict(modifiers=["Alt"]),
    "middle button": dict(button="middle"),
}


@pytest.mark.parametrize("how", BROWSERS_OWN)
def test_a_modified_click_is_the_browsers(page, how):
    visit(page, "/")
    address = page.url
    page.click("#to-counter", **BROWSERS_OWN[how])
    page.wait_for_timeout(150)
    assert (page.url, text(page, "h1")) == (address, "Index")


@pytest.mark.parametrize("link", ["blank", "download", "reload", "unknown", "foreign"])
def test_a_special_link_is_the_browsers(page, link):
    visit(page, "/")
    requests = Requests(page)
    page.click("#" + link, no_wait_after=True)
    page.wait_for_timeout(150)
    assert requests.data == []


def test_a_link_with_data_reload_loads_the_page(page):
    visit(page, "/")
    requests = Requests(page)
    page.click("#reload")
    page.wait_for_url("**/counter/1")
    assert len(requests.documents) == 1


def test_a_click_that_a_handler_has_prevented_goes_nowhere(page):
    visit(page, "/")
    page.click("#handled")
    page.wait_for_timeout(100)
    assert (text(page, "#handled"), text(page, "h1")) == ("handled 1", "Index")


def test_a_click_on_what_is_inside_a_link_is_taken_over(page):
    visit(page, "/")
    requests = Requests(page)
    go(page, "#inside", "Counter")
    assert requests.documents == []


def test_an_address_beyond_ascii_is_known(page):
    visit(page, "/")
    requests = Requests(page)
    go(page, "#to-umlaut", "Köln 7")
    assert requests.documents == [] and page.url.endswith("/k%C3%B6ln/7")
    assert page.locator("link[rel=alternate][href='/k%C3%B6ln/8']").count() == 1


def test_links_in_svg_work(page):
    visit(page, "/vector")
    page.click("#deep")
    page.evaluate("document.querySelector('svg a').setAttribute('href', '/counter/3')")
    page.evaluate("document.querySelector('svg a text').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")


def test_hovering_fetches_ahead(page):
    visit(page, "/")
    requests = Requests(page)
    page.hover("#to-counter")
    page.wait_for_timeout(250)
    assert len(requests.data) == 1


def test_a_click_after_hovering_fetches_no_more(page):
    visit(page, "/")
    requests = Requests(page)
    page.hover("#to-counter")
    page.wait_for_timeout(250)
    go(page, "#to-counter", "Counter")
    assert len(requests.data) == 1


def test_passing_over_a_link_fetches_nothing(page):
    visit(page, "/")
    requests = Requests(page)
    # In one task, so that a busy machine does not make the pointer rest on the link.
    page.evaluate("""() => ["#to-counter", "h1"].forEach(name =>
        document.querySelector(name).dispatchEvent(new PointerEvent("pointerover", { bubbles: true })))""")
    page.wait_for_timeout(200)
    assert requests.data == []


def test_touching_fetches_ahead_once(new_page):
    page = visit_touch(new_page)
    requests = Requests(page)
    page.dispatch_event("#to-counter", "touchstart")
    page.wait_for_timeout(150)
    page.tap("#to-counter")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
    assert len(requests.data) == 1


def visit_touch(new_page):
    page = new_page(touch=True)
    visit(page, "/")
    return page


def test_back_shows_the_page_before(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Index'")
    assert page.title() == "Index"


def test_back_and_forward_load_no_document(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    requests = Requests(page)
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Index'")
    page.go_forward()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
    assert requests.documents == []


def test_back_restores_the_scroll_position(page):
    visit(page, "/long")
    page.evaluate("scrollTo(0, 4000)")
    position = page.evaluate("scrollY")
    page.evaluate("document.querySelector('#away').click()")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Long'")
    page.wait_for_function("y => scrollY == y", arg=position)


def test_forward_restores_the_scroll_position(page):
    visit(page, "/")
    go(page, "#to-long", "Long")
    page.evaluate("scrollTo(0, 3000)")
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Index'")
    page.go_forward()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Long' && scrollY == 3000")


def test_back_restores_fields(page):
    visit(page, "/long")
    page.fill("#kept", "kept")
    page.evaluate("scrollTo(0, 0)")
    go(page, "#to-counter", "Counter")
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Long'")
    page.wait_for_function("() => document.querySelector('#kept').value == 'kept'")


def test_what_is_typed_while_another_page_is_on_its_way_is_not_the_others(page):
    visit(page, "/counter/3")
    go(page, "#to-forms", "Forms")
    page.evaluate("history.back()")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
    page.fill("#name", "of three")
    page.evaluate("document.querySelector('#to-forms').href = '/counter/40'")
    page.click("#to-forms")
    page.wait_for_function("() => document.title == 'Counter 40'")
    with held_back(page, "**/_martlet/**"):
        page.evaluate("history.back()")
        page.wait_for_timeout(100)
        page.evaluate("history.forward()")
        page.wait_for_timeout(100)
    page.wait_for_function("() => document.title == 'Counter 40'")
    page.wait_for_timeout(100)
    assert page.input_value("#name") == ""


def test_back_restores_bound_fields_and_their_state(page):
    visit(page, "/forms")
    page.fill("#text", "kept")
    page.check("#flag")
    page.select_option("#choice", "c")
    go(page, "#to-counter", "Counter")
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Forms'")
    page.wait_for_function("() => document.querySelector('#state').textContent.startsWith('kept|3|1.5|yes') && "
                           "document.querySelector('#state').textContent.endsWith('c')")


def test_back_from_a_page_that_was_loaded_whole_restores_the_scroll_position(page):
    visit(page, "/long")
    page.evaluate("scrollTo(0, 2500)")
    page.wait_for_timeout(50)
    page.goto("/static")
    page.go_back()
    page.wait_for_function("() => scrollY == 2500")


def test_a_new_page_begins_at_its_top(page):
    visit(page, "/long")
    page.evaluate("scrollTo(0, 4000)")
    page.evaluate("document.querySelector('#away').click()")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
    assert page.evaluate("scrollY") == 0


def test_a_fragment_of_another_page_is_scrolled_to(page):
    visit(page, "/")
    go(page, "#to-section", "Long")
    assert abs(page.evaluate("document.querySelector('#section-50').getBoundingClientRect().top")) < 2


def test_a_fragment_of_this_page_is_scrolled_to(page):
    visit(page, "/long")
    page.click("#to-fragment")
    page.wait_for_function("() => Math.abs(document.querySelector('#section-80').getBoundingClientRect().top) < 2")


def test_a_fragment_of_this_page_loads_nothing(page):
    visit(page, "/long")
    requests = Requests(page)
    page.click("#to-fragment")
    page.wait_for_timeout(200)
    assert requests.documents + requests.data == []


def test_back_from_a_fragment_scrolls_back_and_keeps_state(page):
    visit(page, "/long")
    page.click("#plus")
    page.click("#to-fragment")
    page.wait_for_function("() => scrollY > 1000")
    page.go_back()
    page.wait_for_function("() => scrollY == 0")
    assert text(page, "#plus") == "clicks 1"


def test_a_page_loaded_with_a_fragment_is_scrolled_to_it(page):
    page.goto("/long#section-60")
    hydrated(page)
    assert abs(page.evaluate("document.querySelector('#section-60').getBoundingClientRect().top")) < 2


def test_the_focus_moves_to_the_pages_beginning(page):
    visit(page, "/")
    page.focus("#to-counter")
    go(page, "#to-counter", "Counter")
    page.wait_for_function("() => document.activeElement == document.body")


def test_the_title_is_announced(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    assert text(page, "[aria-live]") == "Counter 3"


def test_the_announcement_is_hidden_from_view(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    assert page.locator("[aria-live]").evaluate("node => getComputedStyle(node).clipPath") == "inset(50%)"


def test_a_slow_page_is_busy(page):
    visit(page, "/")
    page.click("#to-slow")
    page.wait_for_selector("body[aria-busy=true]", timeout=550)


def test_a_page_that_has_come_is_not_busy(page):
    visit(page, "/")
    go(page, "#to-slow", "Slow 600")
    page.wait_for_selector("body:not([aria-busy])")


def test_a_quick_page_is_not_busy(page):
    visit(page, "/")
    page.evaluate("new MutationObserver(() => { window.seen = true }).observe(document.body, { attributeFilter: ['aria-busy'] })")
    go(page, "#to-counter", "Counter")
    assert not page.evaluate("window.seen")


def test_a_page_that_was_never_shown_leaves_no_entry_in_the_history(page):
    visit(page, "/")
    page.click("#to-slow")
    go(page, "#to-counter", "Counter")
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Index'")


def test_a_newer_click_cancels_the_older(page):
    visit(page, "/")
    page.click("#to-slow")
    go(page, "#to-counter", "Counter")
    page.wait_for_timeout(800)
    assert (text(page, "h1"), page.url.endswith("/counter/3")) == ("Counter", True)


def test_a_newer_click_on_another_slow_page_wins(page):
    visit(page, "/")
    page.evaluate("document.querySelector('#to-list').href = '/slow/300'")
    page.click("#to-slow")
    page.click("#to-list")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Slow 300'")
    page.wait_for_timeout(600)
    assert text(page, "h1") == "Slow 300"


@pytest.mark.parametrize("how", ["document.querySelector('#to-fragment').click()", "window.stop()", "location = 'mailto:a@b.example'"])
def test_a_page_on_its_way_is_shown_whatever_else_the_browser_does(page, how):
    visit(page, "/long")
    page.click("#to-slow")
    page.wait_for_url("**/slow/600")
    page.evaluate(how)
    page.wait_for_function("() => document.querySelector('h1')?.textContent == 'Slow 600'")
    assert "/slow/600" in page.url


def test_a_click_on_the_way_back_takes_no_entry_out_of_the_history(page):
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    go(page, "#to-forms", "Forms")
    with held_back(page, "**/_martlet/counter/**"):
        page.evaluate("history.back()")
        page.wait_for_url("**/counter/3")
        page.evaluate("document.querySelector('#to-list').click()")
        page.wait_for_function("() => document.querySelector('h1').textContent == 'List'")
    assert page.evaluate("navigation.entries().map(entry => new URL(entry.url).pathname)") == ["/", "/counter/3", "/list"]


def test_a_page_that_is_overtaken_is_not_loaded_to_its_end(page):
    visit(page, "/")
    with page.expect_event("requestfailed", lambda request: "/_martlet/slow/600" in request.url):
        page.click("#to-slow")
        go(page, "#to-counter", "Counter")


def test_a_failing_loader_shows_the_error_page(page):
    visit(page, "/")
    go(page, "#to-failing", "Trouble")
    assert text(page, "#status") == "500"


def test_the_error_page_tells_no_secrets(page):
    visit(page, "/")
    go(page, "#to-failing", "Trouble")
    assert "Broken" not in page.content()


def test_the_error_page_keeps_the_layouts_state(page):
    visit(page, "/")
    page.click("#frame")
    go(page, "#to-failing", "Trouble")
    assert text(page, "#frame") == "opened 1"


def test_a_missing_page_shows_the_error_page(page):
    visit(page, "/")
    go(page, "#to-missing", "Trouble")
    assert (text(page, "#status"), text(page, "#message")) == ("404", "There is no 7.")


def test_a_path_that_does_not_parse_is_not_found(page):
    page.goto("/counter/many")
    assert text(page, "#status") == "404"


def test_a_query_that_does_not_parse_is_a_bad_request(page):
    page.goto("/search?page=many")
    assert text(page, "#status") == "400"


def test_a_redirect_is_followed(page):
    visit(page, "/")
    go(page, "#to-moved", "Counter")
    assert page.url.endswith("/counter/5")


def test_a_redirect_leaves_one_entry_in_the_history(page):
    visit(page, "/")
    go(page, "#to-moved", "Counter")
    page.go_back()
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Index'")


def test_a_typed_query_arrives(page):
    visit(page, "/")
    go(page, "#to-search", "Search")
    assert text(page, "#query") == "“ä & b” on page 2"


def test_a_static_page_is_shown(page):
    visit(page, "/")
    go(page, "#to-static", "Static")
    assert page.title() == "Static"


def test_pages_are_the_same_however_one_comes(page):
    shown = "document.querySelector('main').innerHTML.replace(/<!--.*?-->/g, '').replace(/ tabindex=\"-1\"/g, '')"
    visit(page, "/")
    go(page, "#to-forms", "Forms")
    arrived = page.evaluate(shown)
    visit(page, "/forms")
    loaded = page.evaluate(shown)
    # Values are attributes in HTML, properties in a document.
    assert without_values(arrived) == without_values(loaded)


def without_values(html):
    import re
    return re.sub(r' (value|checked|selected)="[^"]*"|(?<=">)[^<]*(?=</textarea>)', "", html)


def test_view_transitions_break_nothing(new_page):
    page = new_page(reduced_motion="no-preference")
    visit(page, "/")
    go(page, "#to-counter", "Counter")
    page.click("#plus")
    assert text(page, "#plus") == "Count 4"


def test_quick_clicks_during_a_view_transition_end_at_the_last(new_page):
    page = new_page(reduced_motion="no-preference")
    visit(page, "/")
    for link in ["#to-counter", "#to-forms", "#to-list"]:
        page.evaluate("selector => document.querySelector(selector).click()", link)
        page.wait_for_timeout(30)
    page.wait_for_function("() => document.querySelector('h1').textContent == 'List'")
    page.wait_for_timeout(200)
    assert page.url.endswith("/list") and page.problems == []


def test_a_server_that_is_gone_is_left_to_the_browser(page):
    visit(page, "/")
    page.route("**/_martlet/**", lambda route: route.abort())
    requests = Requests(page)
    go(page, "#to-counter", "Counter")
    assert len(requests.documents) == 1


def test_the_same_address_again_shows_the_page(page):
    visit(page, "/")
    page.click("#to-self")
    page.wait_for_timeout(200)
    assert text(page, "h1") == "Index"


def test_a_timer_stops_when_its_page_is_left(page):
    visit(page, "/lifecycle")
    page.evaluate("(() => { const clear = clearInterval; window.cleared = 0; window.clearInterval = id => { cleared++; clear(id) } })()")
    go(page, "#to-counter", "Counter")
    assert page.evaluate("cleared") >= 1
