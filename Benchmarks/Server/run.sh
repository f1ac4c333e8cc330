#!/usr/bin/env bash
# The release server over HTTP: memory at rest and under load, requests per second. wrk and the server share the machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Sources/Build/steps.sh
. Sources/Build/serving.sh
export HOST=127.0.0.1 PORT=${PORT:-8090} DATA_DIR=.build/bench/data LOG_LEVEL=error
mkdir -p "$DATA_DIR"
refuse_taken_port

serve dist/serve
trap 'kill -TERM "$server" 2> /dev/null || true' EXIT
memory() { awk '/^VmRSS/ { printf "%.1f MB", $2 / 1024 }' "/proc/$server/status"; }

sleep 2
printf '%-44s %s\n' "memory at rest" "$(memory)"
measure() { # TITLE PATH [HEADER]
    local requests
    requests=$(wrk -t1 -c32 -d5s ${3:+-H "$3"} "http://$HOST:$PORT$2" | awk '/Requests\/sec/ { print $2 }')
    printf '%-44s %s requests/s\n' "$1" "$requests"
}
measure "home page, rendered" /
measure "home page, rendered and compressed" / "accept-encoding: br, gzip"
measure "about page" /about
style=$(curl -s "http://$HOST:$PORT/" | grep -o '/assets/site[^"]*\.css' | head -n 1)
measure "style sheet, from memory" "$style"
printf '%-44s %s\n\n' "memory after that" "$(memory)"
.build/venv/bin/python Benchmarks/Start/measure.py .build/bench "home page=http://$HOST:$PORT/=button"
