"""Uploading a photograph: by button, by drop and by paste; with preview, progress and a way back."""
import base64
import re

import pytest
from members import Client, number, png
from visits import hydrated


@pytest.fixture(scope="module")
def member(aerie):
    return Client(aerie).register("Una Uploader")


@pytest.fixture
def page(new_page, aerie, member):
    page = new_page(url=aerie.url, member=member)
    page.goto("/upload")
    return hydrated(page)


def picture(colour=None):
    return png(300, 200, colour or (next(number) % 256, 80, 120))


# A file as the system hands it over, in whatever event.
GIVE = """([kind, base64, name, type]) => {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0)), data = new DataTransfer();
  data.items.add(new File([bytes], name, { type }));
  const init = { bubbles: true, cancelable: true };
  const target = document.querySelector("main");
  if (kind == "drop") {
    const over = new DragEvent("dragover", { ...init, dataTransfer: data });
    target.dispatchEvent(over);
    // Where this is not prevented, browsers do not let files be dropped.
    if (!over.defaultPrevented) return "not allowed";
    const drop = new DragEvent("drop", { ...init, dataTransfer: data });
    target.dispatchEvent(drop);
    return drop.defaultPrevented ? "taken" : "left to the browser";
  }
  const paste = new ClipboardEvent("paste", { ...init, clipboardData: data });
  target.dispatchEvent(paste);
  return paste.defaultPrevented ? "taken" : "left to the browser";
}"""


def give(page, kind, data, name="given.png", type="image/png"):
    return page.evaluate(GIVE, [kind, base64.b64encode(data).decode(), name, type])


def choose(page, data, name="chosen.png"):
    page.get_by_label("Photograph").set_input_files({"name": name, "mimeType": "image/png", "buffer": data})


def is_previewed(page):
    preview = page.locator("img[data-preview]")
    preview.wait_for()
    page.wait_for_function("() => { const image = document.querySelector('img[data-preview]'); return image.complete && image.naturalWidth == 300 }")
    return preview.get_attribute("src").startswith("blob:")


def send(page, caption):
    page.get_by_label("Caption").fill(caption)
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("heading", name=caption, level=1).wait_for()
    shown = page.locator(".photo img:not(.placeholder)")
    page.wait_for_function("() => document.querySelector('.photo img:not(.placeholder)').naturalWidth == 300")
    assert shown.get_attribute("alt") == caption


def test_no_preview_before_something_is_chosen(page):
    assert not page.locator("img[data-preview]").is_visible()
    assert not page.get_by_role("button", name="Cancel").is_visible()
    assert not page.locator("progress").is_visible()


def test_by_button(page):
    choose(page, picture())
    assert is_previewed(page)
    send(page, "By button")


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_by_drop_and_by_paste(page, kind):
    assert give(page, kind, picture()) == "taken"
    assert is_previewed(page)
    send(page, f"By {kind}")


def test_by_a_drop_from_the_desktop(page, tmp_path):
    file = tmp_path / "dropped.png"
    file.write_bytes(picture())
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {
            "type": kind, "x": 400, "y": 300, "data": {"items": [], "files": [str(file)], "dragOperationsMask": 1}})
    assert is_previewed(page)
    assert page.evaluate("document.querySelector('[type=file]').files[0].name") == "dropped.png"


def test_another_choice_is_another_preview(page):
    choose(page, picture())
    assert is_previewed(page)
    first = page.locator("img[data-preview]").get_attribute("src")
    give(page, "drop", picture())
    page.wait_for_function("first => document.querySelector('img[data-preview]').src != first", arg=first)
    assert is_previewed(page)


def test_text_that_is_pasted_stays_text(page):
    field = page.get_by_label("Caption")
    field.focus()
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.setData("text/plain", "words");
      const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
      document.activeElement.dispatchEvent(paste);
      window.wasTaken = paste.defaultPrevented;
    }""")
    assert page.evaluate("wasTaken") is False
    assert not page.locator("img[data-preview]").is_visible()


def test_words_that_bring_a_picture_along_are_words(page):
    choose(page, picture())
    page.get_by_label("Caption").focus()
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.setData("text/plain", "from a table");
      data.items.add(new File(["x"], "table.png", { type: "image/png" }));
      const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
      document.activeElement.dispatchEvent(paste);
      window.wasTaken = paste.defaultPrevented;
    }""")
    assert page.evaluate("[wasTaken, document.querySelector('[type=file]').files[0].name]") == [False, "chosen.png"]


def test_of_two_files_the_first_is_taken(page):
    page.evaluate("""() => {
      const data = new DataTransfer();
      for (const name of ["one.png", "two.png"]) data.items.add(new File(["x"], name, { type: "image/png" }));
      document.querySelector("main").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
    }""")
    assert page.evaluate("[...document.querySelector('[type=file]').files].map(file => file.name)") == ["one.png"]


def test_what_is_no_picture_has_no_preview(page):
    choose(page, picture())
    assert is_previewed(page)
    page.get_by_label("Photograph").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-"})
    assert not page.locator("img[data-preview]").is_visible()


def test_files_are_not_taken_by_pages_without_a_place_for_them(page):
    page.goto("/")
    hydrated(page)
    assert give(page, "drop", picture()) == "not allowed"
    assert give(page, "paste", picture()) == "left to the browser"


def slowly(page, bytes_per_second):
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": bytes_per_second})
    return session


def test_a_slow_upload_shows_how_far_it_is(page):
    # What does not fit into the system's buffers, so that it is the network that is waited for.
    choose(page, picture() + bytes(6_000_000))
    page.get_by_label("Caption").fill("Slow")
    slowly(page, 3_000_000)
    page.evaluate("""() => {
      window.seen = [];
      setInterval(() => seen.push(+(document.querySelector("progress")?.value ?? -1).toFixed(2)), 20);
    }""")
    page.get_by_role("button", name="Upload").click()
    page.locator("progress").wait_for()
    page.get_by_role("button", name="Uploading…").wait_for()
    page.get_by_role("heading", name="Slow", level=1).wait_for(timeout=15_000)
    seen = [value for value in page.evaluate("seen") if value > 0]
    assert len({value for value in seen if value < 1}) >= 2, seen
    assert seen == sorted(seen)


def test_a_cancelled_upload_leaves_the_form_as_it_was(page, aerie, member):
    before = len(re.findall("<h2", member.get("/photographers/una-uploader")))
    choose(page, picture() + bytes(6_000_000))
    page.get_by_label("Caption").fill("Taken back")
    page.get_by_label("Tags").fill("hasty")
    session = slowly(page, 300_000)
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Upload", exact=True).wait_for()
    assert not page.get_by_role("button", name="Cancel").is_visible() and not page.locator("progress").is_visible()
    # Nothing that was typed or chosen is lost, no error is shown, and nothing was sent.
    assert page.get_by_label("Caption").input_value() == "Taken back" and page.get_by_label("Tags").input_value() == "hasty"
    assert is_previewed(page)
    assert page.locator("#martlet-notice, .error").count() == 0
    assert len(re.findall("<h2", member.get("/photographers/una-uploader"))) == before
    # It can be sent after all.
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
    send(page, "Sent after all")


@pytest.mark.parametrize("size", [33, 70])
def test_a_file_that_is_too_large_is_refused_in_words(page, tmp_path, size):
    # By a path: what the test itself hands over is limited.
    file = tmp_path / "large.png"
    file.write_bytes(picture() + bytes(size << 20))
    page.get_by_label("Photograph").set_input_files(file)
    page.get_by_label("Caption").fill("Too large")
    page.get_by_role("button", name="Upload").click()
    page.get_by_text("is larger than").wait_for(timeout=15_000)
    assert page.get_by_label("Caption").input_value() == "Too large"
    choose(page, picture())
    send(page, "Small enough")


def test_a_lost_connection_is_said_and_nothing_is_lost(page):
    choose(page, picture())
    page.get_by_label("Caption").fill("Offline")
    page.context.set_offline(True)
    page.get_by_role("button", name="Upload").click()
    page.get_by_text("the connection failed").wait_for()
    assert page.get_by_label("Caption").input_value() == "Offline"
    page.context.set_offline(False)
    send(page, "Online again")


@pytest.mark.parametrize("javascript", [True, False])
def test_caption_and_tags_are_saved_found_and_editable(new_page, aerie, member, javascript):
    page = new_page(url=aerie.url, member=member, javascript=javascript)
    page.goto("/upload")
    word = f"quokka{next(number)}"
    choose(page, picture())
    page.get_by_label("Tags").fill(f"#{word}, Évening  evening,")
    page.get_by_label("Caption").fill(f"A {word} & friends")
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("heading", name=f"A {word} & friends", level=1).wait_for()
    assert set(page.locator(".tags a").all_text_contents()) == {word, "évening", "evening"}
    assert f"A {word} &amp; friends" in Client(aerie).get(f"/search?q={word}")
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_role("heading", name="Edit the photograph").wait_for()
    assert page.get_by_label("Caption").input_value() == f"A {word} & friends"
    assert set(page.get_by_label("Tags").input_value().split(", ")) == {word, "évening", "evening"}
    page.get_by_label("Caption").fill("Only a wombat")
    page.get_by_label("Tags").fill("wombat")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Only a wombat", level=1).wait_for()
    assert page.locator(".tags a").all_text_contents() == ["wombat"]
    assert page.locator(".photo img:not(.placeholder)").get_attribute("alt") == "Only a wombat"
    assert "friends" not in Client(aerie).get(f"/search?q={word}")
    assert "Only a wombat" in Client(aerie).get("/tags/wombat")
