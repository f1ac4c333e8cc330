"""Handlers are called for the right events, in the right order, and are told what happened."""
import pytest

from visits import text, visit


@pytest.fixture
def events(page):
    return visit(page, "/events")


@pytest.fixture
def direct(page):
    return visit(page, "/direct-events")


def log(page):
    page.wait_for_timeout(20)
    return text(page, "#log")


def logged(page, wanted):
    """Waits for it, for events that come later."""
    page.wait_for_function("wanted => document.querySelector('#log').textContent.includes(wanted)", arg=wanted)


def test_handlers_run_inwards_when_capturing_then_outwards(events):
    events.click("#target")
    assert log(events) == "outer capture;middle capture;target;middle;outer;"


def test_what_is_stopped_reaches_no_outer_element(events):
    events.click("#stopping")
    assert log(events) == "outer capture;middle capture;stopping;"


def test_the_option_stops_as_well(events):
    events.click("#stopping-too")
    assert log(events) == "outer capture;middle capture;stopping too;"


def test_elements_without_handler_are_passed(events):
    events.click("#deep")
    assert log(events) == "outer capture;middle capture;middle;outer;"


def test_what_is_stopped_on_the_way_in_does_not_arrive(events):
    events.click("#unreached")
    assert log(events) == "stopped;"


def test_a_mouse_event_tells_where_and_how(events):
    events.click("#mouse", position={"x": 5, "y": 7}, modifiers=["Shift"])
    assert log(events) == "mouse 5,7 0 1 shift;"


def test_a_double_click(events):
    events.dblclick("#mouse")
    assert log(events).endswith("double;")


def test_a_context_menu_can_be_prevented(events):
    events.evaluate("document.addEventListener('contextmenu', e => { window.prevented = e.defaultPrevented })")
    events.click("#mouse", button="right")
    assert "menu 2;" in log(events) and events.evaluate("prevented")


def test_an_auxiliary_click_tells_its_button(events):
    events.click("#mouse", button="middle")
    assert "aux 1;" in log(events)


def test_a_pointer_tells_its_type(events):
    events.click("#pointer")
    assert "pointer mouse primary;" in log(events)


def test_a_pointer_enters_and_leaves_an_element_once(events):
    events.hover("#pointer")
    events.hover("#in-pointer")
    events.hover("h1")
    assert log(events) == "enter;leave;"


def test_a_mouse_enters_and_leaves_an_element_once(events):
    events.hover("#a")
    events.hover("#b")
    events.hover("h1")
    assert log(events) == "enter;leave;"


def test_a_key_tells_what_it_means_and_where_it_is(events):
    events.press("#keys", "a")
    assert log(events) == "down a KeyA;before insertText;input a a;up a;"


def test_a_key_tells_its_modifiers(events):
    events.press("#keys", "Control+Alt+Shift+F1")
    assert "down F1 F1 ctrl alt;" in log(events)


def test_a_prevented_key_types_nothing(events):
    events.press("#keys", "x")
    assert events.input_value("#keys") == ""


def test_a_composition_is_told_step_by_step(events):
    events.focus("#compose")
    session = events.context.new_cdp_session(events)
    session.send("Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1})
    session.send("Input.imeSetComposition", {"text": "日", "selectionStart": 1, "selectionEnd": 1})
    session.send("Input.insertText", {"text": "日本"})
    told = log(events)
    assert told.startswith("start;update に;composing に;update 日;composing 日;") and "end 日本;" in told


def test_a_number_is_told_as_one(events):
    events.fill("#number", "1.25")
    events.press("#number", "Enter")
    assert log(events).startswith("number 1.25;")


def test_a_check_box_tells_whether_it_is_checked(events):
    events.check("#check")
    events.uncheck("#check")
    assert log(events) == "checked yes;checked no;"


def test_a_submit_tells_fields_and_button(events):
    events.fill("#word", "ä")
    events.click("#submit")
    assert log(events) == "submit ä how=well;"


def test_an_invalid_field_is_told(events):
    events.click("#submit")
    assert log(events) == "invalid;"


def test_a_reset_is_told(events):
    events.click("#clear")
    assert log(events) == "reset;"


def test_a_wheel_tells_how_far(events):
    events.hover("#wheel")
    events.mouse.wheel(0, 30)
    logged(events, "wheel 30 0;")


def test_a_passive_handler_lets_scroll(events):
    events.hover("#wheel")
    events.mouse.wheel(0, 30)
    events.wait_for_function("() => document.querySelector('#wheel').scrollTop > 0")


def test_a_handler_that_is_not_passive_can_keep_from_scrolling(events):
    events.hover("#still")
    events.mouse.wheel(0, 30)
    events.wait_for_timeout(150)
    assert events.evaluate("document.querySelector('#still').scrollTop") == 0


def test_a_touch_is_told(new_page):
    page = visit(new_page(touch=True), "/events")
    page.tap("#touch")
    assert log(page) == "touch 1;touched;"


def test_a_drop_is_told(events):
    events.drag_and_drop("#drag", "#drop")
    assert log(events) == "drag;drop 0;"


def test_a_prevented_link_goes_nowhere(events):
    events.click("#prevented")
    assert log(events) == "prevented;" and events.url.endswith("/events")


def test_a_prevented_check_box_stays_as_it_is(events):
    events.click("#boxed")
    assert log(events) == "kept;" and not events.is_checked("#boxed")


def test_focus_of_something_inside_is_told(events):
    events.focus("#inner")
    events.evaluate("document.activeElement.blur()")
    assert log(events) == "focusin;focusout;"


def test_focus_and_blur_concern_their_element_alone(direct):
    direct.focus("#field")
    direct.evaluate("document.activeElement.blur()")
    assert log(direct) == "focus;blur;"


def test_scrolling_an_element_is_told(direct):
    direct.evaluate("document.querySelector('#scroller').scrollTop = 50")
    logged(direct, "scroll;")


def test_toggling_details_is_told(direct):
    direct.click("summary")
    logged(direct, "toggle;")


def test_an_image_that_has_loaded_is_told(direct):
    direct.click("#show")
    logged(direct, "load;")


def test_an_image_that_has_not_loaded_is_told(direct):
    direct.click("#show")
    logged(direct, "error;")


def test_a_touch_that_does_not_bubble_is_not_needed_to_be(events):
    # One listener for each kind of event, whatever the number of handlers.
    before = events.evaluate("(() => { const add = document.addEventListener; window.added = 0;"
                             "document.addEventListener = function (...a) { added++; return add.apply(this, a) }; return added })()")
    events.click("#target")
    assert events.evaluate("added") == before == 0
