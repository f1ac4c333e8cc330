#!/usr/bin/env python3
"""The start of a page over a slow network (Lighthouse's slow 4G: 150 ms, 1.6 Mbit/s) on a processor four times slower.

    Benchmarks/Start/measure.py BENCH [--rounds N] NAME=URL=BUTTON …

BUTTON is clicked by the page itself at its first paint, before the module is there; the loader keeps the click. (A click from
outside comes a third of a second later on so slow a processor.) Told are: the first paint, the bytes that came before it, when
the module had arrived, when the click was answered by a change of the page, and how long it waited once the module was there.
"""
import argparse
import json
import re
import statistics
import subprocess
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

parser = argparse.ArgumentParser()
parser.add_argument("bench", type=Path)
parser.add_argument("pages", nargs="+")
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_args()

WATCH = """
  new PerformanceObserver(list => {
    if (!list.getEntriesByName("first-contentful-paint").length) return;
    const button = document.querySelector(BUTTON);
    window.$clicked = performance.now();
    // What the module changes when it has replayed the click.
    new MutationObserver(() => window.$answered ??= performance.now()).observe(document.documentElement, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-theme", "class", "aria-pressed"] });
    button.click();
  }).observe({ type: "paint", buffered: true });
"""
# What hydration adds to a page's HTML.
HYDRATION = re.compile(
    rb'<!--,?-->|<script type="application/json".*?</script>|<script type="module".*?</script>'
    rb'|<script>.*?</script>|<link rel="modulepreload"[^>]*>|<link rel="preload" as="fetch"[^>]*>', re.S)


def visit(browser, url, button):
    context = browser.new_context()
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8})
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(f"{{ const BUTTON = {json.dumps(button)}; {WATCH} }}")
    page.goto(url, wait_until="commit")
    # To look for a selector at once would have the page's thread compile the tool's own script just as the module arrives.
    page.wait_for_timeout(3000)
    page.wait_for_selector("html[data-hydrated]", state="attached")
    result = page.evaluate("""() => {
      const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
      const entries = [performance.getEntriesByType("navigation")[0], ...performance.getEntriesByType("resource")];
      const module = Math.max(...entries.filter(e => e.name.endsWith(".wasm")).map(e => e.responseEnd));
      const before = entries.filter(e => e.responseEnd <= paint);
      return { paint, module, answered: window.$answered, waited: window.$answered - Math.max(module, window.$clicked),
        bytes: before.reduce((sum, e) => sum + e.transferSize, 0) };
    }""")
    context.close()
    return result


def body_shares(url):
    """How much longer the page is than its HTML without what hydration needs: as it is, and as brotli sends it."""
    whole = urllib.request.urlopen(url).read()
    plain = HYDRATION.sub(b"", whole)
    return len(whole) / len(plain), compressed(whole) / compressed(plain)


def compressed(text):
    return len(subprocess.run(["brotli", "-c", "-q", "5"], input=text, stdout=subprocess.PIPE, check=True).stdout)


summary = {}
print(f"{'slow 4G, CPU / 4':18} {'paint, ms':>10} {'bytes':>8} {'module, ms':>11} {'answer, ms':>11} {'waited, ms':>11} {'body / HTML':>12} {'in brotli':>10}")
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for argument in options.pages:
        name, url, button = argument.split("=", 2)
        results = [visit(browser, url, button) for _ in range(options.rounds)]
        one = {key: statistics.median(result[key] for result in results if result[key] is not None) for key in results[0]}
        one["share"], one["compressed share"] = body_shares(url)
        summary[name] = one
        print(f"{name:18} {one['paint']:10.0f} {one['bytes']:8,.0f} {one['module']:11.0f} {one['answered']:11.0f} "
              f"{one['waited']:11.0f} {one['share']:12.2f} {one['compressed share']:10.2f}")
    browser.close()
print("\nGoals: the click is answered within a frame of the module's arrival; the body is at most 1.3 times its HTML.\n")
known = json.loads((options.bench / "start.json").read_text()) if (options.bench / "start.json").exists() else {}
(options.bench / "start.json").write_text(json.dumps(known | summary, indent=1))
