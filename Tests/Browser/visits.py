"""What a visitor does, and how the page is once it is alive."""
import contextlib

PAGES = """/ /counter/3 /forms /table /list /rows /vector /lifecycle /environment /reference /events /direct-events
/message /unfolding /slow/1 /slow/200 /köln/7 /search?q=a /long /hostile /trap /nested/100 /plain /section/first /section/second /section/third /missing/7 /failing /nowhere
/flow/1,2""".replace("/flow/1,2", "/flow/12131201222231-123456").split()


def hydrated(page):
    page.wait_for_selector("html[data-hydrated]", state="attached")
    return page


def visit(page, path):
    """Loads a page and waits until its module has taken it over."""
    page.goto(path)
    return hydrated(page)


def text(page, selector):
    return page.locator(selector).text_content()


@contextlib.contextmanager
def held_back(page, what="**/site*.wasm"):
    """Holds requests back until the block ends."""
    waiting, is_held = [], True

    def hold(route):
        if is_held:
            waiting.append(route)
        else:
            route.continue_()

    page.route(what, hold)
    yield waiting
    is_held = False
    for route in waiting:
        route.continue_()


class Requests:
    """The requests of a page from now on: of documents, of data, of all."""

    def __init__(self, page):
        self.all = []
        page.on("request", lambda request: self.all.append(request))

    @property
    def documents(self):
        return [request.url for request in self.all if request.resource_type == "document"]

    @property
    def data(self):
        return [request.url for request in self.all if "/_martlet/" in request.url or request.url.endswith("/_martlet")]
