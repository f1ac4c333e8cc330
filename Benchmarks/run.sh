#!/usr/bin/env bash
# `make bench`: measures, and prints tables. Figures only: nothing here fails because a figure is bad. Results are kept as
# JSON in .build/bench. One part alone: Benchmarks/run.sh sizes|render|server|development
set -euo pipefail
cd "$(dirname "$0")/.."
Sources/Build/install.sh bench
mkdir -p .build/bench
release="swift build -c release --static-swift-stdlib"

machine() {
    echo "$(date -u +%F), $(nproc) cores of $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $(uname -sr)"
    swift --version 2> /dev/null | head -n 1
    echo "$(wasm-opt --version), esbuild $(esbuild --version), $(brotli --version), $(chromium --version 2> /dev/null || true)"
    git log -1 --format='commit %h, %cs' 2> /dev/null || true
    echo
}

sizes() { Benchmarks/Size/run.sh; }

render() {
    $release --product RenderBenchmark > .build/bench/render.log 2>&1 || { tail .build/bench/render.log >&2; return 1; }
    Benchmarks/Render/run.py "$($release --show-bin-path)/RenderBenchmark" .build/bench
}

server() {
    [ -x dist/serve ] || Sources/Build/release.sh
    Benchmarks/Server/run.sh
}

development() { Benchmarks/Development/run.sh; }

machine | tee .build/bench/machine.txt
for part in "${@:-sizes render server development}"; do
    for one in $part; do $one; done
done
