#!/usr/bin/env bash
# How long a one-line change in a component takes until both halves are built, by `make dev` and by `swift build`.
set -euo pipefail
cd "$(dirname "$0")/../.."
file=Components/Widgets/Pagination.swift
log=.build/bench/development.log
export PORT=${PORT:-8091} DATA_DIR=.build/bench/data
mkdir -p .build/bench

cp "$file" .build/bench/original.swift
: > "$log"
Sources/Build/dev.sh > "$log" 2>&1 < /dev/null &
dev=$!
trap 'cp .build/bench/original.swift "$file"; kill -TERM "$dev" 2> /dev/null || true' EXIT
until grep -q 'follows the sources' "$log"; do
    kill -0 "$dev" 2> /dev/null || { cat "$log" >&2; exit 1; }
    sleep 0.5
done
for change in 1 2 3 4 5; do
    sleep 1
    before=$(grep -c -E '^(Both|Not)' "$log" || true)
    sed "s|\.ariaLabel(\"Pages\")|.ariaLabel(\"Pages $change\")|" .build/bench/original.swift > "$file"
    until [ "$(grep -c -E '^(Both|Not)' "$log" || true)" -gt "$before" ]; do sleep 0.1; done
done
echo "a one-line change in $file:"
grep -E '^(Both|Not)' "$log"
echo
