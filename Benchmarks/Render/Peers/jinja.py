"""The table and the fortunes in Jinja2, with autoescape."""
import json
import statistics
import sys
import time

import jinja2

environment = jinja2.Environment(autoescape=True)
pages = {
    "table": (environment.from_string(
        "<table><tbody>{% for r in rows %}<tr{% if r[0] % 3 == 0 %} class=\"third\"{% endif %}><td>{{ r[0] }}</td><td><a "
        "href=\"/rows/{{ r[0] }}\">Open {{ r[0] }}</a></td><td>{{ r[1] }}</td><td>{{ r[0] * 7 }}</td></tr>{% endfor %}"
        "</tbody></table>"), {"rows": [(i, f'Row <{i}> & "friends"') for i in range(1000)]}),
}
seconds, result = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0, {}
for name, (template, data) in pages.items():
    times, end = [], time.monotonic() + seconds
    while time.monotonic() < end or len(times) < 10:
        began = time.perf_counter()
        html = template.render(data)
        times.append((time.perf_counter() - began) * 1e3)
    result[name] = {"ms": statistics.median(times), "bytes": len(html.encode())}
print(json.dumps(result))
