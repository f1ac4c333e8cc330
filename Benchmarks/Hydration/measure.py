#!/usr/bin/env python3
"""Adopting a server's rows against rendering them in the browser, and patching a cell of each, in Chromium: 10 to 10,000 rows.

    Benchmarks/Hydration/measure.py http://127.0.0.1:PORT BENCH [--rounds N] [--rows 10,100,…]

The server is `SERVE=1 RenderBenchmark`. Times are what the module's call takes, layout and paint left out: `hydrate` when the
page was loaded, `show` when the same page was come to by a link; both decode the same data. `flush` is what a click takes that
changes a text in each row and the class of two in three. Mutations are counted from the module's arrival on.
"""
import argparse
import json
import statistics
from pathlib import Path

from playwright.sync_api import sync_playwright

parser = argparse.ArgumentParser()
parser.add_argument("origin")
parser.add_argument("bench", type=Path)
parser.add_argument("--rounds", type=int, default=7)
parser.add_argument("--rows", type=lambda text: [int(part) for part in text.split(",")], default=[10, 100, 1000, 3000, 10000])
options = parser.parse_args()

# Runs before the page's own scripts.
WATCH = """
  const times = window.$times = {}, instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const result = await instantiate.call(WebAssembly, source, imports);
    if (!result.instance.exports.hydrate) return result;
    const exports = { ...result.instance.exports };
    for (const name of ["hydrate", "show", "flush"]) {
      const call = exports[name];
      exports[name] = (...values) => {
        const began = performance.now(), answer = call(...values);
        times[name] = performance.now() - began;
        return answer;
      };
    }
    window.$mutations = 0;
    new MutationObserver(records => window.$mutations += records.length).observe(
      document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    return { ...result, instance: { exports } };
  };
"""


def visit(browser, rows):
    """(hydrating ms, mutations, rendering ms, patching ms) of one fresh tab."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{options.origin}/table/live/{rows}")
    page.wait_for_selector("html[data-hydrated]")
    mutations = page.evaluate("window.$mutations")
    hydrating = page.evaluate("$times.hydrate")
    page.goto(options.origin + "/")
    page.wait_for_selector("html[data-hydrated]")
    page.click(f"#rows-{rows}")
    page.wait_for_selector(f"table tr:nth-child({rows})", state="attached")
    rendering = page.evaluate("$times.show")
    page.goto(f"{options.origin}/table/patched/{rows}")
    page.wait_for_selector("html[data-hydrated]")
    patching = []
    for click in range(1, 6):
        page.click("#patch")
        page.wait_for_function(f"document.querySelector('tr:last-child td:last-child').textContent == '{click} clicks'")
        patching.append(page.evaluate("$times.flush"))
    page.close()
    return hydrating, mutations, rendering, statistics.median(patching)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    visit(browser, options.rows[0])
    found = {rows: [] for rows in options.rows}
    for _ in range(options.rounds):
        for rows in options.rows:
            found[rows].append(visit(browser, rows))
    browser.close()

print(f"{'rows':>8} {'hydrating, ms':>15} {'rendering, ms':>15} {'ratio':>7} {'mutations':>10} {'patching, ms':>14}")
summary = {}
for rows, results in found.items():
    hydrating, mutations, rendering, patching = (statistics.median(values) for values in zip(*results))
    mutations = max(result[1] for result in results)
    summary[rows] = {"hydrating": hydrating, "rendering": rendering, "mutations": mutations, "patching": patching}
    print(f"{rows:8,} {hydrating:15.2f} {rendering:15.2f} {hydrating / rendering:7.2f} {mutations:10} {patching:14.2f}")
print("\nGoals for 1,000 rows: a ratio of at most 1, no mutation.\n")
(options.bench / "hydration.json").write_text(json.dumps(summary, indent=1))
