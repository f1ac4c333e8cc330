"""Compiles a Swift module for the browser in `make dev`, and of it only what has changed.

    Sources/Build/objects.py SWIFTC ARGUMENT…

Embedded Swift compiles a module as a whole, always. Two things make less of it:

- **Slices.** Where nothing has changed but the bodies of functions in a file or two, the others are handed over as their skeletons
  (skeleton.swift): what they declare, which is all that the changed ones use. That takes half as long. Code that several files share, as a
  generic function for one type, stands in any of their objects: so the slice's object is laid over that of the whole module
  (folder `whole`), which has what others need of it. Where a slice needs what no object has, the whole is compiled. The arguments must
  have `-enable-testing`: whom nobody calls may be called by a body that is not there, and is made all the same.
- **Bitcode.** Swift's compiler leaves a file's object as it is where it finds in it the mark of the same code. In wasm's objects it does not
  find it, and makes them all anew. Here it is asked for bitcode, a file for each source file, and what differs from that of before is
  made an object by the toolchain's clang.
"""
import hashlib
import json
import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

compiler, *arguments = sys.argv[1:]
TOOLS = Path(compiler).resolve().parent
SKELETON = Path(__file__).with_name("skeleton.swift")
place = arguments.index("-output-file-map") + 1
folder = Path(arguments[place]).parent
table = json.loads(Path(arguments[place]).read_text())
objects = {source: Path(outputs["object"]) for source, outputs in table.items() if source and "object" in outputs}
whole, slices, state_file = folder / "whole", folder / "slices", folder / "compiled.json"


def succeeds(*command):
    return subprocess.run(command).returncode == 0


def digest(content):
    return hashlib.sha256(content).hexdigest()


def digest_of_file(file):
    return digest(Path(file).read_bytes())


# Skeletons

def skeleton(source):
    # In a folder of its own: the names of what is private have the file's name in them.
    return slices / digest(source.encode())[:8] / Path(source).name


def outlines(sources):
    """Of each source which bodies can go. None if the toolchain has not what slices are made with: swift-syntax, and what reads and joins
    objects."""
    tool, host = slices / "skeleton", TOOLS.parent / "lib/swift/host"
    if not all((TOOLS / name).exists() for name in ("llvm-nm", "wasm-ld")):
        return None
    slices.mkdir(exist_ok=True)
    if not tool.exists() or tool.stat().st_mtime < SKELETON.stat().st_mtime:
        command = [compiler, "-parse-as-library", "-suppress-warnings", "-I", host, "-L", host, "-Xlinker", "-rpath", "-Xlinker", host,
                   "-lSwiftSyntax", "-lSwiftParser", SKELETON, "-o", tool]
        if subprocess.run(command, capture_output=True).returncode:
            return None
    found = subprocess.run([tool, *sources], capture_output=True)
    return json.loads(found.stdout) if found.returncode == 0 else None


def making_globals(outlines):
    """The names of functions that globals may have been made by: the compiler copies these to where the global is."""
    names = set().union(*(outline["globals"] for outline in outlines.values()))
    bodies = [body for outline in outlines.values() for body in outline["bodies"]]
    while True:
        more = set().union(*(body["words"] for body in bodies if not names.isdisjoint(body["names"]))) - names
        if not more:
            return names
        names |= more


def without_bodies(source, outline, kept):
    """What a file is for others. KEPT: names of functions that stay as they are."""
    text, result, end = Path(source).read_bytes(), b"", 0
    gone = [body for body in outline["bodies"] if kept.isdisjoint(body["names"])]
    # What stays has its line elsewhere, too.
    keeps_lines = outline["keepsBodies"] or len(gone) < len(outline["bodies"])
    for body in gone:
        result += text[end:body["start"]] + body["text"].encode()
        end = body["end"]
        if keeps_lines:
            result += b"\n" * text[body["start"]:end].count(b"\n")
    return result + text[end:]


def make_skeletons(outlines):
    """Writes those of all sources; their digests."""
    kept = making_globals(outlines)
    digests = {}
    for source, outline in outlines.items():
        content = without_bodies(source, outline, kept)
        digests[source] = digest(content)
        file = skeleton(source)
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
    return digests


# What the objects have been made of

def inputs():
    """What made them, the compiler's arguments, modules of others, sources."""
    modules = Path(arguments[arguments.index("-I") + 1]).glob("*.swiftmodule")
    return {
        "tools": [digest_of_file(__file__), digest_of_file(SKELETON)],
        "arguments": arguments,
        "modules": sorted([str(module), module.stat().st_mtime] for module in modules),
        "sources": {source: digest_of_file(source) for source in objects},
    }


def symbols(files):
    """What object files define for others, and what they need of them."""
    defined, needed = set(), set()
    for line in subprocess.run([TOOLS / "llvm-nm", *files], capture_output=True, text=True).stdout.splitlines():
        kind, _, name = line[line.rfind(" ", 0, line.rfind(" ")) + 1:].partition(" ")
        if kind in ("U", "w", "v"):
            needed.add(name)
        elif kind.isupper():
            defined.add(name)
    return defined, needed


def changed_bodies(before, now):
    """The sources in which nothing but bodies has changed, if that is all that has changed, and if they are few; or none.
    What there is to know of them is in BEFORE then."""
    if any(before.get(key) != now[key] for key in ("tools", "arguments", "modules")) or before["sources"].keys() != objects.keys():
        return []
    changed = [source for source in objects if before["sources"][source] != now["sources"][source]]
    if len(changed) > 3 or not all(path.exists() for path in objects.values()):
        return []
    # An object that is laid over another loses the names of its exports.
    if any(b"@_expose" in Path(source).read_bytes() for source in changed):
        return []
    fresh = outlines(changed)
    if not fresh or make_skeletons({**before["outlines"], **fresh}) != before["skeletons"]:
        return []
    before["outlines"] |= fresh
    return changed


# Compiling

def bitcode(source, place):
    return place / f"{objects[source].name}.bc"


def emit_bitcode(arguments, file_map, name, **options):
    command = list(arguments)
    map_file = folder / name
    map_file.write_text(json.dumps(file_map))
    command[command.index("-output-file-map") + 1] = str(map_file)
    command[command.index("-c")] = "-emit-bc"
    return subprocess.run([compiler, *command], **options).returncode == 0


def compile_all():
    whole.mkdir(exist_ok=True)
    outputs = {source: {**made, "llvm-bc": str(bitcode(source, whole))} if source else made for source, made in table.items()}
    return emit_bitcode(arguments, outputs, "whole.json")


def compile_slice(changed, known):
    """The bitcode of these files alone, beside the others' skeletons. False if they do not compile, or need what is not there."""
    # Those that have changed first: what is shared stands in the object of the first file that needs it.
    files = {source: source for source in changed} | {source: str(skeleton(source)) for source in objects if source not in changed}
    outputs = {"": {}, **{
        file: {"llvm-bc": str(bitcode(source, slices) if source in changed else Path(file).with_suffix(".bc"))}
        for source, file in files.items()}}
    sources = folder / "slice.sources"
    sources.write_text("\n".join(map(shlex.quote, files.values())))
    command = [f"@{sources}" if argument.startswith("@") else argument for argument in arguments
               if argument not in ("-emit-dependencies", "-serialize-diagnostics", "-parseable-output")]
    if not emit_bitcode(command, outputs, "slice.json", capture_output=True):
        return False
    defined, needed = symbols(bitcode(source, slices) for source in changed)
    return needed <= defined.union(known)


def make_object(source, place):
    target = arguments[arguments.index("-target") + 1]
    made = place / objects[source].name
    return succeeds(TOOLS / "clang", "-c", "-O0", "-target", target, bitcode(source, place), "-o", made)


def make_whole(source):
    """The object of a file whose bitcode is another than before."""
    made, last = bitcode(source, whole), bitcode(source, whole).with_suffix(".last")
    if not last.exists() or made.read_bytes() != last.read_bytes():
        last.unlink(missing_ok=True)
        if not make_object(source, whole):
            return False
        shutil.copyfile(made, last)
    shutil.copy2(whole / objects[source].name, objects[source])
    return True


def make_slice(source):
    """Of what both objects have the first counts."""
    over, under = (place / objects[source].name for place in (slices, whole))
    return make_object(source, slices) and succeeds(
        TOOLS / "wasm-ld", "-r", "--allow-multiple-definition", over, under, "-o", objects[source])


now = inputs()
before = json.loads(state_file.read_text()) if state_file.exists() else {}
changed = changed_bodies(before, now)
if changed and compile_slice(changed, before["symbols"]):
    make, kept = make_slice, {key: before[key] for key in ("outlines", "skeletons", "symbols")}
elif compile_all():
    make, changed, kept = make_whole, objects, None
else:
    sys.exit(1)
state_file.unlink(missing_ok=True)
with ThreadPoolExecutor(2) as pool:
    if not all(list(pool.map(make, changed))):
        sys.exit(1)
if make is make_whole and (found := outlines(objects)):
    defined, needed = symbols(folder.parent.glob("*.build/*.o"))
    kept = {"outlines": found, "skeletons": make_skeletons(found), "symbols": sorted(defined | needed)}
if kept:
    state_file.write_text(json.dumps({**now, **kept}))
