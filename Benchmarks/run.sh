#!/usr/bin/env bash
# `make bench`: measures, and prints tables. Figures only: nothing here fails because a figure is bad. Results are kept as
# JSON in .build/bench. Parts alone, by name, in any number:
#
#   Benchmarks/run.sh sizes | rows | live | render | load | hydration | start | growth | server | development
set -euo pipefail
cd "$(dirname "$0")/.."
Sources/Build/install.sh bench
mkdir -p .build/bench
release="Sources/Build/swift.sh build -c release --static-swift-stdlib"

machine() {
    echo "$(date -u +%F), $(nproc) cores of $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $(uname -sr)"
    swift --version 2> /dev/null | head -n 1
    echo "$(wasm-opt --version), esbuild $(esbuild --version), $(brotli --version), $(chromium --version 2> /dev/null || true)"
    git log -1 --format='commit %h, %cs' 2> /dev/null || true
    echo
}

sizes() { Benchmarks/Size/run.sh; }

# The program that renders the benchmarks' pages, in process and over HTTP, and its browser's half.
program() {
    $release --product RenderBenchmark > .build/bench/render.log 2>&1 || { tail .build/bench/render.log >&2; return 1; }
    program=$($release --show-bin-path)/RenderBenchmark
}
live() {
    rm -rf .build/bench/live
    Sources/Build/browser.sh release .build/bench/live RenderBenchmark "" > .build/bench/live.log 2>&1 ||
        { tail .build/bench/live.log >&2; return 1; }
}
once_live() { [ -f .build/bench/live/site.wasm ] || live; }
serving() { # COMMAND…: with the program serving at $port
    once_live
    program
    mkdir -p .build/bench/data
    SERVE=1 HOST=127.0.0.1 PORT=$port LOG_LEVEL=error DATA_DIR=.build/bench/data ASSETS_DIR=.build/bench/live \
        "$program" > /dev/null 2>&1 &
    local server=$!
    sleep 2
    "$@" || true
    kill -TERM "$server"
    wait "$server" || true
}
port=${PORT:-8094}
browser_python() { # the tests' environment has Playwright
    local python=.build/venv/bin/python
    [ -x "$python" ] || { python3 -m venv .build/venv && .build/venv/bin/pip install -q playwright pytest; }
    "$python" "$@"
}

render() { program && Benchmarks/Render/run.py "$program" .build/bench; }

load() { once_live && program && Benchmarks/Server/load.py "$program" .build/bench/live .build/bench; }

hydration() { serving browser_python Benchmarks/Hydration/measure.py "http://127.0.0.1:$port" .build/bench; }

start() {
    serving browser_python Benchmarks/Start/measure.py .build/bench \
        "counter=http://127.0.0.1:$port/=#plus" "table, 1,000 rows=http://127.0.0.1:$port/table/live/1000=button"
}

# The keyed page beside vanillajs takes the benchmark's own pages: JFB=jfb.py's folder with its site.
rows() {
    Benchmarks/Rows/build.sh > .build/bench/rows.log 2>&1 || { tail .build/bench/rows.log >&2; return 1; }
    echo "Benchmarks/Rows/dist, brotli 11, bytes: $(for file in Benchmarks/Rows/dist/*; do
        printf '%s %s  ' "${file##*/}" "$(brotli -c -q 11 -w 22 "$file" | wc -c)"; done)"
    [ -z "${JFB:-}" ] || browser_python "$JFB/jfb.py" --root "${JFB_SITE:-$JFB/site}" --with-keyed --json .build/bench/rows.json \
        vanillajs=/frameworks/keyed/vanillajs/index.html "martlet=dir:$PWD/Benchmarks/Rows/dist"
}

growth() {
    program
    "$program" growth 0.5 > .build/bench/growth.json
    python3 Benchmarks/Growth/plot.py .build/bench docs
}

server() {
    browser_python -c "" # makes the environment that the start of the home page is measured with
    [ -x dist/serve ] || Sources/Build/release.sh
    Benchmarks/Server/run.sh
}

development() { Benchmarks/Development/run.sh; }

machine | tee .build/bench/machine.txt
for part in "${@:-sizes rows live render load hydration start growth server development}"; do
    for one in $part; do $one; done
done
