"""Compiles a Swift module for the browser in `make dev`, and of its code only what has changed.

    Sources/Build/objects.py SWIFTC ARGUMENT…

Swift's compiler leaves a file's object as it is where it finds in it the mark of the same code. In wasm's objects it does not
find it, and makes them all anew: a quarter of its time. Here it is asked for bitcode, a file for each source file, and what differs
from that of before is made an object by the toolchain's clang.
"""
import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

compiler, *arguments = sys.argv[1:]
clang = Path(compiler).with_name("clang")
target = arguments[arguments.index("-target") + 1]
place = arguments.index("-output-file-map") + 1
table = json.loads(Path(arguments[place]).read_text())
objects = {}
for source, outputs in table.items():
    if source and "object" in outputs:
        outputs["llvm-bc"] = outputs["object"] + ".bc"
        objects[Path(outputs["llvm-bc"])] = Path(outputs["object"])
changed_table = Path(arguments[place]).with_suffix(".bitcode.json")
changed_table.write_text(json.dumps(table))
arguments[place] = str(changed_table)
arguments[arguments.index("-c")] = "-emit-bc"
status = subprocess.run([compiler, *arguments]).returncode
if status:
    sys.exit(status)


def compiled(bitcode):
    """The bitcode that an object has been made of."""
    return bitcode.with_suffix(".compiled")


def is_changed(bitcode):
    if not objects[bitcode].exists() or not compiled(bitcode).exists():
        return True
    return bitcode.read_bytes() != compiled(bitcode).read_bytes()


def compile(bitcode):
    status = subprocess.run([clang, "-c", "-O0", "-target", target, bitcode, "-o", objects[bitcode]]).returncode
    if not status:
        shutil.copyfile(bitcode, compiled(bitcode))
    return status


with ThreadPoolExecutor(2) as pool:
    sys.exit(max(pool.map(compile, filter(is_changed, objects)), default=0))
