"""What `make dev` compiles of the browser's half after a change (Sources/Build/objects.py): a small module, built, changed, and run."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from conftest import ROOT

TARGET = "wasm32-unknown-none-wasm"
TOOLS = Path(os.path.realpath(which("swiftc"))).parent

MAIN = """
@_expose(wasm, "answer") @_cdecl("answer")
public func answer() -> Int { total() + largest(Shop(count: 2), Shop(count: 3)).count }
"""
SHOP = """
struct Shop {
    var count: Int
    func price() -> Int { count * rate() }
    private func rate() -> Int { 10 }
    func unused() -> Int { 7 }
}
"""
ORDER = """
protocol Counted { var count: Int { get } }
extension Shop: Counted {}
struct Bag { var count: Int }
extension Bag: Counted {}
extension Counted {
    func doubled() -> Int { count * 2 }
}
func largest<T: Counted>(_ a: T, _ b: T) -> T { a.count > b.count ? a : b }
func total() -> Int { Shop(count: 4).price() + add() }
func add() -> Int { 0 }
"""


class Module:
    """The module in a folder of its own."""

    def __init__(self, folder):
        self.folder, self.build = folder, folder / "Build/Small.build"
        (folder / "Build/Modules").mkdir(parents=True)
        self.build.mkdir()
        for name, text in {"Main": MAIN, "Shop": SHOP, "Order": ORDER}.items():
            (folder / f"{name}.swift").write_text(text)
        self.sources = sorted(map(str, folder.glob("*.swift")))
        (self.build / "sources").write_text("\n".join(self.sources))
        (self.build / "output-file-map.json").write_text(json.dumps({
            "": {}, **{source: {"object": str(self.build / f"{Path(source).name}.o")} for source in self.sources}}))

    def edit(self, name, before, after):
        file = self.folder / f"{name}.swift"
        text = file.read_text()
        assert before in text
        file.write_text(text.replace(before, after))

    def compile(self):
        """Compiles; whether it was a slice."""
        made = self.build / "whole.json"
        made.unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, ROOT / "Sources/Build/objects.py", TOOLS / "swiftc", "-module-name", "Small",
             "-output-file-map", self.build / "output-file-map.json", "-parse-as-library", "-wmo", "-num-threads", "2", "-c",
             f"@{self.build}/sources", "-I", self.folder / "Build/Modules", "-target", TARGET, "-Onone", "-enable-testing",
             "-enable-experimental-feature", "Embedded", "-enable-experimental-feature", "Extern",
             "-assert-config", "Release", "-enforce-exclusivity=unchecked", "-Xfrontend", "-disable-stack-protector"],
            capture_output=True, text=True)
        self.errors = done.stdout + done.stderr
        assert done.returncode in (0, 1)
        return None if done.returncode else not made.exists()

    def answer(self):
        objects = [self.build / f"{Path(source).name}.o" for source in self.sources]
        program = self.folder / "small.wasm"
        subprocess.run([TOOLS / "wasm-ld", "--no-entry", "--gc-sections", "--allow-multiple-definition", *objects, "-o", program], check=True)
        done = subprocess.run([TOOLS / "wasmkit", "run", program, "answer"], check=True, capture_output=True, text=True)
        return int(re.search(r"i32\((\d+)\)", done.stdout)[1])


@pytest.fixture
def module(tmp_path):
    if not (TOOLS / "wasmkit").exists():
        pytest.skip("the toolchain has nothing that runs a module")
    made = Module(tmp_path)
    assert made.compile() is False
    assert made.answer() == 43
    return made


def test_a_changed_body_is_compiled_alone(module):
    module.edit("Shop", "count * rate()", "count * rate() + 1")
    assert module.compile() is True
    assert module.answer() == 44


def test_what_only_a_body_that_stayed_calls_is_the_new_one(module):
    module.edit("Shop", "{ 10 }", "{ 20 }")
    assert module.compile() is True
    assert module.answer() == 83


def test_changes_one_after_the_other_all_count(module):
    module.edit("Shop", "{ 10 }", "{ 20 }")
    assert module.compile() is True
    module.edit("Order", "{ 0 }", "{ 2 }")
    module.edit("Shop", "count * rate()", "count * rate() + add()")
    assert module.compile() is True
    assert module.answer() == 87


def test_another_layout_is_compiled_everywhere(module):
    module.edit("Shop", "var count: Int", "var weight = 5\n    var count: Int")
    assert module.compile() is False
    assert module.answer() == 43


def test_a_generic_body_is_compiled_everywhere(module):
    module.edit("Order", "a.count > b.count ? a : b", "a.count < b.count ? a : b")
    assert module.compile() is False
    assert module.answer() == 42


def test_a_body_of_a_protocol_is_compiled_everywhere(module):
    module.edit("Shop", "count * rate()", "doubled()")
    module.compile()
    assert module.answer() == 11
    module.edit("Order", "count * 2", "count * 3")
    assert module.compile() is False
    assert module.answer() == 15


def test_a_body_that_needs_what_nobody_had_works(module):
    module.edit("Shop", "count * rate()", "largest(Bag(count: 1), Bag(count: 9)).count")
    module.compile()
    assert module.answer() == 12


def test_an_entry_point_keeps_its_name(module):
    module.edit("Main", "total()", "total() + 10")
    assert module.compile() is False
    assert module.answer() == 53


def test_after_a_mistake_what_was_changed_meanwhile_is_not_forgotten(module):
    module.edit("Shop", "var count: Int", "var weight = 5\n    var count: Int")
    module.edit("Shop", "{ 10 }", "{ ten }")
    assert module.compile() is None
    assert "cannot find 'ten'" in module.errors
    module.edit("Shop", "{ ten }", "{ 11 }")
    assert module.compile() is False
    assert module.answer() == 47


def test_a_mistake_in_a_body_is_shown(module):
    module.edit("Shop", "{ 10 }", "{ ten }")
    assert module.compile() is None
    assert "cannot find 'ten'" in module.errors
    module.edit("Shop", "{ ten }", "{ 10 }")
    module.compile()
    assert module.answer() == 43


def test_a_global_that_a_changed_body_has_made_is_made_anew(module):
    module.edit("Order", "func add() -> Int { 0 }", "let start = Shop.base()\nfunc add() -> Int { start }")
    module.edit("Shop", "func unused", "static func base() -> Int { 100 }\n    func unused")
    assert module.compile() is False
    assert module.answer() == 143
    module.edit("Shop", "{ 100 }", "{ 200 }")
    module.compile()
    assert module.answer() == 243


def test_a_global_that_is_made_of_a_literal_is_made_anew(module):
    module.edit("Order", "func add() -> Int { 0 }", "let start: Code = 5\nfunc add() -> Int { start.number }")
    module.edit("Shop", "struct Shop", """struct Code: ExpressibleByIntegerLiteral {
    let number: Int
    init(integerLiteral value: Int) { number = value + 1 }
}
struct Shop""")
    assert module.compile() is False
    assert module.answer() == 49
    module.edit("Shop", "value + 1", "value + 2")
    module.compile()
    assert module.answer() == 50
