#!/usr/bin/env bash
# `swift build` for the browser's half.
#
#   Sources/Build/browser_swift.sh debug|release ARGUMENT…
configuration=$1
shift
exec "$(dirname "$0")/swift.sh" build -c "$configuration" --triple wasm32-unknown-none-wasm --disable-default-traits \
    --toolset Sources/Build/browser.toolset.json --toolset "Sources/Build/browser.$configuration.toolset.json" "$@"
