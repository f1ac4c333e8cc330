#!/usr/bin/env python3
"""How cost grows with work, as a table and as an SVG with logarithmic axes.

    Benchmarks/Growth/plot.py BENCH OUTPUT.svg

Reads what other parts have left in BENCH: growth.json (rows rendered), hydration.json (rows hydrated, rows rendered in the
browser), load.json (connections). A line that rises by a decade for each decade of work is work; one that is steeper grows
faster than its work.
"""
import json
import math
import sys
from pathlib import Path

bench, output = Path(sys.argv[1]), Path(sys.argv[2])


def read(name):
    file = bench / name
    return json.loads(file.read_text()) if file.exists() else {}


rendered, browser = read("growth.json"), read("hydration.json")
lines = {
    "HTML on the server": {int(n): one["ms"] for n, one in rendered.items()},
    "hydrated": {int(n): one["hydrating"] for n, one in browser.items()},
    "rendered in the browser": {int(n): one["rendering"] for n, one in browser.items()},
}
lines = {name: points for name, points in lines.items() if len(points) > 1}

print(f"{'rows of the table, ms':32}" + "".join(f"{n:>9,}" for n in (10, 30, 100, 300, 1000, 3000, 10000)))
for name, points in lines.items():
    print(f"{name:32}" + "".join(f"{points[n]:9.3f}" if n in points else " " * 9 for n in (10, 30, 100, 300, 1000, 3000, 10000)))
    first, last = min(points), max(points)
    steep = math.log(points[last] / points[first]) / math.log(last / first)
    print(f"{'':32}ten times the rows take {10 ** steep:.1f} times as long")
connections = read("load.json").get("connections", {})
if connections:
    print("fortunes by connections, requests/s: " + ", ".join(f"{n}: {one['rate']:,.0f}" for n, one in connections.items()))
print()

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 64, 16, 200, 44
xs = [n for points in lines.values() for n in points]
ys = [ms for points in lines.values() for ms in points.values()]
low_x, high_x = math.log10(min(xs)), math.log10(max(xs))
low_y, high_y = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))


def place(n, ms):
    x = LEFT + (math.log10(n) - low_x) / (high_x - low_x) * (WIDTH - LEFT - RIGHT)
    y = HEIGHT - BOTTOM - (math.log10(ms) - low_y) / (high_y - low_y) * (HEIGHT - TOP - BOTTOM)
    return f"{x:.1f}", f"{y:.1f}"


parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="system-ui, sans-serif" font-size="12">',
         "<title>Milliseconds by rows of the table, both logarithmic</title>",
         f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
for exponent in range(low_y, high_y + 1):
    x, y = place(min(xs), 10.0 ** exponent)
    right, _ = place(max(xs), 1)
    parts.append(f'<path d="M{x} {y}H{right}" stroke="#ddd"/><text x="{LEFT - 8}" y="{float(y) + 4}" text-anchor="end">{10.0 ** exponent:g} ms</text>')
for exponent in range(math.ceil(low_x), math.floor(high_x) + 1):
    x, _ = place(10 ** exponent, 1)
    parts.append(f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10 ** exponent:,} rows</text>')
for (name, points), colour in zip(lines.items(), ("#0b57d0", "#b3261e", "#386a20")):
    path = " ".join(",".join(place(n, ms)) for n, ms in sorted(points.items()))
    x, y = place(max(points), points[max(points)])
    parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
                 f'<text x="{float(x) + 8}" y="{float(y) + 4}" fill="{colour}">{name}</text>')
parts.append("</svg>\n")
output.write_text("\n".join(parts))
