#!/usr/bin/env python3
"""HTML in process: ours and the peers that are installed, run by turns, as medians and as ratios.

    Benchmarks/Render/run.py PROGRAM BENCH [--rounds N]

First the pages are compared: all must be the same, byte for byte, but for what `DIFFERENCES` says.
"""
import argparse
import html
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

PEERS = Path(__file__).parent / "Peers"
PAGES = ("table", "spiral", "fortunes")
KINDS = ("", ", hydratable", ", with data")
# (page, peer) → what a peer writes otherwise, as a pattern and what we write instead. For all: a quote, an apostrophe or a plus
# may be escaped in any way.
DIFFERENCES = {("table", "Vue"): (r'<tr class="">', "<tr>"), ("spiral", "Vue"): (r';"></div>', '"></div>')}

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("bench", type=Path)
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_args()
# Debian keeps its modules for Node there.
ENVIRONMENT = {**os.environ, "NODE_PATH": ":".join(filter(None, (os.environ.get("NODE_PATH"), "/usr/share/nodejs")))}


def run(command):
    return subprocess.run(command, capture_output=True, env=ENVIRONMENT)


def available():
    commands = {"Martlet": [options.program]}
    if shutil.which("node"):
        commands["React"] = ["node", PEERS / "react.js"]
        commands["Vue"] = ["node", PEERS / "vue.js"]
    if shutil.which("go"):
        program = options.bench.resolve() / "html-template"
        if run(["go", "build", "-o", program, PEERS / "go" / "main.go"]).returncode == 0:
            commands["Go"] = [program]
    if os.environ.get("ELEMENTARY"):  # a checkout of Elementary
        folder = options.bench.resolve() / "elementary"
        build = ["swift", "build", "-c", "release", "--package-path", PEERS / "swift", "--scratch-path", folder]
        if run(build).returncode == 0:
            commands["Elementary"] = [folder / "release" / "Pages"]
    commands["Jinja2"] = ["/usr/bin/python3", PEERS / "jinja.py"]
    for name, command in list(commands.items()):
        tried = run([*command, "html", "fortunes"])
        if tried.returncode:
            reason = [line for line in tried.stderr.decode().splitlines() if "Error" in line] or ["it fails"]
            print(f"{name} is not measured: {reason[0].strip()}")
            del commands[name]
    return commands


def normalized(page, name, text):
    pattern, replacement = DIFFERENCES.get((page, name), ("$^", ""))
    # Quotes, and the plus that Go escapes: they stand in texts only.
    return re.sub(r"&(?:#34|quot|#39|#x27|#43);", lambda match: html.unescape(match[0]), re.sub(pattern, replacement, text))


def compare(commands):
    for page in PAGES:
        ours = normalized(page, "Martlet", run([*commands["Martlet"], "html", page]).stdout.decode())
        for name, command in commands.items():
            theirs = normalized(page, name, run([*command, "html", page]).stdout.decode())
            if theirs != ours:
                at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
                sys.exit(f"{page}: {name} writes “{theirs[at:at + 60]}” where we write “{ours[at:at + 60]}”")
    print(f"{', '.join(commands)}: the same HTML for {', '.join(PAGES)}\n")


def measure(commands):
    """{page: {name: [result, …]}}, round by round."""
    found, versions = {}, {}
    for _ in range(options.rounds):
        for name, command in commands.items():
            result = json.loads(run([*command, "0.5"]).stdout)
            versions[name] = result.pop("version", "")
            for page, values in result.items():
                found.setdefault(page, {}).setdefault(name, []).append(values)
    return found, versions


commands = available()
compare(commands)
found, versions = measure(commands)
print("peers: " + ", ".join(filter(None, versions.values())))
peers = [name for name in commands if name != "Martlet"]
summary = {}
for kind, title in (("ms", "median of wall time, ms"), ("cpu", "processor time, ms (Node's: all its threads)")):
    print(f"\n{'HTML in process: ' + title:62}" + "".join(f"{name:>11}" for name in commands)
          + "".join(f"{name + '/ours':>17}" for name in peers))
    for page in (page + kind for page in PAGES for kind in KINDS):
        medians = {name: statistics.median(value[kind] for value in values) for name, values in found[page].items()}
        summary.setdefault(page, {})[kind] = medians
        ratios = {name: medians[name] / medians["Martlet"] for name in peers if name in medians}
        print(f"{page:62}" + "".join(f"{medians[name]:11.4f}" if name in medians else " " * 11 for name in commands)
              + "".join(f"{ratios[name]:16.1f}×" if name in ratios else " " * 17 for name in peers))
print("\nGoals: table 40 × React, 20 × Vue and Elementary; spiral 5 × Vue. Bytes: " + ", ".join(
    f"{page} {found[page]['Martlet'][0]['bytes']:,}" for page in found) + "\n")
summary["versions"] = versions
(options.bench / "render.json").write_text(json.dumps(summary, indent=1))
