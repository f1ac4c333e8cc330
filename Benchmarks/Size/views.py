#!/usr/bin/env python3
"""Where a module's bytes are: by view, by module, by the largest functions.

    Benchmarks/Size/views.py PRODUCT [--functions COUNT] [--json FILE]

PRODUCT has been built as a release by Sources/Build/browser.sh. It is optimised here as there, but keeps its names; what
the optimiser has inlined counts where it ended up. Bytes are uncompressed; “brotli” is a share of the
compressed module by these bytes.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from wasm import brotli_size, data_sizes, function_names, function_sizes, linked, modules, optimized

parser = argparse.ArgumentParser()
parser.add_argument("product")
parser.add_argument("--functions", type=int, default=0, help="also list the largest functions")
parser.add_argument("--json", type=Path)
options = parser.parse_args()


def demangled(names):
    """Swift names as a person writes them, others as they are."""
    text = "\n".join(names)
    command = ["swift", "demangle", "--compact"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.split("\n")


# A type of a module: `Components.HomePage`; its members' functions, their closures and their specialisations name it.
TYPE = re.compile(r"\b([A-Z]\w*)\.([A-Z]\w*)\b")
FRAMEWORK = {"MartletCore", "MartletBrowser", "MartletJSON", "Martlet", "CMartlet"}
MODULES = modules(options.product)


def owner(name):
    """(module, type) that a function belongs to; the site's own types come before the framework's, Swift's last."""
    found = [pair for pair in TYPE.findall(name) if pair[0] in MODULES or pair[0] == "Swift"]
    found.sort(key=lambda pair: (pair[0] in FRAMEWORK) + 2 * (pair[0] == "Swift"))
    if found:
        return found[0]
    module = next((m for m in re.findall(r"\b([A-Z]\w*)\.\w", name) if m in MODULES or m == "Swift"), "C and the linker")
    return module, "(functions)"


with tempfile.TemporaryDirectory() as folder:
    module = linked(options.product)
    named = optimized(module, Path(folder) / "named.wasm", keep_names=True)
    bare = optimized(module, Path(folder) / "bare.wasm", keep_names=False)
    compressed, total = brotli_size(bare), bare.stat().st_size
    data = named.read_bytes()

sizes, names = function_sizes(data), function_names(data)
indices = sorted(sizes)
plain = demangled([names.get(i, f"function {i}") for i in indices])
by_type, by_module = Counter(), Counter()
for index, name in zip(indices, plain):
    module, type_name = owner(name)
    by_type[module, type_name] += sizes[index]
    by_module[module] += sizes[index]
constants = sum(data_sizes(data))
share = compressed / total

print(f"{options.product}: {total:,} bytes, {compressed:,} as brotli; "
      f"{sum(sizes.values()):,} in {len(sizes)} functions, {constants:,} of constants\n")


def table(title, rows):
    print(f"{title:48} {'bytes':>8} {'brotli':>8}")
    for name, size in rows:
        print(f"{name:48} {size:8,} {size * share:8,.0f}")
    print()


table("module", by_module.most_common())
own = MODULES - FRAMEWORK
views = [(f"{m}.{t}", s) for (m, t), s in by_type.most_common() if m in own]
table("view, or other type of the site", views)
table("type of the framework", [(f"{m}.{t}", s) for (m, t), s in by_type.most_common() if m not in own][:30])
if options.functions:
    rows = sorted(zip(plain, (sizes[i] for i in indices)), key=lambda row: -row[1])[: options.functions]
    table("function", [(name[:48], size) for name, size in rows])
    for name, size in rows:
        if len(name) > 48:
            print(f"  {size:6,}  {name}")
if options.json:
    options.json.write_text(json.dumps({
        "bytes": total, "brotli": compressed, "functions": sum(sizes.values()), "constants": constants,
        "modules": dict(by_module), "views": dict(views)}, indent=1))
