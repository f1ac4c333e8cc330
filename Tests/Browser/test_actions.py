"""Actions: the same form with the module, without JavaScript, and with the module blocked; what is refused, and how."""
import json
import re
import urllib.error
import urllib.parse
import urllib.request

import pytest
from visits import Requests, held_back, hydrated, text, visit


def fill(page, name="Ann", email="ann@example.org", words="Hello", age=""):
    page.get_by_label("Name").fill(name)
    page.get_by_label("Email").fill(email)
    page.get_by_label("Age").fill(age)
    page.get_by_label("Text").fill(words)


def send(page):
    page.locator("#sign button").click()


def entries(page):
    return page.locator("#entries li").all_text_contents()


@pytest.fixture(params=["module", "no javascript", "module blocked"])
def guests(new_page, request):
    """The page in each of the three ways that visitors have it."""
    page = new_page(javascript=request.param != "no javascript")
    if request.param == "module blocked":
        page.route("**/site*.wasm", lambda route: route.abort())
    page.goto("/guests")
    if request.param == "module":
        hydrated(page)
    page.way = request.param
    return page


def test_what_is_sent_stands_on_the_page(guests):
    fill(guests, words=f"Hello by {guests.way}", age="42")
    requests = Requests(guests)
    send(guests)
    guests.get_by_text(f"Ann, 42: Hello by {guests.way}").wait_for()
    assert guests.get_by_text("Thank you, Ann").is_visible()
    assert guests.get_by_label("Text").input_value() == "", "the form is empty again"
    posts = [one for one in requests.all if one.method == "POST"]
    assert len(posts) == 1
    # One round trip with the module: the answer to the post is the page.
    assert len([one for one in requests.all if "/guests" in one.url]) == (1 if guests.way == "module" else 2)
    assert guests.url.endswith("/guests")


def test_rules_are_attributes(guests):
    field = guests.get_by_label("Name")
    assert [field.get_attribute(name) for name in ("required", "minlength", "maxlength", "pattern", "name")] == [
        "", "2", "20", "[A-Za-z ]+", "name"]
    assert guests.get_by_label("Email").get_attribute("type") == "email"
    age = guests.get_by_label("Age")
    assert [age.get_attribute(name) for name in ("type", "min", "max", "required")] == ["number", "3", "120", None]
    assert guests.get_by_label("Text").get_attribute("maxlength") == "50"


def test_the_browser_keeps_what_breaks_a_rule(guests):
    fill(guests, email="nobody")
    requests = Requests(guests)
    send(guests)
    assert guests.get_by_label("Email").evaluate("field => field.validity.typeMismatch")
    assert not requests.all


def test_a_refused_field_comes_back_with_its_error_and_what_was_typed(guests):
    fill(guests, words="a rude word")
    send(guests)
    error = guests.locator(".field-error")
    error.wait_for()
    assert error.text_content() == "Please be polite."
    field = guests.get_by_label("Text")
    assert field.input_value() == "a rude word"
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == error.get_attribute("id")
    assert guests.get_by_label("Name").input_value() == "Ann"
    # And mended, it is taken.
    field.fill(f"a kind word by {guests.way}")
    send(guests)
    guests.get_by_text(f"a kind word by {guests.way}", exact=False).first.wait_for()
    assert guests.locator(".field-error").count() == 0


def test_a_refused_form_says_so(guests):
    fill(guests, words="full")
    send(guests)
    guests.locator(".form-error").wait_for()
    assert text(guests, ".form-error") == "The book is full."
    assert guests.get_by_label("Text").input_value() == "full"


def test_a_redirect_is_followed(guests):
    fill(guests, words="go")
    send(guests)
    guests.locator("h1", has_text="Message").wait_for()
    assert guests.url.endswith("/message")


def test_server_checks_what_the_browser_did_not(guests):
    fill(guests, name="1", email="x", words="y" * 51, age="2")
    guests.evaluate("document.querySelector('#sign').noValidate = true") if guests.way != "no javascript" else pytest.skip()
    guests.evaluate("document.querySelectorAll('#sign [maxlength]').forEach(field => field.removeAttribute('maxlength'))")
    guests.get_by_label("Text").fill("y" * 51)
    send(guests)
    guests.locator(".field-error").first.wait_for()
    assert guests.locator(".field-error").all_text_contents() == [
        "Please write at least 2 characters.", "This is no e-mail address.", "Please choose at least 3.",
        "Please write at most 50 characters; these are 51."]


def test_button_says_that_it_waits(page):
    visit(page, "/guests")
    fill(page, words="slow")
    send(page)
    page.get_by_role("button", name="Sending…").wait_for()
    assert page.locator("#sign").get_attribute("aria-busy") == "true"
    page.get_by_role("button", name="Send", exact=True).wait_for()
    assert page.locator("#sign").get_attribute("aria-busy") == "false"


def test_a_form_sent_before_the_module_arrives_is_sent_once(page):
    with held_back(page):
        page.goto("/guests", wait_until="commit")
        page.locator("#sign").wait_for()
        fill(page, words="early bird")
        send(page)
    page.get_by_text("Ann, 0: early bird").wait_for()
    assert entries(page).count("Ann, 0: early bird") == 1


def test_a_second_click_sends_nothing_twice(page):
    visit(page, "/guests")
    fill(page, words="slow twice")
    page.evaluate("() => { const form = document.querySelector('#sign'); form.requestSubmit(); form.requestSubmit(); }")
    page.get_by_text("Ann, 0: slow twice").wait_for()
    page.get_by_role("button", name="Send", exact=True).wait_for()
    page.reload()
    assert entries(page).count("Ann, 0: slow twice") == 1


def test_a_double_click_says_that_it_was_carried_out(page):
    visit(page, "/guests")
    fill(page, words="slow double")
    requests = Requests(page)
    page.evaluate("() => { const button = document.querySelector('#sign button'); button.click(); button.click(); }")
    page.get_by_text("Thank you, Ann").wait_for()
    page.wait_for_timeout(600)
    assert page.get_by_text("Thank you, Ann").is_visible()
    assert page.locator(".form-error, #martlet-notice").count() == 0
    assert len([one for one in requests.all if one.method == "POST"]) == 1


def test_what_is_typed_while_a_form_is_sent_stays(page):
    visit(page, "/guests")
    fill(page, words="slow first")
    send(page)
    page.get_by_role("button", name="Sending…").wait_for()
    page.get_by_label("Text").fill("the next one")
    page.get_by_text("Ann, 0: slow first").wait_for()
    page.get_by_role("button", name="Send", exact=True).wait_for()
    assert page.get_by_label("Text").input_value() == "the next one"
    send(page)
    page.get_by_text("Ann, 0: the next one").wait_for()


def test_an_answer_that_comes_late_takes_nobody_away(page):
    visit(page, "/guests")
    fill(page, words="slow go")
    send(page)
    page.get_by_role("button", name="Sending…").wait_for()
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.click("#to-counter")
        page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
        page.fill("#name", "typed here")
    page.wait_for_timeout(300)
    assert page.url.endswith("/counter/3") and page.input_value("#name") == "typed here"


def test_a_form_waiting_its_turn_goes_where_it_stood(page):
    visit(page, "/guests")
    fill(page, words="second in turn")
    requests = Requests(page)
    with held_back(page, "**/_martlet/guests") as waiting:
        page.click("#vote")
        send(page)
        page.click("#to-counter")
        page.wait_for_function("() => document.querySelector('h1').textContent == 'Counter'")
        assert len(waiting) == 1
    page.wait_for_timeout(500)
    assert [one.url[-8:] for one in requests.all if one.method == "POST"] == ["t/guests"] * 2


def test_what_is_clicked_before_all_is_there_happens_once(page):
    requests = Requests(page)
    with held_back(page, "**/actions*.js"):
        page.goto("/guests")
        page.locator("#vote").wait_for()
        page.wait_for_timeout(300)
        before = int(text(page, "#vote").split()[1])
        page.click("#frame")
        page.click("#vote")
    hydrated(page)
    assert text(page, "#frame") == "opened 1"
    page.wait_for_function("votes => document.querySelector('#vote').textContent == `Votes ${votes}`", arg=before + 1)
    page.wait_for_timeout(300)
    assert len([one for one in requests.all if one.method == "POST"]) == 1


def test_a_form_on_a_page_one_goes_to_is_never_without_what_sends_it(page):
    visit(page, "/")
    page.evaluate("document.querySelector('#to-list').href = '/guests'")
    with held_back(page, "**/actions*.js"):
        page.click("#to-list")
        page.wait_for_timeout(300)
        assert page.locator("#sign").count() == 0
    page.locator("#sign").wait_for()
    fill(page, words="soon after")
    send(page)
    page.get_by_text("Ann, 0: soon after").wait_for()


def test_a_form_that_comes_after_its_page_can_be_sent(page):
    visit(page, "/guests")
    page.evaluate("document.querySelectorAll('#sign [name=form], #sign [name=csrf]').forEach(field => field.value = '')")
    fill(page, words="came late")
    send(page)
    page.get_by_text("Ann, 0: came late").wait_for()


def test_a_form_that_unfolds_on_a_page_that_came_without_one_can_be_sent(page):
    visit(page, "/unfolding")
    before = int(text(page, "#entries"))
    page.click("#write")
    fill(page, words="unfolded")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        send(page)
    assert sent.value.url.endswith("/_martlet/unfolding")
    page.wait_for_function("count => document.querySelector('#entries').textContent == count", arg=str(before + 1))
    assert page.get_by_label("Text").input_value() == ""
    # And again, with the number that came with the answer.
    fill(page, words="unfolded twice")
    send(page)
    page.wait_for_function("count => document.querySelector('#entries').textContent == count", arg=str(before + 2))


def test_an_answer_that_cannot_be_shown_loads_the_page(page):
    visit(page, "/guests")
    # An extension has taken nodes away that the module knows.
    page.evaluate("document.querySelector('#entries').textContent = ''")
    fill(page, words="shown by loading")
    with page.expect_navigation():
        send(page)
    hydrated(page)
    assert "Ann, 0: shown by loading" in entries(page)


def test_a_layout_rendered_by_itself_keeps_what_the_answer_has_shown(page):
    visit(page, "/guests")
    fill(page, words="stays shown")
    send(page)
    page.get_by_text("Ann, 0: stays shown").wait_for()
    for count in (1, 2):
        page.click("#frame")
        assert text(page, "#frame") == f"opened {count}"
        assert "Ann, 0: stays shown" in entries(page)


def test_a_connection_that_fails_loses_nothing(page):
    visit(page, "/guests")
    fill(page, words="over the air")
    page.route("**/_martlet/guests", lambda route: route.abort())
    send(page)
    page.get_by_role("alert").filter(has_text="connection failed").wait_for()
    assert page.get_by_label("Text").input_value() == "over the air"
    page.unroute("**/_martlet/guests")
    send(page)
    page.get_by_text("Ann, 0: over the air").wait_for()


def test_what_is_never_answered_holds_up_nothing_for_good(page):
    # The minute it is given is a second here.
    page.add_init_script("""
        const { set } = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, "timeout");
        Object.defineProperty(XMLHttpRequest.prototype, "timeout", { set(time) { set.call(this, time / 60); } });""")
    visit(page, "/guests")
    fill(page, words="into the void")
    page.route("**/_martlet/guests", lambda route: None, times=1)
    send(page)
    page.get_by_role("alert").filter(has_text="connection failed").wait_for()
    assert page.get_by_label("Text").input_value() == "into the void"
    send(page)
    page.get_by_text("Ann, 0: into the void").wait_for()


def test_a_component_shows_the_change_at_once_and_then_what_the_server_says(page):
    visit(page, "/guests")
    before = int(text(page, "#vote").split()[1])
    with held_back(page, "**/_martlet/guests"):
        page.click("#vote")
        page.click("#vote")
        assert text(page, "#vote") == f"Votes {before + 2}"
    page.wait_for_timeout(300)
    assert text(page, "#vote") == f"Votes {before + 2}"
    page.reload()
    hydrated(page)
    assert text(page, "#vote") == f"Votes {before + 2}"


def test_a_component_takes_back_what_was_refused(page):
    visit(page, "/guests")
    before = text(page, "#vote")
    page.click("#vote-badly")
    page.get_by_text("So many votes nobody has.").wait_for()
    assert text(page, "#vote") == before


def test_another_build_reloads_the_page_and_keeps_what_was_typed(page):
    visit(page, "/guests")
    fill(page, words="still here")

    def older(route):
        response = route.fetch()
        first, rest = response.text().split("\n", 1)
        answer = {**json.loads(first), "build": "/assets/other.wasm", "status": 409}
        route.fulfill(response=response, status=409, body=json.dumps(answer) + "\n" + rest)

    page.route("**/_martlet/guests", older)
    with page.expect_navigation():
        send(page)
    hydrated(page)
    assert page.get_by_label("Text").input_value() == "still here"
    assert page.get_by_label("Email").input_value() == "ann@example.org"


# What no browser sends: requests by hand.


class Form:
    """The form as it stands on the page, to be sent with something wrong."""

    def __init__(self, server):
        self.url = server.url + "/guests"
        html = urllib.request.urlopen(self.url).read().decode()
        form = html[html.index('id="sign"'):]
        self.fields = {
            name: re.search(f'name="{name}" value="([^"]*)"', form).group(1).replace("&amp;", "&")
            for name in ("action", "csrf", "form")}
        self.fields |= {"name": "Bob", "email": "bob@example.org", "age": "", "text": "by hand"}

    def send(self, headers={}, body=None, **changes):
        fields = {name: value for name, value in {**self.fields, **changes}.items() if value is not None}
        request = urllib.request.Request(
            self.url, data=body if body is not None else urllib.parse.urlencode(fields).encode(), headers=headers)
        try:
            with urllib.request.build_opener(NoRedirect).open(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def test_the_answer_to_a_form_is_a_redirect(server):
    assert Form(server).send()[0] == 303


@pytest.mark.parametrize("changes, status", [
    ({"action": "DropEverything"}, 400), ({"action": ""}, 400), ({"action": None}, 400),
    ({"action": "SignGuestBook"}, 400), ({"action": "SignGuestBook?book=seven"}, 400),
    ({"action": "SignGuestBook?book=7&admin=1"}, 400), ({"action": "SignGuestBook?book=7&book=8"}, 400),
    ({"extra": "1"}, 400), ({"form": None}, 400), ({"form": "x"}, 400), ({"text": None}, 422), ({"text": ""}, 422),
    ({"text": "y" * 51}, 422), ({"text": "y" * 70_000}, 413), ({"text": "\0"}, 422), ({"age": "old"}, 422),
    ({"age": "121"}, 422), ({"email": "x@"}, 422), ({"name": "<b>"}, 422), ({"action": "SignGuestBook?book=8"}, 404),
    ({"action": "Forbidden"}, 403), ({"form": "x.1.y"}, 409),
])
def test_what_does_not_fit_is_refused(server, changes, status):
    assert Form(server).send(**changes)[0] == status


def test_a_form_is_carried_out_once(server):
    form = Form(server)
    assert form.send(text="only once")[0] == 303
    status, html = form.send(text="only once")
    assert status == 409 and "sent already" in html
    assert urllib.request.urlopen(form.url).read().decode().count(": only once<") == 1


def test_a_form_of_an_older_build_comes_back_with_what_was_typed(server):
    form = Form(server)
    _, made, number = form.fields["form"].split(".")
    status, html = form.send(form=f"older.{made}.{number}", action="SignGuestBook?shelf=7")
    assert status == 409
    status, html = form.send(form=f"older.{made}.{number}", text="typed", mood="glad")
    assert status == 409 and "typed" in html and "older version" in html


def test_a_form_from_another_site_is_refused(server):
    assert Form(server).send(headers={"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert Form(server).send(headers={"Origin": "https://evil.example"})[0] == 403


def test_what_is_no_form_is_refused(server):
    assert Form(server).send(headers={"Content-Type": "application/json"}, body=b"{}")[0] == 415
    assert Form(server).send(body=b"%ff%fe=%00&&&&===")[0] == 400


def test_a_page_takes_no_other_method(server):
    request = urllib.request.Request(server.url + "/guests", method="DELETE")
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(request)
    assert error.value.code == 405
