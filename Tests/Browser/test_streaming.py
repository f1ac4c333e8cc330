"""A page whose loaders take their time is sent as it becomes known; what they say in the end is what the visitor sees."""
import time
import urllib.request

import pytest

from visits import hydrated, text, visit


def test_the_beginning_of_a_slow_page_does_not_wait(server):
    began = time.monotonic()
    with urllib.request.urlopen(server.url + "/slow/2000") as answer:
        beginning = answer.read(60)
        elapsed = time.monotonic() - began
        assert beginning.startswith(b"<!DOCTYPE html><html")
        assert b"<h1>Slow" in answer.read()
    assert elapsed < 1.9


def test_the_module_of_a_slow_page_is_fetched_meanwhile(new_page, server):
    # The server has learnt by then that this page has a module.
    urllib.request.urlopen(server.url + "/slow/1").read()
    page = new_page()
    visit(page, "/slow/1500")
    started, ended = page.evaluate("""() => [
        performance.getEntriesByType("resource").find(entry => entry.name.includes("/site")).startTime,
        performance.getEntriesByType("navigation")[0].responseEnd]""")
    assert started < ended - 500
    page.click("#plus")
    assert text(page, "#plus") == "clicks 1"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_late_redirect_is_followed(new_page, javascript):
    page = new_page(javascript=javascript)
    page.goto("/late/moved")
    page.wait_for_url("**/counter/5")
    assert text(page, "h1") == "Counter"


@pytest.mark.parametrize("how, status", [("missing", "404"), ("broken", "500")])
def test_a_late_error_is_shown_in_its_layout(new_page, how, status):
    page = new_page(spies=True)
    visit(page, f"/late/{how}")
    assert (text(page, "#status"), page.title()) == (status, f"Trouble {status}")
    assert page.get_attribute("meta[name=robots]", "content") == "noindex"
    assert page.evaluate("changes") == []
    page.click("#frame")
    assert text(page, "#frame") == "opened 1"


def test_a_late_error_is_shown_without_javascript(new_page):
    page = new_page(javascript=False)
    page.goto("/late/missing")
    assert text(page, "#message") == "There is no such page."


def test_going_to_a_slow_page_and_back_is_as_ever(page):
    visit(page, "/slow/300")
    page.click("#to-counter")
    page.wait_for_url("**/counter/3")
    page.go_back()
    hydrated(page)
    page.wait_for_function("() => document.querySelector('h1').textContent == 'Slow 300'")
