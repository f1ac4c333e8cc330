"""What many want at the same moment: the last print, the same address, a like."""
import re
import sqlite3

import pytest
from members import PASSWORD, Client, at_once, number, png, query


@pytest.fixture(scope="module")
def seller(aerie):
    return Client(aerie).register("Sally Seller")


@pytest.mark.parametrize("buyers", [2, 20])
def test_the_last_print_goes_to_one_of_those_who_check_out(aerie, seller, buyers):
    _, _, photo = seller.upload(f"Sought by {buyers}")
    seller.send(f"/photos/{photo}/edit", "OfferPrint", price="40", stock=str(buyers))
    clients = [Client(aerie) for _ in range(buyers)]
    for status, page in at_once(lambda client: client.send(f"/photos/{photo}", "AddToCart", quantity="1"), clients):
        assert status == 200 and "is in your cart" in page
    # One is left, while all have it in their carts.
    seller.send(f"/photos/{photo}/edit", "OfferPrint", price="40", stock="1")
    answers = at_once(lambda client: client.send("/cart", "CheckOut", name="Ann Buyer", address="1 Street, Town"), clients)
    assert sorted(status for status, _ in answers) == [200] + [409] * (buyers - 1)
    for client, (status, page) in zip(clients, answers):
        if status == 200:
            assert "Thank you. Your order is number" in page and f"Sought by {buyers}" in page
            assert "Your cart is empty" in client.get("/cart")
        else:
            # Told why, with the cart and what was typed still there.
            assert f"“Sought by {buyers}” is sold out meanwhile. Please change your cart." in page
            assert 'value="Ann Buyer"' in page and "1 Street, Town" in page
    assert query(aerie, "SELECT stock FROM print WHERE photo_id = ?", photo) == [(0,)]
    assert query(aerie, "SELECT count(*), sum(quantity) FROM order_item WHERE title = ?", f"Sought by {buyers}") == [(1, 1)]
    # Nothing of the orders that came to nothing is left.
    assert query(aerie, "SELECT count(*) FROM print_order WHERE id NOT IN (SELECT order_id FROM order_item)") == [(0,)]


def test_two_prints_are_bought_together_or_not_at_all(aerie, seller):
    plenty, scarce = (seller.upload(f"Print {next(number)}")[2] for _ in range(2))
    seller.send(f"/photos/{plenty}/edit", "OfferPrint", price="40", stock="10")
    seller.send(f"/photos/{scarce}/edit", "OfferPrint", price="40", stock="2")
    clients = [Client(aerie) for _ in range(2)]
    for client in clients:
        for photo in (plenty, scarce):
            assert client.send(f"/photos/{photo}", "AddToCart", quantity="1")[0] == 200
    seller.send(f"/photos/{scarce}/edit", "OfferPrint", price="40", stock="1")
    answers = at_once(lambda client: client.send("/cart", "CheckOut", name="Ann", address="1 Street"), clients)
    assert sorted(status for status, _ in answers) == [200, 409]
    assert query(aerie, "SELECT stock FROM print WHERE photo_id IN (?, ?) ORDER BY photo_id", plenty, scarce) == [(9,), (0,)]


def test_what_is_in_a_cart_is_not_promised_to_others(aerie, seller):
    _, _, photo = seller.upload("In a cart")
    seller.send(f"/photos/{photo}/edit", "OfferPrint", price="40", stock="1")
    clients = [Client(aerie) for _ in range(12)]
    answers = at_once(lambda client: client.send(f"/photos/{photo}", "AddToCart", quantity="1"), clients)
    assert sorted(status for status, _ in answers) == [200] + [422] * 11
    assert all("Sold out: somebody has taken the last one." in page for status, page in answers if status == 422)
    assert "sold out" in Client(aerie).get(f"/photos/{photo}")


def test_one_cart_that_is_filled_twice_at_once_has_both(aerie, seller):
    _, _, photo = seller.upload("Many")
    seller.send(f"/photos/{photo}/edit", "OfferPrint", price="40", stock="100")
    client = Client(aerie)
    assert client.send(f"/photos/{photo}", "AddToCart", quantity="1")[0] == 200
    forms = [client.form(f"/photos/{photo}", "AddToCart") for _ in range(8)]
    assert {status for status, _ in at_once(lambda form: client.post(f"/photos/{photo}", form | {"quantity": "1"}), forms)} == {200}
    assert 'id="cart-count">9<' in client.get("/cart")


def test_a_form_that_is_sent_many_times_is_carried_out_once(aerie, seller):
    client = Client(aerie).register()
    _, _, photo = seller.upload("Said once")
    form = client.form(f"/photos/{photo}", "AddComment") | {"text": "once"}
    answers = at_once(lambda _: client.post(f"/photos/{photo}", form), range(8))
    assert sorted(status for status, _ in answers) == [200] + [409] * 7
    assert all("has been sent already" in page for status, page in answers if status == 409)
    assert query(aerie, "SELECT count(*) FROM comment WHERE photo_id = ?", photo) == [(1,)]


def test_each_persons_like_counts_once(aerie, seller):
    _, _, photo = seller.upload("Liked")
    people = at_once(lambda client: client.register().make_token(), [Client(aerie) for _ in range(6)])
    # Each of them six times, by the page and by the interface.
    forms = [(client, client.form(f"/photos/{photo}", "Like")) for client in people for _ in range(3)]
    work = [lambda client=client, form=form: client.post(f"/photos/{photo}", form)[0] for client, form in forms]
    work += [lambda client=client: client.api("PUT", f"/photos/{photo}/like")[0] for client, _ in forms]
    assert set(at_once(lambda one: one(), work)) == {200, 204}
    assert people[0].api("GET", f"/photos/{photo}/likes")[1] == {"count": 6, "isMine": True}
    assert query(aerie, "SELECT count(*) FROM notification WHERE kind = 'like' AND photo_id = ?", photo) == [(6,)]
    assert set(at_once(lambda client: client.api("DELETE", f"/photos/{photo}/like")[0], people * 2)) == {204}
    assert people[0].api("GET", f"/photos/{photo}/likes")[1] == {"count": 0, "isMine": False}


def test_an_address_registers_once(aerie):
    email = f"race.{next(number)}@example.org"
    # Written differently, it is the same.
    spellings = [email, email.upper(), email.title()] * 4
    answers = at_once(
        lambda email: Client(aerie).send("/register", "Register", name="Racer", email=email, password=PASSWORD), spellings)
    assert sorted(status for status, _ in answers) == [200] + [422] * 11
    assert all("With this address there can be no new account." in page for status, page in answers if status == 422)
    assert query(aerie, "SELECT count(*) FROM account WHERE email = ?", email) == [(1,)]
    assert query(aerie, "SELECT count(*) FROM photographer WHERE name = 'Racer'") == [(1,)]


def test_people_of_one_name_have_addresses_of_their_own(aerie):
    people = at_once(lambda client: client.register("Same Name"), [Client(aerie) for _ in range(6)])
    handles = query(aerie, "SELECT handle FROM photographer WHERE name = 'Same Name' ORDER BY handle")
    assert handles == [("same-name",), *[(f"same-name-{i}",) for i in range(2, 7)]]
    assert all("/photographers/same-name" in client.get("/") for client in people)


def test_following_and_leaving_at_once_leaves_one_or_none(aerie, seller):
    client = Client(aerie).register()
    path = "/photographers/sally-seller"
    forms = [client.form(path, "Follow") for _ in range(6)]
    assert set(status for status, _ in at_once(lambda form: client.post(path, form), forms)) == {200}
    assert query(aerie, "SELECT count(*) FROM notification WHERE kind = 'follow' AND actor_id = "
                 "(SELECT photographer_id FROM account WHERE email = ?)", client.email) == [(1,)]


def test_the_newest_comment_is_shown_however_many_there_are(aerie, seller):
    _, _, photo = seller.upload("Much said")
    with sqlite3.connect(aerie.data / "aerie.sqlite") as database:
        database.execute(
            "INSERT INTO comment (photo_id, photographer_id, html, written_at) SELECT ?, 1, 'old words', 0 FROM json_each(?)",
            (photo, str(list(range(600)))))
    database.close()
    _, page = seller.send(f"/photos/{photo}", "AddComment", text="the newest words")
    assert 0 < page.index("old words") < page.index("the newest words")


def test_a_deleted_account_takes_all_that_was_its_own_with_it(aerie, seller):
    member = Client(aerie).register().make_token()
    _, _, theirs = seller.upload("Stays")
    files = {path for path in (aerie.data / "files").rglob("*.webp")}
    _, page, photo = member.upload("Goes", png(700, 500, (1, 2, 3)), tags="goes")
    assert {path for path in (aerie.data / "files").rglob("*.webp")} > files
    member.send(f"/photos/{photo}/edit", "OfferPrint", price="10", stock="5")
    member.send(f"/photos/{theirs}", "Like")
    member.send(f"/photos/{theirs}", "AddComment", text="goes as well")
    member.send("/photographers/sally-seller", "Follow")
    seller.send(f"/photos/{photo}", "AddToCart", quantity="1")
    seller.send(f"/photos/{theirs}/edit", "OfferPrint", price="10", stock="5")
    member.send(f"/photos/{theirs}", "AddToCart", quantity="1")
    member.send("/cart", "CheckOut", name="Gone Buyer", address="9 Left Street")
    bought = "SELECT count(*) FROM print_order WHERE name = 'Gone Buyer' OR address LIKE '%Left%'"
    assert query(aerie, bought) == [(1,)]
    assert f"{member.name} commented on Stays" in " ".join(re.sub("<[^>]*>", "", seller.get("/notifications")).split())
    # Not with another password.
    assert member.send("/settings", "DeleteAccount", password="not this one")[0] == 422
    assert "Your account is deleted" in member.send("/settings", "DeleteAccount", password=PASSWORD)[1]
    assert {path for path in (aerie.data / "files").rglob("*.webp")} == files
    assert query(aerie, bought) == [(0,)]
    assert seller.ask("GET", f"/photos/{photo}")[0] == 404 and "Goes" not in seller.get("/cart")
    for path in (f"/photos/{theirs}", "/notifications", "/search?q=goes", "/"):
        assert member.name not in seller.get(path) and "goes as well" not in seller.get(path)
    assert member.api("GET", "/tokens")[0] == 401
    assert member.send("/login", "LogIn", email=member.email, password=PASSWORD)[0] == 422
    # The address is free again.
    Client(aerie).register(email=member.email)


def test_an_account_that_is_deleted_while_it_writes_leaves_nothing(aerie, seller):
    client = Client(aerie).register()
    _, _, photo = seller.upload("Last words")
    comments = [client.form(f"/photos/{photo}", "AddComment") | {"text": f"word {i}"} for i in range(6)]
    settings = client.form("/settings", "DeleteAccount") | {"password": PASSWORD}
    work = [lambda form=form: client.post(f"/photos/{photo}", form)[0] for form in comments[:3]]
    work += [lambda: client.post("/settings", settings)[0]]
    work += [lambda form=form: client.post(f"/photos/{photo}", form)[0] for form in comments[3:]]
    assert max(at_once(lambda one: one(), work)) < 500
    assert query(aerie, "SELECT count(*) FROM comment WHERE photo_id = ?", photo) == [(0,)]
    assert query(aerie, "SELECT count(*) FROM account WHERE email = ?", client.email) == [(0,)]
    assert query(aerie, "SELECT count(*) FROM martlet_session WHERE user_id NOT IN (SELECT photographer_id FROM account)") == [(0,)]


def test_equal_pictures_share_files_that_last_as_long_as_one_of_them(aerie, seller):
    other = Client(aerie).register()
    for colour in range(6):
        picture = png(64, 48, (colour, 222, 111))
        _, page, first = seller.upload("Shared", picture)
        addresses = set(re.findall(r"/files/[0-9a-f/]+\.webp", page[page.index("<figure"):page.index("</figure>")]))
        form = seller.form(f"/photos/{first}/edit", "DeletePhoto")
        deleted, *added = at_once(lambda work: work(), [
            lambda: seller.post(f"/photos/{first}/edit", form)[0], lambda: other.upload("Shared", picture), lambda: other.upload("Shared", picture)])
        assert deleted == 200 and [status for status, _, _ in added] == [200, 200]
        assert addresses and {Client(aerie).ask("GET", address)[0] for address in addresses} == {200}
        for _, _, photo in added:
            other.send(f"/photos/{photo}/edit", "DeletePhoto")
        assert {Client(aerie).ask("GET", address)[0] for address in addresses} == {404}
