"""Prints what compilers and linkers found wrong, once for both halves, from the logs of the build engine.

    Sources/Build/errors.py LOG…

The Swift compiler writes JSON there, with what a person would read as the text of `output`. Without an error that is known as one, the
ends of the logs are printed.
"""
import json
import re
import sys
from pathlib import Path

HEAD = re.compile(r"^\S.*?: (error|warning|note|fatal error): |^error: ")
OUTPUT = re.compile(r'^  "output" : (".*")')
# What the driver says when a compiler has said what is wrong.
FOLLOWS = re.compile(r"^error: (emit-module command failed|compile command failed|fatalError|link command failed|.*-frontend.* command failed)")
MANY = 10


def readable(log):
    """The log without the JSON around the compilers' texts, with None behind each."""
    inside = False
    for line in Path(log).read_text(errors="replace").splitlines():
        if inside:
            if output := OUTPUT.match(line):
                yield from json.loads(output[1]).splitlines()
                yield None
            inside = line != "}"
        elif line == "{":
            inside = True
        elif not line.isdigit():
            yield line


def blocks(lines):
    """Each message with what belongs to it: the lines of source below, and the notes."""
    block = []
    for line in lines:
        head = HEAD.match(line) if line is not None else None
        if line is None or head and head[1] != "note":
            yield block
            block = []
        if line is not None:
            block.append(line)
    yield block


errors, halves = {}, set()
for log in sys.argv[1:]:
    for block in blocks(readable(log)):
        head = block[0] if block else ""
        if re.search(r"\berror: ", head) and not FOLLOWS.match(head):
            errors.setdefault(head, block)
            halves.add(Path(log).stem)
# Without what a macro writes, much else does not compile.
macros = {head: block for head, block in errors.items() if head.endswith("')") and "(from macro '" in head}
others = len(errors) - len(macros) if macros else 0
errors = macros or errors
for block in sorted(errors.values(), key=lambda block: not block[0].startswith("macro expansion"))[:MANY]:
    print("\n".join(line.replace(f"{Path.cwd()}/", "") for line in block))
if len(errors) > MANY:
    print(f"… and {len(errors) - MANY} more.")
if others:
    print(f"… and {others} more, which may follow from it.")
if halves == {"browser"}:
    print("Only the browser's half, which is Embedded Swift and has no Foundation, does not compile.")
if not errors:
    for log in sys.argv[1:]:
        for line in [line for line in readable(log) if line][-20:]:
            print(line)
