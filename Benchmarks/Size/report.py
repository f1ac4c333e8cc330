"""Prints the sizes that Benchmarks/Size/run.sh has built, and keeps them in BENCH/sizes.json."""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from wasm import brotli_size

bench = Path(sys.argv[1])
size = {name: brotli_size(bench / name) for name in (
    "counter/index.html", "counter/mount.js", "counter/site.wasm", "home/martlet.js", "home/loader.js", "home/site.wasm",
    "pages10/site.wasm", "pages20/site.wasm")}
counter = size["counter/mount.js"] + size["counter/site.wasm"]
scripts = size["home/martlet.js"] + size["home/loader.js"]
rows = [
    ("a counter page: module and script", counter, 12_000),
    ("   its module", size["counter/site.wasm"], None),
    ("   its script", size["counter/mount.js"], None),
    ("Aerie: module and scripts", size["home/site.wasm"] + scripts, 35_000),
    ("   its module, with all its pages", size["home/site.wasm"], None),
    ("   all script that is not wasm", scripts, 3_000),
    ("ten generated pages: module", size["pages10/site.wasm"], None),
    ("each further page, from ten to twenty", (size["pages20/site.wasm"] - size["pages10/site.wasm"]) / 10, 1_000),
]
print(f"{'brotli 11, window 22':44} {'bytes':>8} {'goal':>8}")
for name, value, goal in rows:
    print(f"{name:44} {value:8,.0f} {f'{goal:,}' if goal else '':>8}")
print()
(bench / "sizes.json").write_text(json.dumps({name.strip(): value for name, value, _ in rows}, indent=1))
