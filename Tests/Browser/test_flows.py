"""Aerie's flows, each with the module, without it and without JavaScript: accounts, likes, comments, prints and the cart, uploads."""
import re
import sqlite3

import pytest
from members import PASSWORD, Client, number, png, query
from visits import held_back, hydrated


@pytest.fixture(params=["module", "no javascript", "no module"])
def visitor(new_page, aerie, request):
    page = new_page(javascript=request.param != "no javascript", url=aerie.url)
    page.context.set_extra_http_headers({"X-Forwarded-For": Client(aerie).address})
    page.has_module = request.param == "module"
    if request.param == "no module":
        page.route("**/*.wasm", lambda route: route.abort())
    return page


def go(page, path):
    page.goto(path)
    if page.has_module:
        hydrated(page)


def register(page, name=None, path="/register"):
    name = name or f"Person {next(number)}"
    email = f"{name.lower().replace(' ', '.')}.{next(number)}@example.org"
    if path:
        go(page, path)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Register").click()
    page.get_by_role("button", name="Log out").wait_for()
    return name, email


def log_in(page, email, password=PASSWORD):
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Log in").click()


def offers(page):
    """The prints that can be bought: others may have taken the rest."""
    return page.locator(".prints li").filter(has=page.get_by_role("button", name="Add to cart", disabled=False))


def text(page, selector):
    return re.sub(r"\s+", " ", page.locator(selector).text_content()).strip()


def test_register_log_out_log_in(visitor):
    name, email = register(visitor)
    assert visitor.url.endswith("/")
    assert f"Welcome, {name}" in text(visitor, ".flash")
    visitor.get_by_role("button", name="Log out").click()
    visitor.get_by_role("navigation", name="Account").get_by_role("link", name="Log in").wait_for()
    go(visitor, "/login")
    log_in(visitor, email, "not the password")
    visitor.get_by_role("alert").wait_for()
    assert "not right" in visitor.get_by_role("alert").text_content()
    log_in(visitor, email)
    visitor.get_by_role("link", name=name).wait_for()


def test_the_forms_of_a_page_that_is_not_there_work(visitor):
    register(visitor)
    go(visitor, "/nowhere")
    visitor.get_by_role("button", name="Dark").click()
    visitor.locator("html[data-theme=dark]").wait_for()
    assert visitor.get_by_role("heading", level=1).text_content() == "Nothing has landed here"
    visitor.get_by_role("button", name="Log out").click()
    visitor.get_by_text("You are logged out.").wait_for()
    assert visitor.get_by_role("button", name="Log out").count() == 0


def test_a_button_that_is_refused_says_why(visitor):
    register(visitor)
    go(visitor, "/photos/3")
    # As if one had logged in anew in another window.
    visitor.locator(".details form:has(.like)").evaluate("""form => {
      form.querySelector('[name=csrf]').value = 'old';
      const script = document.getElementById('martlet');
      if (script) script.dataset.csrf = 'old';
    }""")
    visitor.get_by_role("button", name="Like").click()
    visitor.get_by_text("The form is no longer valid").wait_for()


def test_an_account_with_this_address_there_is_once(visitor):
    name, email = register(visitor)
    visitor.get_by_role("button", name="Log out").click()
    visitor.get_by_role("navigation", name="Account").get_by_role("link", name="Register").wait_for()
    go(visitor, "/register")
    visitor.get_by_label("Name").fill("Somebody")
    visitor.get_by_label("Email").fill(email.upper())
    visitor.get_by_label("Password").fill("12345678")
    visitor.get_by_role("button", name="Register").click()
    visitor.locator(".error").wait_for()
    assert "tried first" in visitor.locator(".error").text_content()
    assert visitor.get_by_label("Name").input_value() == "Somebody"
    visitor.get_by_label("Password").fill(PASSWORD)
    visitor.get_by_role("button", name="Register").click()
    visitor.get_by_text("no new account").wait_for()


def test_a_stranger_comes_back_after_login(visitor):
    _, email = register(visitor)
    visitor.get_by_role("button", name="Log out").click()
    visitor.get_by_role("navigation", name="Account").get_by_role("link", name="Log in").wait_for()
    go(visitor, "/settings")
    visitor.wait_for_url("**/login?next=**")
    log_in(visitor, email)
    visitor.get_by_role("heading", name="Settings", level=1).wait_for()
    assert visitor.url.endswith("/settings")


def test_change_password_and_delete_account(visitor):
    name, email = register(visitor)
    go(visitor, "/settings")
    assert visitor.locator(".rows li").count() == 1
    visitor.get_by_label("Current password").fill(PASSWORD)
    visitor.get_by_label("New password").fill("another unusual phrase")
    visitor.get_by_role("button", name="Change password").click()
    visitor.get_by_text("Your password is changed").wait_for()
    visitor.get_by_label("Password", exact=True).fill("another unusual phrase")
    visitor.get_by_role("button", name="Delete account").click()
    visitor.get_by_text("Your account is deleted").wait_for()
    go(visitor, "/login")
    log_in(visitor, email, "another unusual phrase")
    visitor.get_by_role("alert").wait_for()


def test_a_token_for_other_programs(visitor):
    register(visitor)
    go(visitor, "/settings")
    visitor.get_by_label("What it is for").fill("my script")
    visitor.get_by_role("button", name="Create token").click()
    visitor.get_by_text("to be copied now: mt_").wait_for()
    # Not at one press.
    assert visitor.get_by_role("button", name="Revoke", exact=True).count() == 0
    visitor.get_by_text("Revoke…").click()
    assert visitor.get_by_text("What uses this token").is_visible()
    visitor.get_by_role("button", name="Revoke", exact=True).click()
    visitor.get_by_text("Revoked.").wait_for()
    assert visitor.get_by_text("Revoke…").count() == 0


def test_like_and_take_it_back(visitor):
    register(visitor)
    go(visitor, "/photos/3")
    like = visitor.get_by_role("button", name="Like")
    count = visitor.locator(".like + .count")
    before = int(count.text_content())
    like.click()
    visitor.locator(".like[aria-pressed=true]").wait_for()
    assert count.text_content() == str(before + 1)
    visitor.wait_for_timeout(400)
    go(visitor, "/photos/3")
    assert count.text_content() == str(before + 1)
    like.click()
    visitor.locator(".like[aria-pressed=false]").wait_for()
    assert count.text_content() == str(before)


def test_a_like_that_does_not_arrive_is_taken_back(new_page, aerie):
    page = new_page(url=aerie.url, member=Client(aerie).register())
    waiting = []
    page.route("**/_martlet/photos/3", lambda route: waiting.append(route) if route.request.method == "POST" else route.continue_())
    page.goto("/photos/3")
    hydrated(page)
    count = page.locator(".like + .count")
    before = count.text_content()
    page.get_by_role("button", name="Like").click()
    page.locator(".like[aria-pressed=true]").wait_for()
    assert count.text_content() == str(int(before) + 1)
    waiting.pop().abort()
    page.locator(".like[aria-pressed=false]").wait_for()
    assert count.text_content() == before
    page.get_by_text("the connection failed").wait_for()


def test_of_two_quick_clicks_the_last_one_counts(new_page, aerie):
    page = new_page(url=aerie.url, member=Client(aerie).register())
    page.goto("/photos/4")
    hydrated(page)
    count = page.locator(".like + .count")
    before = count.text_content()
    with held_back(page, "**/_martlet/photos/4"):
        page.get_by_role("button", name="Like").click()
        page.locator(".like[aria-pressed=true]").wait_for()
        page.get_by_role("button", name="Like").click()
        page.locator(".like[aria-pressed=false]").wait_for()
        assert count.text_content() == before
    page.wait_for_timeout(500)
    assert page.get_by_role("alert").count() == 0
    page.reload()
    assert (page.locator(".like").get_attribute("aria-pressed"), count.text_content()) == ("false", before)


def test_a_page_that_was_opened_while_something_was_carried_out_shows_it(new_page, aerie):
    page = new_page(url=aerie.url, member=Client(aerie).register())
    page.goto("/prints")
    hydrated(page)
    with held_back(page, "**/_martlet/prints"):
        page.get_by_role("button", name="Add to cart").first.click()
        page.get_by_role("link", name="Cart").click()
        page.get_by_role("heading", name="Cart", level=1).wait_for()
        assert text(page, "#cart-count") == "0"
    page.locator("#cart-count", has_text="1").wait_for()
    assert page.locator(".cart li").count() == 1


def test_a_stranger_who_likes_is_asked_to_log_in(visitor):
    go(visitor, "/photos/3")
    visitor.get_by_role("button", name="Like").click()
    visitor.wait_for_url("**/login?next=%2Fphotos%2F3")


def test_comment(visitor):
    name, _ = register(visitor)
    go(visitor, "/photos/5")
    words = f"so <b>good</b> by {name}"
    visitor.get_by_label("Comment").fill(words + "<script>window.broken = 1</script><img src=x onerror=window.broken=2>")
    visitor.get_by_role("button", name="Send").click()
    comment = visitor.locator(".comment").filter(has_text=f"by {name}")
    comment.wait_for()
    assert comment.locator("b").text_content() == "good"
    assert comment.locator("script, img").count() == 0
    assert visitor.get_by_label("Comment").input_value() == ""
    if visitor.has_module:
        assert visitor.evaluate("window.broken") is None
    # Not at one press.
    assert visitor.get_by_role("button", name="Delete comment").count() == 0
    row = visitor.locator(".comments li").filter(has=comment)
    row.get_by_text("Delete…").click()
    assert row.get_by_text("Nothing brings this comment back.").is_visible()
    row.get_by_role("button", name="Delete comment").click()
    comment.wait_for(state="detached")


def test_add_to_cart_and_order(visitor):
    go(visitor, "/prints")
    assert text(visitor, "#cart-count") == "0"
    offer = offers(visitor).nth(1)
    title = offer.locator("h2").text_content()
    offer.get_by_label("Quantity").fill("2")
    offer.get_by_role("button", name="Add to cart").click()
    visitor.get_by_text(f"“{title}” is in your cart.").wait_for()
    assert text(visitor, "#cart-count") == "2"
    # A guest's cart survives login, a member's logging out.
    _, email = register(visitor)
    assert text(visitor, "#cart-count") == "2"
    visitor.get_by_role("button", name="Log out").click()
    visitor.get_by_text("You are logged out.").wait_for()
    assert text(visitor, "#cart-count") == "0"
    go(visitor, "/prints")
    offers(visitor).nth(2).get_by_role("button", name="Add to cart").click()
    visitor.get_by_text("is in your cart.").wait_for()
    go(visitor, "/login")
    log_in(visitor, email)
    visitor.get_by_role("button", name="Log out").wait_for()
    assert text(visitor, "#cart-count") == "3"
    # Neither does logging in again take it away, nor another member's logging in give it to them.
    go(visitor, "/login")
    log_in(visitor, email)
    visitor.get_by_role("heading", name="Log in").wait_for(state="detached")
    assert text(visitor, "#cart-count") == "3"
    name, _ = register(visitor)
    visitor.get_by_text(f"Welcome, {name}").wait_for()
    assert text(visitor, "#cart-count") == "0"
    go(visitor, "/login")
    log_in(visitor, email)
    visitor.get_by_role("heading", name="Log in").wait_for(state="detached")
    assert text(visitor, "#cart-count") == "3"
    go(visitor, "/cart")
    visitor.get_by_role("button", name="Remove").last.click()
    visitor.locator(".cart li").nth(1).wait_for(state="detached")
    assert text(visitor, "#cart-count") == "2"
    go(visitor, "/cart")
    assert title in text(visitor, ".cart")
    visitor.get_by_label("Quantity").fill("1")
    visitor.get_by_role("button", name="Change").click()
    visitor.get_by_text("× 1 =").wait_for()
    visitor.get_by_label("Name").fill("Ann Buyer")
    visitor.get_by_label("Address").fill("1 Street\nTown")
    visitor.get_by_role("button", name="Order").click()
    visitor.get_by_role("heading", name="Order", level=1).wait_for()
    assert title in text(visitor, ".data")
    assert text(visitor, "#cart-count") == "0"


def test_a_members_cart_is_there_in_another_browser(visitor, new_page, aerie):
    _, email = register(visitor)
    go(visitor, "/prints")
    offers(visitor).nth(1).get_by_role("button", name="Add to cart").click()
    visitor.get_by_text("is in your cart.").wait_for()
    other = new_page(url=aerie.url, javascript=visitor.has_module)
    other.has_module = visitor.has_module
    # With the same print there as a guest: it is one line, and not two.
    go(other, "/prints")
    offers(other).nth(1).get_by_role("button", name="Add to cart").click()
    other.get_by_text("is in your cart.").wait_for()
    go(other, "/login")
    log_in(other, email)
    other.get_by_role("button", name="Log out").wait_for()
    go(other, "/cart")
    assert other.locator(".cart > li").count() == 1
    assert text(other, "#cart-count") == "1"
    other.get_by_label("Quantity").fill("3")
    other.get_by_role("button", name="Change").click()
    other.get_by_text("× 3 =").wait_for()
    go(visitor, "/cart")
    assert visitor.get_by_label("Quantity").input_value() == "3"
    assert text(visitor, "#cart-count") == "3"


def cart_with_more_in_another_tab(visitor):
    """The visitor sees a cart of one print; another has come since, from the tab that is returned."""
    go(visitor, "/prints")
    offers(visitor).first.get_by_role("button", name="Add to cart").click()
    visitor.get_by_text("is in your cart.").wait_for()
    go(visitor, "/cart")
    other = visitor.context.new_page()
    other.goto("/prints")
    offers(other).nth(1).get_by_role("button", name="Add to cart").click()
    other.get_by_text("is in your cart.").wait_for()
    return other


def test_what_is_bought_is_what_was_shown(visitor):
    cart_with_more_in_another_tab(visitor)
    visitor.get_by_label("Name").fill("Ann Buyer")
    visitor.get_by_label("Address").fill("1 Street")
    visitor.get_by_role("button", name="Order").click()
    visitor.get_by_text("has changed meanwhile").wait_for()
    assert visitor.get_by_label("Name").input_value() == "Ann Buyer"
    assert visitor.locator(".cart > li").count() == 2
    visitor.get_by_role("button", name="Order").click()
    visitor.get_by_role("heading", name="Order", level=1).wait_for()
    assert visitor.locator(".data tr").count() == 3


def test_an_order_that_lacks_something_is_not_lost_when_the_cart_changes(visitor):
    other = cart_with_more_in_another_tab(visitor)
    visitor.get_by_label("Name").fill(" ")
    visitor.get_by_label("Address").fill("12 Long Street")
    visitor.get_by_role("button", name="Order").click()
    visitor.get_by_text("Please fill this in.").wait_for()
    assert visitor.get_by_label("Address").input_value() == "12 Long Street"
    # And if the form is no longer there, it is said all the same.
    other.goto("/cart")
    for _ in range(2):
        count = other.locator(".cart > li").count()
        other.get_by_role("button", name="Remove").first.click()
        other.locator(".cart > li").nth(count - 1).wait_for(state="detached")
    visitor.get_by_label("Name").fill(" ")
    visitor.get_by_role("button", name="Order").click()
    visitor.get_by_text("Your cart is empty. ").wait_for()
    assert visitor.get_by_text("Please fill this in.").is_visible()


def test_who_changes_what_is_gone_is_told(visitor, aerie):
    go(visitor, "/prints")
    offer = offers(visitor).last
    title = offer.locator("h2").text_content()
    offer.get_by_role("button", name="Add to cart").click()
    visitor.get_by_text("is in your cart.").wait_for()
    go(visitor, "/cart")
    query(aerie, "DELETE FROM cart_item WHERE print_id IN (SELECT print.id FROM print JOIN photo ON photo.id = photo_id WHERE title = ?)", title)
    query(aerie, "DELETE FROM print WHERE photo_id IN (SELECT id FROM photo WHERE title = ?)", title)
    visitor.get_by_role("button", name="Change").click()
    visitor.get_by_text("This print is no longer offered.").wait_for()
    assert "Your cart is empty." in visitor.get_by_role("main").text_content()


def test_what_is_wrong_is_seen_however_far_down(visitor):
    register(visitor)
    go(visitor, "/photos/3")
    visitor.get_by_label("Comment").fill("<i></i>")
    visitor.get_by_role("button", name="Send").click()
    visitor.get_by_text("There is nothing to be seen").wait_for()
    assert 0 < visitor.get_by_label("Comment").bounding_box()["y"] < visitor.viewport_size["height"]


def test_upload_edit_and_delete(visitor):
    name, _ = register(visitor)
    go(visitor, "/upload")
    caption = f"Red square by {name}"
    visitor.get_by_label("Photograph").set_input_files({"name": "../../x.png", "mimeType": "image/png", "buffer": png(900, 600)})
    if visitor.has_module:
        visitor.locator("img[data-preview]").wait_for()
    visitor.get_by_label("Caption").fill(caption)
    visitor.get_by_label("Tags").fill("red, squares")
    visitor.get_by_role("button", name="Upload").click()
    visitor.get_by_role("heading", name=caption, level=1).wait_for()
    image = visitor.locator(".photo img:not(.placeholder)")
    assert (image.get_attribute("width"), image.get_attribute("height")) == ("900", "600")
    assert "/files/" in image.get_attribute("srcset")
    assert visitor.request.get(image.get_attribute("src")).headers["content-type"] == "image/webp"
    address = visitor.url
    go(visitor, f"/search?q=square+{name.split()[1]}")
    assert caption in visitor.locator(".results").text_content()
    go(visitor, address + "/edit")
    visitor.get_by_label("Caption").fill("A blue circle")
    visitor.get_by_label("Tags").fill("circles")
    visitor.get_by_role("button", name="Save").click()
    visitor.get_by_role("heading", name="A blue circle").wait_for()
    go(visitor, address + "/edit")
    assert visitor.get_by_role("button", name="Delete for good").count() == 0
    visitor.get_by_text("Delete this photograph…").click()
    visitor.get_by_role("button", name="Delete for good").click()
    visitor.get_by_text("The photograph is deleted.").wait_for()
    assert visitor.request.get(address).status == 404


def test_what_is_no_picture_is_refused(visitor):
    register(visitor)
    go(visitor, "/upload")
    visitor.get_by_label("Photograph").set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": b"<svg onload=alert(1)>"})
    visitor.get_by_label("Caption").fill("Not a picture")
    visitor.get_by_role("button", name="Upload").click()
    visitor.locator(".error").wait_for()
    assert "no picture" in visitor.locator(".error").text_content()
    assert visitor.get_by_label("Caption").input_value() == "Not a picture"


def test_follow_and_be_notified(visitor, new_page, aerie):
    name, _ = register(visitor)
    other = new_page(url=aerie.url)
    other.has_module = True
    followed, _ = register(other)
    handle = followed.lower().replace(" ", "-")
    go(visitor, f"/photographers/{handle}")
    visitor.get_by_role("button", name="Follow").click()
    visitor.get_by_role("button", name="Following").wait_for()
    go(other, "/notifications")
    assert f"{name} follows you" in text(other, ".rows")
    go(visitor, "/following")
    assert visitor.get_by_role("heading", level=1).text_content() == "Following"
    visitor.get_by_role("link", name="Whom you follow: 1 photographer").click()
    visitor.get_by_role("heading", name="Whom you follow", level=1).wait_for()
    assert visitor.locator(".rows li a").all_text_contents() == [followed]
    visitor.get_by_role("button", name=f"Unfollow {followed}").click()
    visitor.get_by_text("You follow nobody.").wait_for()
    go(visitor, f"/photographers/{handle}")
    visitor.get_by_role("button", name="Follow", exact=True).wait_for()


def test_whom_one_follows_comes_in_pages(new_page, aerie):
    member = Client(aerie).register()
    [[me]] = query(aerie, "SELECT photographer_id FROM account WHERE email = ?", member.email)
    names = [f"{letter}{place} Followed by {me}" for letter in "ab" for place in range(10, 36)]
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        for name in reversed(names):
            followed = database.execute(
                "INSERT INTO photographer (handle, name, biography) VALUES (?, ?, '')", (name.replace(" ", "-"), name)).lastrowid
            database.execute("INSERT INTO follow (follower_id, followed_id) VALUES (?, ?)", (me, followed))
    database.close()
    for javascript in (True, False):
        page = new_page(url=aerie.url, member=member, javascript=javascript)
        page.goto("/settings")
        page.get_by_role("link", name="Whom you follow").click()
        page.get_by_role("heading", name="Whom you follow", level=1).wait_for()
        assert page.locator(".rows li a").all_text_contents() == names[:50]
        page.get_by_role("link", name="Next").click()
        page.get_by_text("Page 2 of 2").wait_for()
        assert page.locator(".rows li a").all_text_contents() == names[50:]
        # With the last name of a page the page goes.
        for name in names[50:]:
            page.get_by_role("button", name=f"Unfollow {name}").click()
            page.get_by_role("button", name=f"Unfollow {name}").wait_for(state="detached")
        page.get_by_text(names[0]).wait_for()
        assert page.locator(".rows li").count() == 50 and page.url.endswith("/following/photographers")
        for name in names[50:]:
            member.send(f"/photographers/{name.replace(' ', '-')}", "Follow")


def test_what_is_new_is_seen_by_looking_and_not_by_passing(new_page, aerie):
    member = Client(aerie).register()
    Client(aerie).register().send(f"/photographers/{member.name.lower().replace(' ', '-')}", "Follow")
    page = new_page(url=aerie.url, member=member)
    page.goto("/about")
    page.get_by_role("link", name="Feed").click()
    hydrated(page)
    link = page.get_by_role("link", name="Notifications 1")
    link.hover()
    page.wait_for_timeout(300)
    page.get_by_role("link", name="Tags").click()
    page.get_by_role("heading", name="Tags", level=1).wait_for()
    link.click()
    page.locator(".rows .new").wait_for()
    page.get_by_role("link", name="Feed").click()
    page.get_by_role("link", name="Notifications", exact=True).wait_for()


def test_a_notice_is_in_sight(new_page, aerie):
    page = new_page(url=aerie.url)
    page.goto("/prints")
    hydrated(page)
    page.get_by_role("button", name="Add to cart").last.click()
    page.get_by_text("is in your cart.").wait_for()
    assert page.evaluate("scrollY") > 300
    place = page.locator(".flash").bounding_box()
    assert 0 <= place["y"] <= 600


def test_others_see_a_comment_without_reload(new_page, aerie):
    writer, reader = new_page(url=aerie.url), new_page(url=aerie.url)
    writer.has_module = reader.has_module = True
    name, _ = register(writer)
    go(writer, "/photos/7")
    go(reader, "/photos/7")
    reader.evaluate("window.isSame = 1")
    reader.wait_for_timeout(300)
    writer.get_by_label("Comment").fill(f"live from {name}")
    writer.get_by_role("button", name="Send").click()
    reader.locator(".comment").filter(has_text=f"live from {name}").wait_for()
    assert reader.evaluate("window.isSame") == 1


def test_who_must_log_in_first_finds_there_what_was_written(visitor):
    page = visitor
    _, email = register(page)
    go(page, "/photos/5")
    page.context.clear_cookies()
    page.get_by_label("Comment").fill("written before")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/login?next=**")
    if page.has_module:
        hydrated(page)
    log_in(page, email, "not the password")
    page.get_by_role("alert").wait_for()
    log_in(page, email)
    page.wait_for_url("**/photos/5")
    if page.has_module:
        hydrated(page)
    assert page.get_by_label("Comment").input_value() == "written before"
    # It was not sent by logging in.
    assert page.locator(".comment").filter(has_text="written before").count() == 0
    page.get_by_role("button", name="Send").click()
    page.locator(".comment").filter(has_text="written before").wait_for()
    page.locator(".comments li").filter(has_text="written before").get_by_text("Delete…").click()
    page.get_by_role("button", name="Delete comment").click()
    page.locator(".comment").filter(has_text="written before").wait_for(state="detached")


def test_a_caption_survives_a_session_that_has_ended(visitor, aerie):
    _, email = register(visitor)
    go(visitor, "/upload")
    visitor.get_by_label("Photograph").set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": png(90, 60, (next(number), 7, 7))})
    visitor.get_by_label("Caption").fill("Before")
    visitor.get_by_role("button", name="Upload").click()
    visitor.get_by_role("heading", name="Before", level=1).wait_for()
    address = visitor.url
    go(visitor, address + "/edit")
    query(aerie, "DELETE FROM martlet_session WHERE user_id = (SELECT photographer_id FROM account WHERE email = ?)", email)
    visitor.get_by_label("Caption").fill("After a long thought")
    visitor.get_by_role("button", name="Save").click()
    visitor.wait_for_url("**/login?next=**")
    if visitor.has_module:
        hydrated(visitor)
    log_in(visitor, email)
    visitor.wait_for_url("**/edit")
    if visitor.has_module:
        hydrated(visitor)
    assert visitor.get_by_label("Caption").input_value() == "After a long thought"
    assert query(aerie, "SELECT caption FROM photo WHERE id = ?", address.split("/")[-1]) == [("Before",)]
    visitor.get_by_role("button", name="Save").click()
    visitor.get_by_role("heading", name="After a long thought", level=1).wait_for()


def test_back_in_the_cart_there_is_what_is_in_it(new_page, aerie):
    page = new_page(url=aerie.url)
    page.has_module = True
    go(page, "/photos/3")

    def add(count):
        page.get_by_role("button", name="Add to cart").click()
        page.locator("#cart-count", has_text=str(count)).wait_for()

    add(1)
    page.get_by_role("link", name="Cart").click()
    page.get_by_role("heading", name="Cart", level=1).wait_for()
    page.locator(".cart h2 a").click()
    page.get_by_role("button", name="Add to cart").wait_for()
    add(2)
    page.go_back()
    page.get_by_text("× 2 =").wait_for()
    assert page.get_by_label("Quantity").input_value() == "2"


def test_back_from_a_search_to_another_there_is_the_other(new_page, aerie):
    page = new_page(url=aerie.url)
    page.has_module = True
    go(page, "/search?q=mount")
    shown = page.locator(".results").text_content()
    page.get_by_role("searchbox").fill("snow")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.title.startsWith('snow')")
    page.go_back()
    page.wait_for_url("**/search?q=mount")
    page.wait_for_function("shown => document.querySelector('.results').textContent == shown", arg=shown)
    assert page.get_by_role("searchbox").input_value() == "mount"


def test_an_order_is_found_again(visitor):
    go(visitor, "/prints")
    visitor.locator("button:enabled", has_text="Add to cart").first.click()
    visitor.get_by_text("is in your cart.").wait_for()
    go(visitor, "/cart")
    visitor.get_by_label("Name").fill("Ann Buyer")
    visitor.get_by_label("Address").fill("1 Street\nTown")
    visitor.get_by_role("button", name="Order", exact=True).click()
    visitor.get_by_role("heading", name=re.compile(r"Order \d+"), level=1).wait_for()
    order = text(visitor, "h1")
    go(visitor, "/cart")
    visitor.get_by_role("link", name="What you have ordered").click()
    visitor.get_by_role("link", name=order, exact=True).click()
    visitor.get_by_role("heading", name=order, level=1).wait_for()
