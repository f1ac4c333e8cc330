#!/usr/bin/env python3
"""How cost grows with work, as tables and as SVGs with logarithmic axes.

    Benchmarks/Growth/plot.py BENCH DOCS

Reads what other parts have left in BENCH: growth.json (rows rendered, routes matched), hydration.json (rows hydrated, rendered and
patched in the browser), load.json (connections), components.json (components of a page, in bytes of its module). A line that
rises by a decade for each decade of work is work; one that is steeper grows faster than its work.
"""
import json
import math
import sys
from pathlib import Path

bench, docs = Path(sys.argv[1]), Path(sys.argv[2])
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 72, 16, 200, 44
COLOURS = "#0b57d0", "#b3261e", "#386a20", "#6750a4"


def read(name):
    file = bench / name
    return json.loads(file.read_text()) if file.exists() else {}


def points(results, value):
    return {int(n): value(one) for n, one in results.items() if value(one) is not None}


def table(title, lines, work):
    """Prints the figures, and how much more ten times the work costs."""
    columns = sorted({n for line in lines.values() for n in line})
    print(f"{title:32}" + "".join(f"{n:>10,}" for n in columns))
    for name, line in lines.items():
        print(f"{name:32}" + "".join(f"{line[n]:10.3f}" if n in line else " " * 10 for n in columns))
        first, last = min(line), max(line)
        steep = math.log(line[last] / line[first]) / math.log(last / first)
        print(f"{'':32}ten times the {work} take {10 ** steep:.1f} times as much")
    print()


def chart(file, title, lines, work, unit):
    """Draws lines of {work: cost}, both axes logarithmic."""
    xs = [n for line in lines.values() for n in line]
    ys = [cost for line in lines.values() for cost in line.values()]
    low_x, high_x = math.log10(min(xs)), math.log10(max(xs))
    low_y, high_y = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))

    def place(n, cost):
        x = LEFT + (math.log10(n) - low_x) / (high_x - low_x) * (WIDTH - LEFT - RIGHT)
        y = HEIGHT - BOTTOM - (math.log10(cost) - low_y) / (high_y - low_y) * (HEIGHT - TOP - BOTTOM)
        return f"{x:.1f}", f"{y:.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="system-ui, sans-serif" font-size="12">',
        f"<title>{title}, both logarithmic</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    right, _ = place(max(xs), 10.0 ** low_y)
    for exponent in range(low_y, high_y + 1):
        x, y = place(min(xs), 10.0 ** exponent)
        parts.append(f'<path d="M{x} {y}H{right}" stroke="#ddd"/>'
                     f'<text x="{LEFT - 8}" y="{float(y) + 4}" text-anchor="end">{10.0 ** exponent:,g} {unit}</text>')
    for exponent in range(math.ceil(low_x), math.floor(high_x) + 1):
        x, _ = place(10 ** exponent, 10.0 ** low_y)
        parts.append(f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10 ** exponent:,} {work}</text>')
    for (name, line), colour in zip(lines.items(), COLOURS):
        path = " ".join(",".join(place(n, cost)) for n, cost in sorted(line.items()))
        x, y = place(max(line), line[max(line)])
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
                     f'<text x="{float(x) + 8}" y="{float(y) + 4}" fill="{colour}">{name}</text>')
    parts.append("</svg>\n")
    (docs / file).write_text("\n".join(parts))


server, browser, connections, components = (read(f"{name}.json") for name in ("growth", "hydration", "load", "components"))
connections = connections.get("connections", {})
for file, title, work, unit, lines in (
    ("growth.svg", "Milliseconds by rows of the table", "rows", "ms", {
        "HTML on the server": points(server.get("rows", {}), lambda one: one["ms"]),
        "hydrated": points(browser, lambda one: one["hydrating"]),
        "rendered in the browser": points(browser, lambda one: one["rendering"]),
        "patched": points(browser, lambda one: one.get("patching")),
    }),
    ("growth-routes.svg", "Nanoseconds to find a page by routes of the site", "routes", "ns", {
        "without parameters": points(server.get("routes", {}), lambda one: one["plain"]),
        "with a parameter": points(server.get("routes", {}), lambda one: one["parameter"]),
        "nothing there": points(server.get("routes", {}), lambda one: one["missing"]),
    }),
    ("growth-components.svg", "Bytes of a module, compressed, by components of its page", "components", "bytes", {
        "module": points(components, lambda one: one["bytes"]),
        "beyond the first": points(components, lambda one: one["more"] or None),
    }),
    ("growth-connections.svg", "Processor time of a request by connections", "connections", "µs", {
        "fortunes": points(connections, lambda one: one["cpu"]),
    }),
):
    lines = {name: line for name, line in lines.items() if len(line) > 1}
    if not lines:
        continue
    table(f"{work}, {unit}", lines, work)
    chart(file, title, lines, work, unit)
