"""Members' pages: accessible in both themes, on small screens and large; plain labels; and all of it by keyboard alone."""
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from members import PASSWORD, Client, number, png
from visits import hydrated

LOOKS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


def complaints(page, looks=LOOKS):
    """What is wrong with the page that is open, in each of its looks."""
    found = []
    for width, theme in looks:
        page.set_viewport_size({"width": width, "height": 700})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide = page.evaluate("""width => [...document.querySelectorAll("body *")].filter(
                node => node.getBoundingClientRect().right > width + 1 && !node.closest("[hidden]")).slice(-1)[0]?.outerHTML.slice(0, 200)""", width)
            found.append((width, theme, "scrolls sideways", wide))
        for violation in Axe().run(page).response["violations"]:
            found.append((width, theme, violation["id"], violation["nodes"][0]["html"], violation["nodes"][0]["failureSummary"]))
    return found


def test_members_pages_are_accessible_and_fit(new_page, aerie, furnished):
    page = new_page(url=aerie.url, member=furnished)
    for path in furnished.pages:
        page.goto(path)
        hydrated(page)
        assert (path, complaints(page)) == (path, [])


def test_forms_that_come_back_are_accessible_and_fit(new_page, aerie, furnished):
    page = new_page(url=aerie.url, member=furnished)
    for path, action, fields in furnished.refused:
        # As it is sent without the module; with it, it is the same page.
        page.set_content(furnished.send(path, action, **fields)[1].replace("<head>", f'<head><base href="{aerie.url}/">'))
        page.wait_for_load_state("networkidle")
        assert page.locator(".error").count() > 0
        assert (path, action, complaints(page, LOOKS[::3])) == (path, action, [])


def test_no_day_is_shown_without_its_moment(new_page, aerie, furnished):
    page = new_page(url=aerie.url, member=furnished)
    seen = set()
    for path in furnished.pages:
        page.goto(path)
        bare, moments = page.evaluate("""() => {
          const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), bare = [];
          while (texts.nextNode()) {
            const text = texts.currentNode;
            if (/\\d{4}-\\d\\d-\\d\\d/.test(text.data) && !text.parentNode.closest("time")) bare.push(text.data);
          }
          return [bare, [...document.querySelectorAll("time")].map(time => [time.dateTime, time.title, time.textContent])];
        }""")
        assert (path, bare) == (path, [])
        for moment, title, shown in moments:
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
            assert title == moment.replace("T", " ").replace("Z", " UTC") and title.startswith(shown)
            seen.add(path)
    assert {"/settings", "/notifications", "/orders", f"/photos/{furnished.photo}"} <= seen


LABELS = {
    "/register": ("Name Email Password", "Register"), "/login": ("Email Password", "Log in"), "/upload": ("Photograph Caption Tags", "Upload"),
    "PHOTO": ("Comment Quantity", "Like|Send|Add to cart"), "EDIT": ("Caption Tags", "Save|Offer prints"),
}


@pytest.mark.parametrize("path", LABELS)
def test_each_field_and_button_has_its_plain_name(new_page, aerie, furnished, path):
    labels, buttons = LABELS[path]
    page = new_page(url=aerie.url, member=None if path in ("/register", "/login") else furnished, javascript=False)
    page.goto({"PHOTO": f"/photos/{furnished.photo}", "EDIT": f"/photos/{furnished.photo}/edit"}.get(path, path))
    for label in labels.split():
        # Found by itself, whether asked for as it is or as a part.
        assert page.get_by_label(label, exact=True).count() == 1, label
        assert page.get_by_label(label).count() == 1, label
    for button in buttons.split("|"):
        assert page.get_by_role("button", name=button, exact=True).count() == 1, button
        assert page.get_by_role("button", name=button).count() == 1, button


def test_each_print_in_the_list_has_its_own_plain_button(new_page, aerie):
    page = new_page(url=aerie.url, javascript=False)
    page.goto("/prints")
    offers = page.locator(".prints li")
    assert offers.count() > 5
    for i in range(offers.count()):
        assert offers.nth(i).get_by_role("button", name="Add to cart", exact=True).count() == 1
        assert offers.nth(i).get_by_label("Quantity", exact=True).count() == 1


# By keyboard

FOCUSED = """() => {
  const node = document.activeElement;
  const name = node.getAttribute("aria-label") ?? node.labels?.[0]?.innerText ?? node.innerText ?? "";
  const outlines = [getComputedStyle(node), getComputedStyle(node, "::after")];
  return { name: name.replace(/\\s+/g, " ").trim(), kind: node.localName,
    isVisible: outlines.some(style => style.outlineStyle != "none" && parseFloat(style.outlineWidth) > 1) };
}"""


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, page, has_module):
        self.page, self.has_module = page, has_module

    def arrive(self, heading):
        self.page.get_by_role("heading", name=heading, level=1).wait_for()
        if self.has_module:
            hydrated(self.page)
            # With its end the browser puts the focus to the beginning.
            self.page.wait_for_function("() => !navigation.transition")
        else:
            self.page.wait_for_load_state()

    def reach(self, name, kind=None):
        """Presses Tab until what has this name has the focus."""
        seen = []
        for _ in range(120):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(FOCUSED)
            if focused["kind"] == "body":
                continue
            assert focused["isVisible"], focused
            seen.append(focused["name"])
            if focused["name"] == name and kind in (None, focused["kind"]):
                return self
        raise AssertionError(f"no Tab leads to {name}: {seen}")

    def press(self, key):
        self.page.keyboard.press(key)

    def write(self, text):
        self.page.keyboard.type(text)

    def follow(self, name, heading=None):
        self.reach(name, "a").press("Enter")
        self.arrive(heading or name)

    def says(self, text):
        self.page.get_by_text(text).wait_for()


@pytest.mark.parametrize("javascript, theme", [(True, "light"), (True, "dark"), (False, "dark")],
                         ids=["module", "module, dark", "no javascript, dark"])
def test_everything_works_by_keyboard_alone(new_page, aerie, javascript, theme):
    page = new_page(url=aerie.url, javascript=javascript)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 640})
    page.context.set_extra_http_headers({"X-Forwarded-For": Client(aerie).address})
    # Listened to from the beginning: with expect_file_chooser alone the key can be there first, and Chromium opens its own dialog.
    page.on("filechooser", lambda chooser: None)
    keyboard = Keyboard(page, javascript)
    name = f"Kay Board {next(number)}"
    email = f"keyboard.{next(number)}@example.org"

    # The first thing is a way past the header.
    page.goto("/register")
    keyboard.arrive("Register")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] == "Name"
    keyboard.write(name)
    keyboard.reach("Email").write(email)
    keyboard.reach("Password").write(PASSWORD)
    keyboard.press("Enter")
    keyboard.says(f"Welcome, {name}")
    keyboard.arrive("Photographs worth a second look")

    keyboard.reach("Log out", "button").press("Enter")
    keyboard.says("You are logged out.")
    keyboard.follow("Log in")
    keyboard.reach("Email").write(email)
    keyboard.reach("Password").write(PASSWORD)
    keyboard.reach("Log in", "button").press("Space")
    keyboard.arrive("Photographs worth a second look")
    keyboard.reach("Upload", "a").press("Enter")

    keyboard.arrive("Upload")
    keyboard.reach("Photograph")
    with page.expect_file_chooser() as chooser:
        keyboard.press("Space")
    chooser.value.set_files({"name": "x.png", "mimeType": "image/png", "buffer": png(120, 80, (next(number), 1, 2))})
    keyboard.reach("Caption").write(f"By {name}")
    keyboard.reach("Tags").write("keys")
    keyboard.reach("Upload", "button").press("Enter")
    keyboard.arrive(f"By {name}")

    keyboard.reach("Like", "button").press("Space")
    page.locator(".like[aria-pressed=true]").wait_for()
    if javascript:
        # Pressed once more it is taken back: the focus has stayed.
        page.locator("form[aria-busy=true]").wait_for(state="detached")
        assert page.evaluate(FOCUSED)["name"] == "Like"
    keyboard.reach("Comment").write("Said without a mouse")
    keyboard.reach("Send", "button").press("Enter")
    page.locator(".comment").filter(has_text="without a mouse").wait_for()
    keyboard.reach("Delete…", "summary").press("Enter")
    keyboard.reach("Delete comment", "button").press("Enter")
    page.locator(".comment").wait_for(state="detached")

    keyboard.follow("Prints")
    keyboard.reach("Quantity").press("ArrowUp")
    keyboard.reach("Add to cart", "button").press("Enter")
    keyboard.says("is in your cart.")
    page.locator("#cart-count", has_text="2").wait_for()
    keyboard.follow("Cart 2", "Cart")
    keyboard.reach("Name").write(name)
    keyboard.reach("Address").write("1 Street, Town")
    keyboard.reach("Order", "button").press("Enter")
    keyboard.says("Thank you. Your order is number")

    page.goto("/prints")
    keyboard.arrive("Prints")
    photographer = page.locator(".prints p a").first.text_content()
    keyboard.follow(photographer)
    keyboard.reach("Follow", "button").press("Enter")
    page.get_by_role("button", name="Following", exact=True).wait_for()
    keyboard.follow("Following")
    assert page.locator(".feed li").count() > 0

    keyboard.follow("Settings")
    keyboard.reach("Biography").write("Keys")
    keyboard.reach("Save profile").press("Enter")
    keyboard.says("Your profile is changed.")
    keyboard.reach("Current password").write(PASSWORD)
    keyboard.reach("New password").write(PASSWORD + " too")
    keyboard.reach("Change password", "button").press("Enter")
    keyboard.says("Your password is changed")
    keyboard.reach("What it is for").write("typing")
    keyboard.reach("It may write").press("Space")
    keyboard.reach("Create token").press("Enter")
    keyboard.says("to be copied now: mt_")
    keyboard.says("Reads and writes")
    keyboard.reach("Revoke…").press("Space")
    keyboard.reach("Revoke", "button").press("Enter")
    keyboard.says("Revoked.")
    Client(aerie).send("/login", "LogIn", email=email, password=PASSWORD + " too")
    page.reload()
    keyboard.arrive("Settings")
    keyboard.reach("End all others").press("Enter")
    keyboard.says("Ended.")
    keyboard.reach("Password").write(PASSWORD + " too")
    keyboard.reach("Delete account", "button").press("Enter")
    keyboard.says("Your account is deleted")
