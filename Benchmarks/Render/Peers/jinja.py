"""The three pages in Jinja2, with autoescape. `jinja.py [SECONDS]` measures, `jinja.py html PAGE` prints; `application` is for
a WSGI server."""
import json
import math
import statistics
import sys
import time

import jinja2

environment = jinja2.Environment(autoescape=True)
ROWS = [{"number": i, "name": f'Row <{i}> & "friends"'} for i in range(1000)]
STORED = [{"id": i + 1, "message": message} for i, message in enumerate((
    "fortune: No such file or directory", "A computer scientist is someone who fixes things that aren't broken.",
    "After enough decimal places, nobody gives a damn.", "A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1",
    "A computer program does what you tell it to do, not what you want it to do.",
    "Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen", "Any program that runs right is obsolete.",
    "A list is only as strong as its weakest link. — Donald Knuth", "Feature: A bug with seniority.",
    "Computers make very fast, very accurate mistakes.", '<script>alert("This should not be displayed.");</script>',
    "フレームワークのベンチマーク"))]


def tiles():
    width, height, cell, angle, radius, result = 960, 720, 10, 0.0, 0.0, []
    while radius < min(width, height) / 2:
        x, y = width / 2 + math.cos(angle) * radius, height / 2 + math.sin(angle) * radius
        if 0 <= x <= width - cell and 0 <= y <= height - cell:
            result.append((x, y))
        angle += 0.2
        radius += cell * 0.015
    return result


def fortunes():
    added = [*STORED, {"id": 0, "message": "Additional fortune added at request time."}]
    return sorted(added, key=lambda fortune: fortune["message"])


# A macro is what a component is there.
table = environment.from_string(
    '{% macro row(r) %}<tr{% if r.number % 3 == 0 %} class="third"{% endif %}><td>{{ r.number }}</td><td>'
    '<a href="/rows/{{ r.number }}">Open {{ r.number }}</a></td><td>{{ r.name }}</td><td>{{ r.number * 7 }}</td></tr>'
    "{% endmacro %}<table><tbody>{% for r in rows %}{{ row(r) }}{% endfor %}</tbody></table>")
spiral = environment.from_string(
    '{% macro tile(x, y) %}<div class="tile" style="left:{{ "%.2f" % x }}px;top:{{ "%.2f" % y }}px"></div>{% endmacro %}'
    '<div id="wrapper">{% for x, y in tiles %}{{ tile(x, y) }}{% endfor %}</div>')
fortune_table = environment.from_string(
    "{% macro row(f) %}<tr><td>{{ f.id }}</td><td>{{ f.message }}</td></tr>{% endmacro %}"
    "<table><tr><th>id</th><th>message</th></tr>{% for f in fortunes %}{{ row(f) }}{% endfor %}</table>")
PAGES = {
    "table": lambda: table.render(rows=ROWS),
    "spiral": lambda: spiral.render(tiles=tiles()),
    "fortunes": lambda: fortune_table.render(fortunes=fortunes()),
}


def application(request, respond):
    html = PAGES[request["PATH_INFO"].strip("/")]().encode()
    respond("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(html)))])
    return [html]


def measure(seconds):
    result = {"version": f"Jinja2 {jinja2.__version__}"}
    for name, render in PAGES.items():
        times, began, end = [], time.process_time(), time.monotonic() + seconds
        while time.monotonic() < end or len(times) < 10:
            start = time.perf_counter()
            html = render()
            times.append((time.perf_counter() - start) * 1e3)
        processor = (time.process_time() - began) * 1e3 / len(times)
        result[name] = {"ms": statistics.median(times), "cpu": processor, "bytes": len(html.encode())}
    print(json.dumps(result))


if __name__ == "__main__":
    if sys.argv[1:2] == ["html"]:
        sys.stdout.write(PAGES[sys.argv[2]]())
    else:
        measure(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
