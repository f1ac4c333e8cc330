"""Prints the sizes that Benchmarks/Size/run.sh has built, and keeps them in BENCH/sizes.json."""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from wasm import brotli_size

bench = Path(sys.argv[1])


def sizes(folder, *names):
    """Bytes of these files together, each compressed on its own."""
    return sum(brotli_size(bench / folder / name) for name in names)


def modules(folder):
    return [file.name for file in (bench / folder).glob("site*.wasm")]


parts = json.loads((bench / "home" / "site.parts.json").read_text())
home = ["site.wasm"] + [f"site.{part}.wasm" for part in parts["Components.HomePage"].split(",")]
scripts = sizes("home", "martlet.js", "loader.js")
actions = sizes("home", "actions.js")
rows = [
    ("a counter page: module and script", sizes("counter", "mount.js", "site.wasm"), 12_000),
    ("   its module", sizes("counter", "site.wasm"), None),
    ("   its script", sizes("counter", "mount.js"), None),
    # The page itself has nothing to do: its parts come with the first way back to it in the browser, what sends actions with the first form or navigation.
    ("Aerie's home page: module and script", sizes("home", "site.wasm") + scripts, 35_000),
    ("   and with its parts and what sends actions, which come later", sizes("home", *home) + scripts + actions, 35_000),
    ("   the module that all pages share", sizes("home", "site.wasm"), None),
    ("   the parts of the home page", sizes("home", *home[1:]), None),
    ("   the script that sends actions", actions, None),
    ("   all other script that is not wasm", scripts, 3_000),
    ("all of Aerie's modules", sizes("home", *modules("home")), None),
    ("each further generated page, in one module", (sizes("pages20", "whole.wasm") - sizes("pages10", "whole.wasm")) / 10, 1_000),
    ("   as a part of its own, which only its visitors load",
     (sizes("pages20", *modules("pages20")) - sizes("pages10", *modules("pages10"))) / 10, None),
]
print(f"{'brotli 11, window 22':56} {'bytes':>8} {'goal':>8}")
for name, value, goal in rows:
    print(f"{name:56} {value:8,.0f} {f'{goal:,}' if goal else '':>8}")
print()
components = {count: sizes(f"components{count}", "whole.wasm") for count in (1, 10, 50)}
(bench / "components.json").write_text(json.dumps(
    {count: {"bytes": size, "more": size - components[1]} for count, size in components.items()}, indent=1))
print("a page of components, its module: " + ", ".join(f"{count}: {size:,}" for count, size in components.items()))
print(f"   each further one {(components[50] - components[10]) / 40:,.0f} bytes\n")
(bench / "sizes.json").write_text(json.dumps({name.strip(): value for name, value, _ in rows}, indent=1))
