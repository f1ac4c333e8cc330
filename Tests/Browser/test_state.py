"""State, lists, bindings, environment, effects and references in a living page."""
import json

import pytest

from visits import text, visit

SVG, MATH, HTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/1999/xhtml"


def test_a_text_field_writes_the_state(page):
    visit(page, "/forms")
    page.locator("#text").press_sequentially("ab")
    assert text(page, "#state").startswith("ab|")


def test_typing_keeps_the_place_of_the_cursor(page):
    visit(page, "/forms")
    page.fill("#text", "ad")
    page.evaluate("document.querySelector('#text').setSelectionRange(1, 1)")
    page.keyboard.type("bc")
    assert page.input_value("#text") == "abcd"


def test_the_state_writes_all_controls(page):
    visit(page, "/forms")
    page.click("#fill")
    values = page.evaluate("['text', 'count', 'size', 'story', 'choice'].map(id => document.getElementById(id).value)")
    assert values == ["filled", "42", "0.25", "\n\ntwice", "c"]
    assert page.evaluate("['flag', 'red', 'blue'].map(id => document.getElementById(id).checked)") == [True, False, True]


def test_all_controls_write_the_state(page):
    visit(page, "/forms")
    page.fill("#text", "t")
    page.fill("#count", "-7")
    page.fill("#size", "2.5")
    page.check("#flag")
    page.check("#blue")
    page.fill("#story", "\ns")
    page.select_option("#choice", "c")
    assert text(page, "#state") == "t|-7|2.5|yes|blue|\ns|c"


def test_a_number_that_is_none_leaves_the_state_and_the_field(page):
    visit(page, "/forms")
    page.fill("#count", "")
    assert (text(page, "#state").split("|")[1], page.input_value("#count")) == ("3", "")


@pytest.mark.parametrize("value", ["0.1", "1e21", "-1e-7", "123456.789", "1.7976931348623157e308", "5e-324"])
def test_a_number_is_written_as_the_server_writes_it(page, value):
    visit(page, "/forms")
    page.fill("#size", value)
    assert float(text(page, "#state").split("|")[2]) == float(value)


@pytest.mark.parametrize("keys", ["2.505", "-0.5", "1e5", "1.50", "007"])
def test_a_number_is_left_as_it_is_typed(page, keys):
    visit(page, "/forms")
    page.fill("#size", "")
    page.locator("#size").press_sequentially(keys)
    assert page.input_value("#size") == keys
    assert float(text(page, "#state").split("|")[2]) == float(keys)


def test_a_field_that_is_composed_in_is_left_alone(page):
    visit(page, "/forms")
    page.focus("#text")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1})
    session.send("Input.imeSetComposition", {"text": "日本", "selectionStart": 2, "selectionEnd": 2})
    session.send("Input.insertText", {"text": "日本語"})
    assert (page.input_value("#text"), text(page, "#state").split("|")[0]) == ("日本語", "日本語")


def test_a_select_follows_options_that_come(page):
    visit(page, "/table")
    page.click("#plus")
    page.select_option("#choice", "2")
    assert text(page, "#chosen") == "2"


def rows(page):
    return page.locator("#rows li button").all_text_contents()


def test_rows_keep_their_state_when_the_order_changes(page):
    visit(page, "/list")
    page.click("[data-row=b] button")
    page.click("#reverse")
    assert rows(page) == ["e 0", "d 0", "c 0", "b 1", "a 0"]


def test_rows_keep_their_nodes_when_the_order_changes(page):
    visit(page, "/list")
    page.evaluate("window.row = document.querySelector('[data-row=b]')")
    page.click("#reverse")
    assert page.evaluate("row.isConnected && document.querySelector('[data-row=b]') === row")


def test_rows_keep_what_was_typed_into_them(page):
    visit(page, "/list")
    page.fill("[data-row=a] input", "typed")
    page.click("#rotate")
    assert page.input_value("[data-row=a] input") == "typed"


def test_a_row_that_stays_keeps_the_focus_when_another_moves(page):
    visit(page, "/list")
    page.focus("[data-row=c] input")
    page.click("#rotate")
    assert page.evaluate("document.activeElement.closest('li')?.dataset.row") == "c"


@pytest.mark.parametrize("name", "abcde")
def test_a_row_that_moves_keeps_the_focus_and_what_is_selected(page, name):
    visit(page, "/list")
    field = page.locator(f"[data-row={name}] input")
    field.fill("typed here")
    field.evaluate("field => field.setSelectionRange(2, 5)")
    for order in ["#reverse", "#rotate", "#reverse"]:
        page.click(order)
        assert field.evaluate("field => [document.activeElement == field, field.selectionStart, field.selectionEnd]") == [True, 2, 5]


def test_a_row_that_comes_has_fresh_state(page):
    visit(page, "/list")
    page.click("[data-row=a] button")
    page.click("#drop")
    page.click("#add")
    assert rows(page) == ["new 4 0", "b 0", "c 0", "d 0", "e 0"]


def test_a_list_can_be_emptied_and_filled(page):
    visit(page, "/list")
    page.click("#clear")
    page.click("#add")
    assert rows(page) == ["new 0 0"]


def test_one_of_a_thousand_rows_is_selected(page):
    visit(page, "/rows")
    page.click("text=row 500")
    assert page.locator("tr.selected").all_inner_texts() == ["500\trow 500"]


def test_a_change_of_one_row_touches_no_other(new_page):
    page = visit(new_page(spies=True), "/rows")
    page.evaluate("changes.length = 0")
    page.evaluate("document.querySelectorAll('#rows a')[500].click()")
    page.wait_for_timeout(20)
    observed = [change for change in page.evaluate("changes") if change.startswith("observed")]
    assert observed == ["observed attributes class on TR"] * 2


def test_a_thousand_rows_change(page):
    visit(page, "/rows")
    page.click("#shift")
    assert page.locator("#rows a").last.text_content() == "row 1000"


def test_the_environment_reaches_components_below(page):
    visit(page, "/environment")
    page.click("#switch")
    assert page.locator(".themed").all_text_contents() == ["light 0", "dark 0"]


def test_a_change_of_the_environment_keeps_state(page):
    visit(page, "/environment")
    page.locator(".themed").last.click()
    page.click("#switch")
    assert page.locator(".themed").last.text_content() == "dark 1"


def test_a_view_is_told_that_it_appeared(page):
    visit(page, "/lifecycle")
    assert text(page, "#log") == "appear;"


def test_a_view_is_told_that_it_disappeared(page):
    visit(page, "/lifecycle")
    page.click("#toggle")
    assert text(page, "#log") == "appear;disappear;"


def test_a_view_is_told_each_time(page):
    visit(page, "/lifecycle")
    for _ in range(3):
        page.click("#toggle")
    assert text(page, "#log") == "appear;disappear;appear;disappear;"


def test_a_change_is_told_with_both_values(page):
    visit(page, "/lifecycle")
    page.click("#faster")
    assert text(page, "#log") == "appear;50->40;"


def test_a_timer_ticks(page):
    visit(page, "/lifecycle")
    page.wait_for_function("() => Number(document.querySelector('#ticks').textContent) > 3")


COUNT_TIMERS = """(() => {
  const set = setInterval, clear = clearInterval, running = window.running = new Set();
  window.setInterval = (...values) => { const id = set(...values); running.add(id); return id };
  window.clearInterval = id => { running.delete(id); clear(id) };
})()"""


def test_a_timer_stops_when_its_view_is_removed(page):
    page.add_init_script(COUNT_TIMERS)
    visit(page, "/lifecycle")
    before = page.evaluate("running.size")
    page.click("#toggle")
    assert (before, page.evaluate("running.size")) == (1, 0)


def test_a_timer_with_another_interval_replaces_the_first(page):
    page.add_init_script(COUNT_TIMERS)
    visit(page, "/lifecycle")
    page.click("#faster")
    page.click("#faster")
    assert page.evaluate("running.size") == 1


def test_something_happens_once_after_a_while(page):
    visit(page, "/lifecycle")
    page.click("#later")
    page.wait_for_timeout(200)
    assert text(page, "#later") == "late 1"


def test_something_later_can_happen_many_times(page):
    visit(page, "/lifecycle")
    for _ in range(3):
        page.click("#later")
    page.wait_for_function("() => document.querySelector('#later').textContent == 'late 3'")


def test_a_reference_focuses_what_has_just_appeared(page):
    visit(page, "/reference")
    page.click("#edit")
    assert page.evaluate("document.activeElement.id") == "field"


def test_a_reference_selects_the_text(page):
    visit(page, "/reference")
    page.click("#edit")
    assert page.evaluate("getSelection().toString()") == "all of it"


def test_a_reference_opens_and_closes_a_dialog(page):
    visit(page, "/reference")
    page.click("#open")
    assert page.evaluate("document.querySelector('#dialog').matches(':modal')")
    page.click("#close")
    assert not page.evaluate("document.querySelector('#dialog').open")


def namespaces(page, selector):
    return page.eval_on_selector_all(selector, "nodes => [...new Set(nodes.map(node => node.namespaceURI))]")


def test_what_a_call_to_an_element_brings_about_is_shown(page):
    visit(page, "/reference")
    page.click("#open")
    assert text(page, "#focused") == "1"


def test_a_field_that_is_taken_out_is_not_left_by_the_visitor(page):
    visit(page, "/reference")
    page.click("#rename")
    page.focus("#naming")
    page.keyboard.press("Enter")
    page.wait_for_timeout(50)
    assert page.locator("#naming").count() == 0 and page.locator("#rename").count() == 1


def test_a_focused_field_that_goes_with_its_page_disturbs_nothing(page):
    visit(page, "/list")
    page.locator("#rows input").first.focus()
    page.evaluate("document.querySelector('#rows input').addEventListener('blur', () => document.querySelector('#frame').click())")
    page.evaluate("document.querySelector('#to-counter').click()")
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
    page.click("#plus")
    assert text(page, "#plus") == "Count 4"


def test_svg_that_comes_is_svg(page):
    visit(page, "/vector")
    page.click("#plus")
    assert namespaces(page, "#drawing circle") == [SVG] and page.locator("#drawing circle").count() == 2


def test_svg_deep_inside_is_svg(page):
    visit(page, "/vector")
    page.click("#deep")
    assert namespaces(page, "#drawing g *") == [SVG]


def test_svg_keeps_the_case_of_its_names(page):
    visit(page, "/vector")
    page.click("#deep")
    assert page.evaluate("document.querySelector('#gradient').tagName") == "linearGradient"


def test_html_inside_svg_is_html(page):
    visit(page, "/vector")
    page.click("#deep")
    assert namespaces(page, "#html-inside") == [HTML]


def test_classes_of_svg_change(page):
    visit(page, "/vector")
    page.click("#plus")
    assert page.get_attribute("#drawing", "class") == "class-2"


def test_mathml_that_comes_is_mathml(page):
    visit(page, "/vector")
    page.click("#plus")
    assert namespaces(page, "#formula *") == [MATH] and text(page, "#formula") == "x0+x1+2"


def hostile(page):
    visit(page, "/hostile")
    views = json.loads(page.evaluate("document.querySelector('#martlet-data').textContent"))
    return next(view[0] for view in views if isinstance(view, list) and view and isinstance(view[0], list))


def test_hostile_texts_run_nothing(page):
    hostile(page)
    page.click("#plus")
    assert page.evaluate("window.broken") is None


def test_hostile_texts_are_shown_as_they_are(page):
    texts = hostile(page)
    assert page.eval_on_selector_all(".text", "nodes => nodes.map(node => node.textContent)") == [
        f"{each} and {each}0" for each in texts]


def test_hostile_texts_are_shown_as_they_are_after_a_change(page):
    texts = hostile(page)
    page.click("#plus")
    assert page.locator(".late").evaluate_all("nodes => nodes.map(node => [node.textContent, node.title])") == [
        [each, each] for each in texts]


def test_hostile_attributes_are_text(page):
    texts = hostile(page)
    assert page.eval_on_selector_all(".text", "nodes => nodes.map(node => [node.title, node.dataset.text])") == [
        [each, each] for each in texts]


@pytest.mark.parametrize("selector", [".link", ".late-link"])
def test_hostile_addresses_run_no_script(page, selector):
    hostile(page)
    page.click("#plus")
    assert "javascript:" not in page.eval_on_selector_all(selector, "nodes => nodes.map(node => node.protocol)")


def test_hostile_values_are_text(page):
    texts = hostile(page)
    assert page.eval_on_selector_all("textarea", "nodes => nodes.map(node => node.value)") == texts


def test_a_hostile_title_is_text(page):
    texts = hostile(page)
    # A title's runs of white space are one space.
    assert page.title() == "Hostile " + texts[0]
