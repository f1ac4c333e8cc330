#!/usr/bin/env bash
# `make bench-rows`: the keyed page of js-framework-benchmark, ready to be served from Benchmarks/Rows/dist.
set -euo pipefail
cd "$(dirname "$0")/../.."
Sources/Build/install.sh build
SCRIPT=mount Sources/Build/browser.sh release Benchmarks/Rows/dist RowsBrowser ""
cp Benchmarks/Rows/index.html Benchmarks/Rows/dist/
ls -l Benchmarks/Rows/dist
