"""Links a module, splits it into what every page needs and a part for each page, and optimises them.

    Sources/Build/split.py LINK_FILE_LIST OUTPUT FEATURE...

OUTPUT gets `site.wasm`, with what all pages need and what most of them do; for each page `site.ID.wasm`, with the functions and data
that no other page needs; `site.1.wasm` and so on with what some pages share; and `site.parts.json`, which gives the parts that a page needs by the
name of its type: `"8600,1"`. A page's ID is the address of the class `PageLevel<ThePage>`, by which the module itself knows it. Parts
must be there before their page is shown; they take memory, table and functions from the first module.
"""
import hashlib
import json
import subprocess
import sys
from pathlib import Path

from reachability import Linked
from static_data import StaticData
from wasm_sections import (body_of, custom_section, imported_functions, number, number_bytes, section, sections, string,
                           string_bytes)

objects, output, *features = sys.argv[1:]
output = Path(output)
OPTIMIZE = ["wasm-opt", *features, "--strip-debug", "--strip-producers", "--strip-target-features", "-Oz", "--converge"]
# What is best done before the module is split: addresses stand in globals, which the parts would have to import one by one,
# and a parameter that no call needs can be taken out only where all calls are. Nothing here may make one function of two:
# what needs them was read from the module as it was linked.
WHOLE = ["--strip-dwarf", "--simplify-globals", "--dae-optimizing", "--simplify-globals-optimizing",
         "--remove-unused-module-elements"]
# What fewer bytes of code are shared by is no part of its own: a request costs more.
SMALLEST_SHARED = 1500
# The name of the module from which functions of parts are imported that are not there.
MISSING = "x"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$"
# As SwiftPM links.
LINK = "wasm-ld --no-entry --allow-undefined -z stack-size=131072 --gc-sections".split()


def run(*command):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    # Functions that `WHOLE` has taken out are no part's.
    errors = [line for line in result.stderr.splitlines() if not line.endswith("does not exist")]
    if errors:
        print("\n".join(errors), file=sys.stderr)
    if result.returncode:
        raise SystemExit(f"{command[0]} has failed")


def demangled(names):
    text = subprocess.run(["swift", "demangle", "--compact"], input="\n".join(names), capture_output=True, text=True, check=True)
    return text.stdout.split("\n")


def pages(linked):
    """The class of each page, by the page's type."""
    symbols = [name for name in linked.data if "9PageLevelCy" in name and name.endswith("GN")]
    return {plain.split("PageLevel<")[1].split(">")[0]: symbol for plain, symbol in zip(demangled(symbols), symbols)}


def contents(linked, levels):
    """For each page, and each group of pages, the functions and data that they need and nobody else does."""
    nodes = {page: linked.node(symbol) for page, symbol in levels.items()}
    base = linked.reachable(linked.exports(), without=set(nodes.values())) | set(nodes.values())
    users = {}
    for page, node in sorted(nodes.items()):
        for used in linked.reachable([node]) - base:
            if used in linked.sizes:
                users.setdefault(used, []).append(page)
    result = {(page,): [] for page in levels}
    for used, needing in sorted(users.items()):
        if len(needing) <= len(levels) / 2:
            result.setdefault(tuple(needing), []).append(used)
    return {needing: own for needing, own in result.items()
            if len(needing) == 1 or sum(linked.sizes[node] for node in own) >= SMALLEST_SHARED}


def numbered(data):
    """The module with the functions' numbers as their names: Swift's are not unique."""
    functions = sum(1 for _ in imported_functions(data)) + number(data, body_of(data, 3)[0])[0]
    names = number_bytes(functions)
    for index in range(functions):
        name = f"f{index}".encode()
        names += number_bytes(index) + number_bytes(len(name)) + name
    result = data[:8]
    for kind, i, end in sections(data):
        if kind != 0:
            result += section(kind, data[i:end])
    return result + custom_section("name", b"\1" + number_bytes(len(names)) + names)


def rewritten(module, **bodies):
    """The module with other imports, exports or data, made by functions of its bytes and where the section's begin."""
    result = module[:8]
    for kind, i, end in sections(module):
        make = bodies.get({2: "imports", 7: "exports", 11: "data"}.get(kind))
        result += section(kind, make(module, i) if make else module[i:end])
    return result


def imports(data, i, short={}):
    """The imports, by their `short` names where they have one. All that is missing is one function, so that wasm-opt merges it: of
    which type does not matter, who calls it gets a trap."""
    count, i = number(data, i)
    result = number_bytes(count)
    for _ in range(count):
        source, i = string(data, i)
        name, begin = string(data, i)
        kind, i = data[begin], begin + 1
        imported = None
        if kind == 1:  # a table: the type of its elements, then its limits; it may have grown since this split
            has_maximum, element = data[i + 1] & 1, data[i : i + 1]
            minimum, i = number(data, i + 2)
            imported = b"\1" + element + b"\0" + number_bytes(minimum)
            if has_maximum:
                _, i = number(data, i)
        elif kind == 2:  # a memory
            has_maximum = data[i] & 1
            _, i = number(data, i + 1)
            if has_maximum:
                _, i = number(data, i)
        elif kind == 3:  # a global
            i += 2
        else:
            _, i = number(data, i)
            if source == MISSING:
                name, imported = "", b"\0\0"
        result += string_bytes(source) + string_bytes(short.get(name, name)) + (imported or data[begin:i])
    return result


class ShortNames:
    """Short names for what the parts take from the first module, in the order in which it has them: that compresses best."""

    def __init__(self):
        self.short = {}

    def exports(self, data, i):
        count, i = number(data, i)
        own, lent = [], []
        for _ in range(count):
            name, begin = string(data, i)
            index, i = number(data, begin + 1)
            (lent if name.startswith("%") else own).append((data[begin], index, name))
        self.short = {name: self.name(at) for at, (_, _, name) in enumerate(sorted(lent))}
        return number_bytes(count) + b"".join(
            string_bytes(self.short.get(name, name)) + bytes([kind]) + number_bytes(index)
            for kind, index, name in own + sorted(lent))

    def name(self, at):
        """`aa`, `ab` and so on: the module's own names are longer."""
        return LETTERS[at // len(LETTERS)] + LETTERS[at % len(LETTERS)]

    def imports(self, data, i):
        return imports(data, i, self.short)


def link(folder):
    """The linked module, with its functions' numbers as names, and what in it refers to what."""
    # Twice: relocations tell what needs what, but a module that keeps them cannot be optimised.
    plain, related, rest = (folder / f"{name}.wasm" for name in ("linked", "relocations", "rest"))
    run(*LINK, f"@{objects}", "-o", plain)
    run(*LINK, f"@{objects}", "-o", related, "--emit-relocs")
    rest.write_bytes(numbered(plain.read_bytes()))
    run("wasm-opt", *features, "-g", *WHOLE, rest, "-o", rest)
    return rest, Linked(related.read_bytes())


def split(folder):
    rest, linked = link(folder)
    levels = pages(linked)
    # One page needs no parts, and a page without anything of its own no part.
    needed = contents(linked, levels) if len(levels) > 1 else {}
    data, sections_of_data = StaticData(rest.read_bytes()), {}
    parts, shared = {}, 0
    for needing, own in needed.items():
        shared += len(needing) > 1
        part = shared if len(needing) > 1 else linked.data[levels[needing[0]]]
        for page in needing:
            parts[page] = f"{parts[page]},{part}" if page in parts else f"{part}"
        (folder / "functions").write_text("".join(f"f{index}\n" for kind, index in own if kind == "f"))
        run("wasm-split", *features, "-g", "--split", rest, f"--split-funcs=@{folder}/functions", "-o1", folder / "next.wasm",
            "-o2", folder / f"{part}.wasm", "--import-namespace=p", f"--placeholder-namespace={MISSING}", "--export-prefix=%")
        (folder / "next.wasm").rename(rest)
        sections_of_data[part] = data.take((node[1], linked.sizes[node]) for node in own if node[0] == "d")
    rest.write_bytes(rewritten(rest.read_bytes(), data=lambda *_: data.rest(), imports=imports))
    run(*OPTIMIZE, rest, "-o", rest)
    names, digest = ShortNames(), hashlib.sha256()
    whole = rewritten(rest.read_bytes(), exports=names.exports)
    for part, static in sections_of_data.items():
        file = folder / f"{part}.wasm"
        file.write_bytes(file.read_bytes() + static)
        run(*OPTIMIZE, file, "-o", file)
        module = rewritten(file.read_bytes(), imports=names.imports)
        (output / f"site.{part}.wasm").write_bytes(module)
        digest.update(module)
    # The parts bear the fingerprint of the first module: it has to change with each of them.
    (output / "site.wasm").write_bytes(whole + (custom_section("parts", digest.digest()[:8]) if parts else b""))
    (output / "site.parts.json").write_text(json.dumps(parts, sort_keys=True))


if __name__ == "__main__":
    import tempfile

    for old in output.glob("site.*.wasm"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        split(Path(folder))
