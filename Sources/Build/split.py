"""Links a module, splits it into what every page needs and a part for each page, and optimises them.

    Sources/Build/split.py LINK_FILE_LIST OUTPUT FEATURE...

OUTPUT gets `site.wasm`, with what all pages need and what most of them do; for each page `site.ID.wasm`, with what no other page
needs; `site.1.wasm` and so on with what some pages share; and `site.parts.json`, which gives the parts that a page needs by the
name of its type: `"8600,1"`. A page's ID is the address of the class `PageLevel<ThePage>`, by which the module itself knows it. Parts
must be there before their page is shown; they take memory, table and functions from the first module.
"""
import hashlib
import json
import subprocess
import sys
from pathlib import Path

from reachability import Linked
from wasm_sections import custom_section, imported_functions, number, number_bytes, sections, string

objects, output, *features = sys.argv[1:]
output = Path(output)
OPTIMIZE = ["wasm-opt", *features, "--strip-debug", "--strip-producers", "--strip-target-features", "-Oz", "--converge"]
# What fewer bytes of code are shared by is no part of its own: a request costs more.
SMALLEST_SHARED = 1500
# The name of the module from which functions of parts are imported that are not there.
MISSING = "x"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$"
# As SwiftPM links.
LINK = "wasm-ld --no-entry --allow-undefined -z stack-size=131072 --gc-sections".split()


def run(*command):
    subprocess.run([str(word) for word in command], check=True)


def demangled(names):
    text = subprocess.run(["swift", "demangle", "--compact"], input="\n".join(names), capture_output=True, text=True, check=True)
    return text.stdout.split("\n")


def pages(linked):
    """The class of each page, by the page's type."""
    symbols = [name for name in linked.data if "9PageLevelCy" in name and name.endswith("GN")]
    return {plain.split("PageLevel<")[1].split(">")[0]: symbol for plain, symbol in zip(demangled(symbols), symbols)}


def functions_of(linked, levels):
    """For each page, and each group of pages, the numbers of the functions that they need and nobody else does."""
    nodes = {page: linked.node(symbol) for page, symbol in levels.items()}
    base = linked.reachable(linked.exports(), without=set(nodes.values()))
    users = {}
    for page, node in sorted(nodes.items()):
        for kind, index in linked.reachable([node]) - base:
            if kind == "f" and index >= linked.imported:
                users.setdefault(index, []).append(page)
    result = {(page,): [] for page in levels}
    for index, needing in sorted(users.items()):
        if len(needing) <= len(levels) / 2:
            result.setdefault(tuple(needing), []).append(index)
    return {needing: own for needing, own in result.items()
            if len(needing) == 1 or sum(linked.sizes[index] for index in own) >= SMALLEST_SHARED}


def numbered(data):
    """The module with the functions' numbers as their names: Swift's are not unique."""
    functions = sum(1 for _ in imported_functions(data)) + next(number(data, i)[0] for kind, i, _ in sections(data) if kind == 3)
    names = number_bytes(functions)
    for index in range(functions):
        name = f"f{index}".encode()
        names += number_bytes(index) + number_bytes(len(name)) + name
    result = data[:8]
    for kind, i, end in sections(data):
        if kind != 0:
            result += bytes([kind]) + number_bytes(end - i) + data[i:end]
    return result + custom_section("name", b"\1" + number_bytes(len(names)) + names)


def rewritten(data, **bodies):
    """The module with other imports or exports, made by functions of their section's bytes and where these begin."""
    result = data[:8]
    for kind, i, end in sections(data):
        make = bodies.get({2: "imports", 7: "exports"}.get(kind))
        body = make(data, i) if make else data[i:end]
        result += bytes([kind]) + number_bytes(len(body)) + body
    return result


def imports(data, i, named):
    """The imports, with the names that `named` gives for a source and a name. All that is missing is one function, so that
    wasm-opt merges it: of which type does not matter, who calls it gets a trap."""
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
            imported = b"\0\0" if source == MISSING else None
        result += string_bytes(source) + string_bytes(named(source, name)) + (imported or data[begin:i])
    return result


def string_bytes(text):
    return number_bytes(len(text)) + text.encode()


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
        return imports(data, i, lambda _, name: self.short.get(name, name))


def split(folder):
    # Twice: relocations tell what needs what, but a module that keeps them cannot be optimised.
    run(*LINK, f"@{objects}", "-o", folder / "linked.wasm")
    run(*LINK, f"@{objects}", "-o", folder / "relocations.wasm", "--emit-relocs")
    linked = Linked((folder / "relocations.wasm").read_bytes())
    levels = pages(linked)
    functions = functions_of(linked, levels)
    # One page needs no parts, and a page without anything of its own no part.
    rest, parts, ids = folder / "rest.wasm", {}, []
    rest.write_bytes(numbered((folder / "linked.wasm").read_bytes()))
    # Addresses stand in globals, which the parts would have to import one by one.
    run("wasm-opt", *features, "-g", "--simplify-globals", "--remove-unused-module-elements", rest, "-o", rest)
    if len(levels) > 1:
        shared = 0
        for needing, own in functions.items():
            if len(needing) > 1:
                shared += 1
            part = shared if len(needing) > 1 else linked.data[levels[needing[0]]]
            ids.append(part)
            for page in needing:
                parts[page] = f"{parts[page]},{part}" if page in parts else f"{part}"
            (folder / "functions").write_text("".join(f"f{index}\n" for index in own))
            run("wasm-split", *features, "-g", "--split", rest, f"--split-funcs=@{folder}/functions", "-o1", folder / "next.wasm",
                "-o2", folder / f"{part}.wasm", "--import-namespace=p", f"--placeholder-namespace={MISSING}", "--export-prefix=%")
            (folder / "next.wasm").rename(rest)
    names, digest = ShortNames(), hashlib.sha256()
    rest.write_bytes(rewritten(rest.read_bytes(), imports=lambda data, i: imports(data, i, lambda source, name: "" if source == MISSING else name)))
    run(*OPTIMIZE, rest, "-o", rest)
    (output / "site.wasm").write_bytes(rewritten(rest.read_bytes(), exports=names.exports))
    for part in ids:
        file = folder / f"{part}.wasm"
        run(*OPTIMIZE, file, "-o", file)
        bytes = rewritten(file.read_bytes(), imports=names.imports)
        (output / f"site.{part}.wasm").write_bytes(bytes)
        digest.update(bytes)
    # The parts bear the fingerprint of the first module: it has to change with each of them.
    if ids:
        with open(output / "site.wasm", "ab") as file:
            file.write(custom_section("parts", digest.digest()[:8]))
    (output / "site.parts.json").write_text(json.dumps(parts, sort_keys=True))


if __name__ == "__main__":
    import tempfile

    for old in output.glob("site.*.wasm"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        split(Path(folder))
