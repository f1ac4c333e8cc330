#!/usr/bin/env python3
"""Pages over HTTP: as a share of what the same server reaches when it sends the same bytes prebuilt, and beside peers.

    Benchmarks/Server/load.py PROGRAM ASSETS BENCH [--rounds N] [--seconds S]

`wrk` with one thread and 32 connections shares the machine with the server; addresses take turns. Shares are of requests a
second and of the server's processor time per request: the second does not care what else the machine does.
"""
import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
PAGES = ("table", "spiral", "fortunes")
parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("assets", type=Path)
parser.add_argument("bench", type=Path)
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--seconds", type=int, default=3)
parser.add_argument("--port", type=int, default=8095)
options = parser.parse_args()
data = options.bench / "load"
(data / "prebuilt").mkdir(parents=True, exist_ok=True)
running = []


def start(command, port, **environment):
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    running.append(process)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/fortunes", timeout=5).read()
            return process
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{command[0]} does not answer")


def children(pid):
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid] + [one for child in below for one in children(int(child))]


def processor_time(process):
    """Seconds that a server and its workers have had."""
    ticks = 0
    for pid in children(process.pid):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def resident(process):
    text = "".join(Path(f"/proc/{pid}/status").read_text() for pid in children(process.pid))
    return sum(int(kb) for kb in re.findall(r"VmRSS:\s+(\d+)", text)) / 1024


def load(process, port, path, connections=32):
    before = processor_time(process)
    text = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{options.seconds}s", "--latency", f"http://127.0.0.1:{port}/{path}"],
        capture_output=True, text=True, check=True).stdout
    used = processor_time(process) - before
    requests = int(re.search(r"(\d+) requests in", text)[1])
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", text).groups()
    return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), "cpu": used / max(1, requests) * 1e6,
            "p99": float(value) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit], "mb": resident(process)}


try:
    ours = start([options.program], options.port, SERVE="1", HOST="127.0.0.1", PORT=str(options.port), LOG_LEVEL="error",
                 DATA_DIR=str(data), ASSETS_DIR=str(options.assets))
    for page in (*PAGES, "table/live/1000"):
        html = urllib.request.urlopen(f"http://127.0.0.1:{options.port}/{page}").read()
        (data / "prebuilt" / page.replace("/", "-")).write_bytes(html)
    targets = [(f"{page}, {kind}", ours, options.port, path) for page in (*PAGES, "table/live/1000") for kind, path in (
        ("prebuilt", "prebuilt/" + page.replace("/", "-")), ("rendered", page))]
    if shutil.which("node"):
        node_path = ":".join(filter(None, (os.environ.get("NODE_PATH"), "/usr/share/nodejs")))
        react = start(["node", HERE.parent / "Render/Peers/react.js", "serve", str(options.port + 1)], options.port + 1,
                      NODE_PATH=node_path)
        targets += [(f"{page}, React, two processes", react, options.port + 1, page) for page in PAGES]
    if (options.bench / "html-template").exists():
        go = start([options.bench / "html-template", "serve", str(options.port + 2)], options.port + 2)
        targets += [(f"{page}, Go html/template", go, options.port + 2, page) for page in PAGES]
    if shutil.which("gunicorn"):
        port = options.port + 3
        jinja = start(["gunicorn", "--workers=2", "--worker-class=gthread", "--threads=2", "--keep-alive=60", f"--bind=127.0.0.1:{port}",
                       "--chdir", HERE.parent / "Render/Peers", "jinja:application"], port)
        targets += [(f"{page}, Jinja2, two processes", jinja, port, page) for page in PAGES]

    at_rest = resident(ours)
    found = {name: [] for name, *_ in targets}
    for _ in range(options.rounds):
        for name, process, port, path in targets:
            found[name].append(load(process, port, path))
    growth = {count: load(ours, options.port, "fortunes", count) for count in (1, 10, 100, 1000)}
    after = resident(ours)
finally:
    for process in running:
        process.send_signal(signal.SIGTERM)
        process.wait()

medians = {name: {key: statistics.median(one[key] for one in results) for key in results[0]} for name, results in found.items()}
print(f"{'over HTTP':42} {'requests/s':>10} {'share':>6} {'CPU, us':>8} {'share':>6} {'p99, ms':>8} {'MB':>6}")
for page in (*PAGES, "table/live/1000"):
    base = medians[f"{page}, prebuilt"]
    for name in (name for name in medians if name.rpartition(", ")[0].startswith(page + ",") or name.startswith(page + ", ")):
        one = medians[name]
        one["share"], one["cpu share"] = one["rate"] / base["rate"], base["cpu"] / one["cpu"]
        print(f"{name:42} {one['rate']:10,.0f} {one['share']:6.2f} {one['cpu']:8.0f} {one['cpu share']:6.2f} {one['p99']:8.2f} {one['mb']:6.0f}")
print("\nGoals: 0.75 for fortunes, 0.45 for the table, p99 at most twice that of the prebuilt bytes.")
print(f"Memory: {at_rest:.1f} MB at rest, {after:.1f} MB after all that.")
print("Fortunes by connections: " + ", ".join(f"{count}: {one['rate']:,.0f}/s" for count, one in growth.items()) + "\n")
(options.bench / "load.json").write_text(json.dumps(
    {"pages": medians, "connections": growth, "memory": [at_rest, after]}, indent=1))
