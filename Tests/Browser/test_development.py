"""What `make dev` shows of a build that failed."""
import json
import subprocess
import sys

from conftest import ROOT


def shown(tmp_path, server, browser):
    for name, log in ("server.log", server), ("browser.log", browser):
        (tmp_path / name).write_text(log)
    return subprocess.run(
        [sys.executable, ROOT / "Sources/Build/errors.py", tmp_path / "server.log", tmp_path / "browser.log"],
        capture_output=True, text=True, check=True, cwd=tmp_path).stdout


def message(text):
    """As the compiler tells the build engine."""
    return '692\n{\n  "kind" : "finished",\n  "output" : ' + json.dumps(text) + ',\n  "pid" : 1\n}\n'


def error(tmp_path, text, line=31):
    return f"{tmp_path}/Pages/A.swift:{line}:38: error: {text}\n{line} |  row.id\n   |      `- error: {text}\n"


def test_an_error_of_both_halves_is_shown_once_with_its_lines(tmp_path):
    log = message(error(tmp_path, "no member 'id'")) + "error: emit-module command failed with exit code 1\n"
    assert shown(tmp_path, log, log).splitlines() == [
        "Pages/A.swift:31:38: error: no member 'id'", "31 |  row.id", "   |      `- error: no member 'id'"]


def test_what_follows_from_a_macros_mistake_is_counted(tmp_path):
    log = message(error(tmp_path, "no member 'link'")) + message(error(tmp_path, "an address begins with a slash (from macro 'Page')", 7))
    text = shown(tmp_path, log, "")
    assert text.startswith("Pages/A.swift:7:38: error: an address begins with a slash")
    assert "'link'" not in text and "and 1 more, which may follow from it" in text


def test_an_error_of_the_browsers_half_alone_says_so(tmp_path):
    text = shown(tmp_path, "", message(error(tmp_path, "no such module 'Foundation'")))
    assert text.endswith("Only the browser's half, which is Embedded Swift and has no Foundation, does not compile.\n")


def test_without_a_known_error_the_ends_of_the_logs_are_shown(tmp_path):
    assert "✘ [ERROR] Unexpected token" in shown(tmp_path, "", "✘ [ERROR] Unexpected token\n")
