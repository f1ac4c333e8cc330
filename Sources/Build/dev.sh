#!/usr/bin/env bash
# `make dev`: serves the site, and on every change of a source builds both halves in debug, starts the server anew and lets
# open pages load themselves again.
#
# What SwiftPM does before it compiles takes longer than compiling a component, and it does one build at a time. So SwiftPM
# plans once; after that its own build engine runs the two plans side by side. A file more or less, and SwiftPM plans again,
# but leaves building to the engine.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Sources/Build/steps.sh
. Sources/Build/serving.sh
export HOST=${HOST:-127.0.0.1} PORT=${PORT:-8080} DATA_DIR=${DATA_DIR:-data} LOG_LEVEL=${LOG_LEVEL:-warning}
export ASSETS_DIR=.build/web/debug SHUTDOWN_TIMEOUT=${SHUTDOWN_TIMEOUT:-1}
dev=$PWD/.build/dev
engine=$(dirname "$(readlink -f "$(command -v swift)")")/swift-build-tool
triple=$(swift -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["target"]["unversionedTriple"])')
wasm=wasm32-unknown-none-wasm
watched="Package.swift Sources Components assets"

plan() {
    Sources/Build/browser.sh debug "$ASSETS_DIR"
    cp .build/debug.yaml "$dev/browser.yaml"
    Sources/Build/swift.sh build --product AerieServer
    cp .build/debug.yaml "$dev/server.yaml"
    adapt_plans
    # What SwiftPM has just built is not built again: the engine begins with what SwiftPM knows.
    cp .build/build.db "$dev/server.db"
    cp .build/build.db "$dev/browser.db"
    compile
}

# A plan is one of the whole package, whatever is built by it: here a target that is built already.
plan_again() {
    Sources/Build/browser_swift.sh debug --target CMartlet &&
        cp .build/debug.yaml "$dev/browser.yaml" &&
        Sources/Build/swift.sh build --target CMartlet &&
        cp .build/debug.yaml "$dev/server.yaml" &&
        adapt_plans
}

adapt_plans() {
    python3 Sources/Build/plans.py "$dev/server.yaml" "$dev/browser.yaml" Components AerieServer AerieBrowser
}

compile() {
    local browser status=0
    "$engine" -f "$dev/browser.yaml" --db "$dev/browser.db" "AerieBrowser-$wasm-debug.exe" > "$dev/browser.log" 2>&1 &
    browser=$!
    "$engine" -f "$dev/server.yaml" --db "$dev/server.db" "AerieServer-$triple-debug.exe" > "$dev/server.log" 2>&1 ||
        status=1
    wait "$browser" || status=1
    [ "$status" = 0 ] || return 1
    IS_COMPILED=1 Sources/Build/browser.sh debug "$ASSETS_DIR" > "$dev/browser.log" 2>&1
}

start() {
    date +%s%N > "$ASSETS_DIR/build.txt" # what open pages look at
    serve ".build/$triple/debug/AerieServer"
}

stop() {
    [ -z "$server" ] || { kill -TERM "$server" 2> /dev/null && wait "$server"; } || true
    server=
}

# What SwiftPM plans by; the library that expands macros is part of a plan.
files() { { find $watched -type f | sort; cat Package.swift; } | cksum; }
macro_sources() { find Sources/MartletMacros -type f -exec cksum {} + | sort; }
is_changed() { [ -n "$(find $watched -newer "$dev/seen" -type f -print -quit)" ] || [ "$(files)" != "$known" ]; }
milliseconds() { date +%s%3N; }

refuse_taken_port
trap 'stop; exit 0' INT TERM
trap stop EXIT
mkdir -p "$dev" "$DATA_DIR"
Sources/Build/install.sh run
echo "Building both halves; the first time takes minutes."
touch "$dev/seen"
known=$(files)
known_macros=$(macro_sources)
quietly plan plan
start
trap 'stop; exit 0' INT TERM
echo "Aerie is at $(address) and follows the sources. Ctrl-C ends it."

while sleep 0.2; do
    kill -0 "$server" 2> /dev/null || { echo "The server has ended; it starts again with the next change."; while ! is_changed; do sleep 0.3; done; }
    is_changed || continue
    began=$(milliseconds)
    touch "$dev/seen"
    now=$(files)
    if [ "$(macro_sources)" != "$known_macros" ]; then
        known_macros=$(macro_sources)
        quietly plan plan && built=1 || built=0
    elif [ "$now" = "$known" ]; then
        compile && built=1 || built=0
    else
        echo "There are other files; planning the builds again."
        : > "$dev/server.log" > "$dev/browser.log"
        quietly plan plan_again && compile && built=1 || built=0
    fi
    known=$now
    if [ "$built" = 0 ]; then
        python3 Sources/Build/errors.py "$dev/server.log" "$dev/browser.log"
        echo "Not built; the site as it was goes on."
        continue
    fi
    took=$(($(milliseconds) - began))
    stop
    start
    trap 'stop; exit 0' INT TERM
    echo "Both halves built in $took ms, served after $(($(milliseconds) - began)) ms."
done
