#!/usr/bin/env bash
# Bytes on the wire: what visitors load before a page works, and what each further page adds.
set -euo pipefail
cd "$(dirname "$0")/../.."
bench=.build/bench
mkdir -p "$bench/logs"

build() { # FOLDER PRODUCT ASSETS
    rm -rf "$bench/$1"
    Sources/Build/browser.sh release "$bench/$1" "$2" "$3" > "$bench/logs/$1.log" 2>&1 ||
        { grep -E 'error|cannot' "$bench/logs/$1.log" >&2 || tail "$bench/logs/$1.log" >&2; exit 1; }
}

SCRIPT=mount build counter CounterBrowser ""
cp Benchmarks/Counter/index.html "$bench/counter"
build home AerieBrowser assets
# A page of 1 to 50 components, all different.
for count in 1 10 50; do
    python3 Benchmarks/Pages/generate.py "$count" "$bench/generated" components
    MARTLET_GENERATED_PAGES=$bench/generated build "components$count" PagesBrowser ""
    python3 Benchmarks/Size/whole.py PagesBrowser "$bench/components$count/whole.wasm"
done
for count in 10 20; do
    python3 Benchmarks/Pages/generate.py "$count" "$bench/generated"
    MARTLET_GENERATED_PAGES=$bench/generated build "pages$count" PagesBrowser ""
    python3 Benchmarks/Size/whole.py PagesBrowser "$bench/pages$count/whole.wasm"
done
python3 Benchmarks/Size/report.py "$bench"
python3 Benchmarks/Size/views.py AerieBrowser --json "$bench/views.json"
