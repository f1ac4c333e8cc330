#!/usr/bin/env python3
"""HTML in process: medians of ours and of peers that are installed, run by turns, and as ratios.

    Benchmarks/Render/run.py PROGRAM BENCH [--rounds N]
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("bench", type=Path)
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_args()
here = Path(__file__).parent / "Peers"
commands = {"Martlet": [options.program, "1"]}
if shutil.which("node"):
    commands["React"] = ["node", here / "react.js", "1"]
commands["Jinja2"] = ["/usr/bin/python3", here / "jinja.py", "0.5"]

times = {}
for _ in range(options.rounds):
    for name, command in list(commands.items()):
        # Where Debian has node-react.
        environment = {**os.environ, "NODE_PATH": "/usr/share/nodejs"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        if done.returncode:
            print(f"{name} is not measured: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'it failed'}")
            del commands[name]
            continue
        for page, result in json.loads(done.stdout).items():
            times.setdefault(page, {}).setdefault(name, []).append(result["ms"])

print(f"{'HTML in process, ms (median)':32}" + "".join(f"{name:>10}" for name in commands) + f"{'React / ours':>14}")
summary = {}
for page, found in times.items():
    medians = {name: statistics.median(values) for name, values in found.items()}
    summary[page] = medians
    ratio = medians["React"] / medians["Martlet"] if {"React", "Martlet"} <= medians.keys() else None
    cells = "".join(f"{medians[name]:10.3f}" if name in medians else f"{'':10}" for name in commands)
    print(f"{page:32}{cells}{f'{ratio:13.1f}×' if ratio else '':>14}")
print()
(options.bench / "render.json").write_text(json.dumps(summary, indent=1))
