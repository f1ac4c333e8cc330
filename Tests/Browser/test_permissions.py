"""Sessions that are forged or over, limits, and others' numbers in every action and every call of the interface."""
import json
import re
import sqlite3
import urllib.parse

import pytest
from conftest import ROOT
from members import PASSWORD, Client, number, query


@pytest.fixture(scope="module")
def other(aerie):
    return Client(aerie).register()


def with_cookie(aerie, value):
    client = Client(aerie)
    return client.ask("GET", "/settings", Cookie=f"session={value}")[2]


def test_a_session_is_believed_only_if_it_is_one(aerie):
    member = Client(aerie).register()
    cookie = next(cookie.value for cookie in member.jar if cookie.name == "session")
    assert member.email in with_cookie(aerie, cookie)
    flipped = ("A" if cookie[0] != "A" else "B") + cookie[1:]
    database = sqlite3.connect(aerie.data / "aerie.sqlite")
    stored = database.execute("SELECT hex(token_hash) FROM martlet_session ORDER BY id DESC LIMIT 1").fetchone()[0]
    for forged in (flipped, cookie[:-1], cookie + "A", "", "1", "' OR 1=1 --", stored, stored.lower(), "A" * len(cookie), "A" * 5000, "%00"):
        page = with_cookie(aerie, forged)
        assert member.email not in page and "Log out" not in page, forged


def test_a_session_that_is_over_is_none(aerie):
    member = Client(aerie).register()
    assert member.email in member.get("/settings")
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        database.execute(
            "UPDATE martlet_session SET expires_at = 1 WHERE user_id = (SELECT photographer_id FROM account WHERE email = ?)",
            (member.email,))
    database.close()
    form = member.form("/login", "LogIn")
    assert member.email not in member.get("/settings")
    assert member.post("/photos/1", form | {"action": "AddComment?photo=1", "text": "too late for this"})[0] in (200, 403)
    assert "too late for this" not in Client(aerie).get("/photos/1")


def test_logging_in_out_and_changing_the_password_make_old_cookies_worthless(aerie):
    guest = Client(aerie)
    guest.send("/photos/3", "AddToCart", quantity="1")
    planted = next(cookie.value for cookie in guest.jar if cookie.name == "session")
    guest.register()
    first = next(cookie.value for cookie in guest.jar if cookie.name == "session")
    assert first != planted and guest.email not in with_cookie(aerie, planted)
    guest.send("/settings", "ChangePassword", current=PASSWORD, new="quite another phrase")
    second = next(cookie.value for cookie in guest.jar if cookie.name == "session")
    assert second != first and guest.email not in with_cookie(aerie, first)
    guest.send("/settings", "LogOut")
    assert guest.email not in with_cookie(aerie, second)


def test_changing_the_password_makes_access_tokens_worthless(aerie):
    member = Client(aerie).register().make_token()
    assert member.api("POST", "/photos/1/comments", {"text": "by token"})[0] == 201
    assert "Your password is changed" in member.send("/settings", "ChangePassword", current=PASSWORD, new="quite another phrase")[1]
    assert member.api("POST", "/photos/1/comments", {"text": "by token"})[0] == 401


def test_the_number_of_an_account_that_is_gone_is_given_to_nobody_else(aerie):
    numbers = []
    for _ in range(2):
        member = Client(aerie).register()
        numbers.append(query(aerie, "SELECT photographer_id FROM account WHERE email = ?", member.email)[0][0])
        member.send("/settings", "DeleteAccount", password=PASSWORD)
    assert numbers[0] < numbers[1]


@pytest.mark.parametrize("made", ["-1y2p0ij32e8e8", "1y2p0ij32e8e7", "-1", "0"])
def test_a_form_of_an_impossible_time_is_refused(aerie, made):
    status, _ = Client(aerie).post("/login", {"action": "LogOut", "form": f"x.{made}.y"})
    assert status in (400, 409)
    assert Client(aerie).ask("GET", "/health")[0] == 200


def test_a_strangers_form_is_read_by_what_strangers_may_send(aerie):
    client = Client(aerie)
    form = client.form("/login", "LogIn") | {"email": "a@example.org", "password": "x" * 100_000}
    for file in (None, ("image", "x.png", b"x" * 100_000)):
        status, page = client.post("/login", form, file)
        # One that might have been meant by a member is asked to log in.
        assert status == 413 or "<h1>Log in</h1>" in page


def test_a_session_that_was_ended_elsewhere_is_over(aerie):
    member, thief = Client(aerie).register(), Client(aerie)
    thief.send("/login", "LogIn", email=member.email, password=PASSWORD)
    assert member.email in thief.get("/settings")
    member.send("/settings", "EndSession?session=0")
    assert member.email not in thief.get("/settings") and member.email in member.get("/settings")


@pytest.mark.parametrize("path", ["/settings", "/_martlet/settings", "/notifications"])
def test_what_is_a_members_own_is_kept_nowhere(aerie, path):
    answer = Client(aerie).register().ask("GET", path)
    assert answer[1]["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/cart", "/_martlet/cart", "/orders", "/orders/ORDER", "/_martlet/orders/ORDER"])
def test_what_is_a_guests_own_is_kept_nowhere(aerie, path):
    guest = Client(aerie)
    guest.send("/photos/3", "AddToCart", quantity="1")
    order = None
    if "ORDER" in path:
        order = re.search(r"Order (\d+)", guest.send("/cart", "CheckOut", name="Ann Buyer", address="1 Street")[1]).group(1)
    status, headers, _ = guest.ask("GET", path.replace("ORDER", str(order)))
    assert (status, headers["Cache-Control"]) == (200, "no-store")


def test_whether_an_address_has_an_account_logging_in_does_not_tell(aerie):
    member = Client(aerie).register()
    answers = []
    for email in (member.email, f"nobody.{next(number)}@example.org"):
        status, page = Client(aerie).send("/login", "LogIn", email=email, password="not the password")
        # All but what was typed, and what is random.
        page = page[page.index("<main"):page.index("</main>")].replace(email, "")
        answers.append((status, re.sub(r'name="(form|csrf)" value="[^"]*"', "", page)))
    assert answers[0] == answers[1] and answers[0][0] == 422


LIMITED = {
    "Register": ("/register", 60, {"name": "x", "email": "x@example.org", "password": "12345678"}),
    "LogIn": ("/login", 10, {"email": "limited@example.org", "password": "x"}),
    "Upload": ("/upload", 60, {"caption": "x", "tags": ""}),
    "AddComment": ("/photos/3", 60, {"text": "<b></b>"}),
    "EditPhoto": ("/photos/OWN/edit", 60, {"caption": "x", "tags": "<>"}),
}


@pytest.mark.parametrize("action", LIMITED)
def test_who_tries_too_often_is_told_how_long_to_wait(aerie, action):
    path, count, fields = LIMITED[action]
    client = Client(aerie) if action in ("Register", "LogIn") else Client(aerie).register()
    if "OWN" in path:
        path = path.replace("OWN", str(client.upload()[2]))
    form = client.form(path, action)
    file = ("image", "x.png", b"no picture") if action == "Upload" else None
    # None of these succeeds, so that the form may be sent again.
    answers = [client.post(path, form | fields, file) for _ in range(count + 1)]
    assert {status for status, _ in answers[:count]} <= {415, 422}
    status, page = answers[count]
    assert status == 429 and "That was too often. Please try again in" in page
    request = urllib.parse.urlencode(form | fields).encode()
    if not file:
        assert 0 < int(client.ask("POST", path, request)[1]["Retry-After"]) <= 600
    # Somebody else is not held up.
    other = Client(aerie) if action in ("Register", "LogIn") else Client(aerie).register()
    if action == "EditPhoto":
        path = f"/photos/{other.upload()[2]}/edit"
    if action != "LogIn":
        assert other.send(path, action, file, **fields)[0] in (415, 422)


@pytest.mark.parametrize("method, path, body, count", [
    ("PUT", "/photos/OWN", {"caption": "x", "tags": []}, 60), ("POST", "/photos/3/comments", {"text": "<b></b>"}, 60),
    ("DELETE", "/photos/3/like", None, 300), ("DELETE", "/tokens/0", None, 300)])
def test_programs_that_write_too_often_are_told_how_long_to_wait(aerie, method, path, body, count):
    client = Client(aerie).register().make_token()
    path = path.replace("OWN", str(client.upload()[2])) if "OWN" in path else path
    data = None if body is None else json.dumps(body).encode()
    # One by one some are given back while it is tried: how many, the machine decides.
    for calls in range(3 * count):
        status, headers, _ = client.ask(
            method, "/api/v1" + path, data, Content_Type="application/json", Authorization="Bearer " + client.token)
        if status == 429:
            break
    assert status == 429 and calls >= count and 0 < int(headers["Retry-After"]) <= 600
    # Reading goes on, and so do others.
    assert client.api("GET", "/photos/3")[0] == 200
    assert Client(aerie).register().make_token().api("PUT", "/photos/3/like")[0] == 204


def test_one_address_cannot_fill_the_database_with_guests_carts(aerie):
    first = Client(aerie)
    assert first.send("/photos/3", "AddToCart", quantity="1")[0] == 200

    def begin(client):
        client.address = first.address
        # Of a print that is not there: what is in carts is kept back for them.
        form = client.form("/photos/3", "AddToCart") | {"action": "AddToCart?print=999999", "quantity": "1"}
        return client.post("/photos/3", form)[0]

    assert [begin(Client(aerie)) for _ in range(120)] == [404] * 119 + [429]
    # Who has a cart goes on.
    assert first.send("/photos/3", "AddToCart", quantity="1")[0] == 200


# Others' things


@pytest.fixture(scope="module")
def owner(aerie):
    """Somebody who has one of everything."""
    member = Client(aerie).register().make_token("theirs")
    _, _, member.photo = member.upload("Theirs", tags="theirs")
    member.send(f"/photos/{member.photo}/edit", "OfferPrint", price="40", stock="5")
    member.comment = member.api("POST", f"/photos/{member.photo}/comments", {"text": "their words"})[1]["id"]
    member.send(f"/photos/{member.photo}", "AddToCart", quantity="2")
    _, page = member.send("/cart", "CheckOut", name="Owner", address="Their street")
    member.order = re.search(r"Order (\d+)", page).group(1)
    member.send(f"/photos/{member.photo}", "AddToCart", quantity="1")
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        member.id = database.execute("SELECT photographer_id FROM account WHERE email = ?", (member.email,)).fetchone()[0]
        member.session = database.execute("SELECT id FROM martlet_session WHERE user_id = ?", (member.id,)).fetchone()[0]
        member.key = database.execute("SELECT max(id) FROM martlet_access_token WHERE user_id = ?", (member.id,)).fetchone()[0]
        member.print = database.execute("SELECT id FROM print WHERE photo_id = ?", (member.photo,)).fetchone()[0]
    return member


def everything(aerie, owner):
    """What the owner has, row by row."""
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        return [database.execute(sql).fetchall() for sql in (
            f"SELECT * FROM photo WHERE id = {owner.photo}", f"SELECT * FROM photo_tag WHERE photo_id = {owner.photo}",
            f"SELECT * FROM print WHERE photo_id = {owner.photo}", f"SELECT * FROM comment WHERE id = {owner.comment}",
            f"SELECT id, user_id FROM martlet_session WHERE id = {owner.session}",
            f"SELECT id, user_id FROM martlet_access_token WHERE id = {owner.key}",
            f"SELECT photographer_id, print_id, quantity FROM cart_item WHERE photographer_id = {owner.id}",
            f"SELECT * FROM account JOIN photographer USING (photographer_id) WHERE photographer_id = {owner.id}"
            .replace("USING (photographer_id)", "ON photographer.id = photographer_id"))]


# What members' actions take: their own number of something, where there is one, and the fields.
MEMBERS_ACTIONS = {
    "Like": ("photo={photo}&isLiked=true", {}), "AddComment": ("photo={photo}", {"text": "x"}), "DeleteComment": ("comment={comment}", {}),
    "Follow": ("photographer={id}&follows=true", {}), "Upload": ("", {"caption": "x", "tags": ""}),
    "EditPhoto": ("photo={photo}", {"caption": "stolen", "tags": "stolen"}), "DeletePhoto": ("photo={photo}", {}),
    "OfferPrint": ("photo={photo}", {"price": "1", "stock": "1"}), "EndSession": ("session={session}", {}),
    "RevokeToken": ("token={key}", {}), "CreateToken": ("", {"name": "x"}), "ChangeProfile": ("", {"name": "x", "biography": ""}),
    "ChangePassword": ("", {"current": PASSWORD, "new": "quite another phrase"}), "DeleteAccount": ("", {"password": "not this one"}),
}
OTHERS = ["DeleteComment", "EditPhoto", "DeletePhoto", "OfferPrint", "EndSession", "RevokeToken"]


def call_of(action, owner):
    constants, fields = MEMBERS_ACTIONS[action]
    return f"{action}?{constants.format_map(vars(owner))}".rstrip("?"), fields


def test_these_are_all_actions_that_members_have():
    sources = "".join(path.read_text() for path in (ROOT / "Components/Actions").glob("*.swift"))
    assert set(re.findall(r"@Action\(access: \.member\) struct (\w+)", sources)) == set(MEMBERS_ACTIONS)


@pytest.mark.parametrize("action", OTHERS)
def test_others_things_are_not_changed_by_an_action(aerie, owner, other, action):
    before = everything(aerie, owner)
    call, fields = call_of(action, owner)
    for path in ("/settings", f"/photos/{owner.photo}"):
        assert other.call(call, path, **fields)[0] == 404
    assert everything(aerie, owner) == before


@pytest.mark.parametrize("action", MEMBERS_ACTIONS)
def test_a_stranger_who_acts_is_asked_to_log_in(aerie, owner, action):
    before = everything(aerie, owner)
    client = Client(aerie)
    call, fields = call_of(action, owner)
    status, page = client.post("/login", client.form("/login", "LogIn") | {"action": call} | fields)
    assert status == 200 and "<h1>Log in</h1>" in page
    assert everything(aerie, owner) == before


@pytest.mark.parametrize("action", MEMBERS_ACTIONS)
def test_a_form_that_is_not_this_sessions_is_refused(aerie, owner, action):
    before = everything(aerie, owner)
    call, fields = call_of(action, owner)
    other = Client(aerie).register()
    # The cookies of the one with the token of the other, as another site would have to do it.
    for csrf in (other.form("/settings", "LogOut")["csrf"], "", "x"):
        form = owner.form("/settings", "LogOut")
        assert owner.post("/settings", form | {"action": call, "csrf": csrf} | fields)[0] == 403
    request = urllib.parse.urlencode(owner.form("/settings", "LogOut") | {"action": call} | fields).encode()
    assert owner.ask("POST", "/settings", request, Origin="https://evil.example", Sec_Fetch_Site="cross-site")[0] == 403
    assert everything(aerie, owner) == before


def test_others_carts_and_orders_are_not_seen(aerie, owner, other):
    before = everything(aerie, owner)
    guest = Client(aerie)
    guest.send("/photos/3", "AddToCart", quantity="1")
    for client in (other, guest, Client(aerie)):
        status, _, page = client.ask("GET", f"/orders/{owner.order}")
        assert status == 404 and "Their street" not in page
    for client in (other, guest):
        page = client.get("/cart")
        csrf = {"csrf": re.search('name="csrf" value="([^"]*)"', page).group(1)}
        for call in (f"SetQuantity?print={owner.print}", f"RemoveFromCart?print={owner.print}"):
            form = {"action": call, "form": re.search('name="form" value="([^"]*)"', client.get("/cart")).group(1)}
            client.post("/cart", form | csrf | ({"quantity": "1"} if "Set" in call else {}))
    assert everything(aerie, owner) == before
    assert client.ask("GET", f"/photos/{owner.photo}/edit")[0] in (200, 404) and "Theirs" not in client.get(f"/photos/{owner.photo}/edit")
    assert other.ask("GET", f"/photos/{owner.photo}/edit")[0] == 404


def test_others_things_are_not_changed_through_the_interface(aerie, owner, other):
    before = everything(aerie, owner)
    change = {"caption": "stolen", "tags": []}
    other.make_token()
    assert other.api("PUT", f"/photos/{owner.photo}", change)[0] == 403
    assert other.api("DELETE", f"/comments/{owner.comment}")[0] == 404
    assert other.api("DELETE", f"/tokens/{owner.key}")[0] == 404
    assert "theirs" not in str(other.api("GET", "/tokens"))
    writes = [("PUT", f"/photos/{owner.photo}", change), ("POST", f"/photos/{owner.photo}/comments", {"text": "x"}),
              ("DELETE", f"/comments/{owner.comment}", None), ("PUT", f"/photos/{owner.photo}/like", None),
              ("DELETE", f"/photos/{owner.photo}/like", None), ("POST", "/tokens", {"name": "x", "canWrite": True}),
              ("DELETE", f"/tokens/{owner.key}", None)]
    # All there are: what the description says is written.
    described = other.api("GET", "/openapi.json")[1]["paths"]
    assert sum(method in ("put", "post", "delete", "patch") for path in described.values() for method in path) == len(writes)
    reader = Client(aerie).register().make_token(can_write=False)
    forged = Client(aerie)
    for method, path, body in writes:
        assert forged.api(method, path, body)[0] == 401
        assert reader.api(method, path, body)[0] == 403
        # A cookie is no token: another site could make a browser send it.
        owner_token, owner.token = owner.token, None
        assert owner.api(method, path, body)[0] == 401
        owner.token = owner_token
    for forged.token in ("mt_", "mt_" + "A" * 43, owner.token[:-1], owner.token + "A", "' OR 1=1", "null"):
        assert forged.api("DELETE", f"/tokens/{owner.key}")[0] == 401
    assert everything(aerie, owner) == before
