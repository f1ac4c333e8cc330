#!/usr/bin/env bash
# Builds the browser's half of a site: its wasm module and the scripts, laid over the site's assets. A release has a part of
# its own for each page (split.py); a debug build is one module.
#
#   Sources/Build/browser.sh debug|release OUTPUT [PRODUCT [ASSETS]]
#
# OUTPUT then holds all that is served under /assets/, not yet fingerprinted or compressed. With SCRIPT=mount in the
# environment, the product is one that shows a component by `mount`, in a page without a server. With IS_COMPILED=1 the
# module is taken as it is.
set -euo pipefail
cd "$(dirname "$0")/../.."
configuration=$1 output=$2 product=${3:-AerieBrowser} assets=${4-assets} script=${SCRIPT:-martlet}
scripts=Sources/JavaScript
# What the toolset lets the compilers use.
features=(--enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals)
mkdir -p "$output"

[ "${IS_COMPILED:-}" = 1 ] || Sources/Build/browser_swift.sh "$configuration" --product "$product"
module=.build/wasm32-unknown-none-wasm/$configuration/$product.wasm

[ -z "$assets" ] || cp -R "$assets"/. "$output"
if [ "$script" = mount ]; then
    # What only pages from a server need is reached from exports alone: these go, and with them the router and JSON.
    wasm-metadce "${features[@]}" \
        --graph-file=Sources/Build/mount.json "$module" -o "$output/mount.wasm" > /dev/null
    module=$output/mount.wasm
fi
mapfile -t uses < <(python3 Sources/Build/imports.py "$module")
[ "${#uses[@]}" != 0 ] || exit 1
rm -f "$output"/site{,.*}.wasm "$output/site.parts.json"
stripping=
if [ "$configuration" = release ] && [ "$script" = martlet ]; then
    python3 Sources/Build/split.py "${module%.wasm}.product/Objects.LinkFileList" "$output" "${features[@]}"
    development=false
elif [ "$configuration" = release ]; then
    # Debug sections first: with them in, wasm-opt keeps what they describe.
    wasm-opt --strip-debug --strip-producers --strip-target-features -Oz --converge "${features[@]}" \
        "$module" -o "$output/site.wasm"
    development=false
else
    # Beside the script: `make dev` waits for both.
    python3 Sources/Build/strip_debug.py "$module" "$output/site.wasm" &
    stripping=$!
    development=true
    : > "$output/build.txt" # `make dev` writes into it what open pages look at
fi
# Names that only our own scripts use may be shortened.
# The comment has all functions compiled while the script loads, off the main thread: nearly all are called at once. Chromium heeds
# it (https://v8.dev/blog/explicit-compile-hints), others pass over it.
esbuild "$scripts/$script.js" --bundle --format=esm --minify --target=es2022 "--define:DEVELOPMENT=$development" "${uses[@]}" \
    "--banner:js=//# allFunctionsCalledOnLoad" \
    "--define:HYDRATES=$([ "$script" = mount ] && echo false || echo true)" \
    "--mangle-props=^(imports|replay|adjust|views|callWith|program|names|slotCount|useful|pattern|single|places|model|isSkipped)$" \
    --log-level=warning --outfile="$output/$script.js"
[ -z "$stripping" ] || wait "$stripping"
[ "$script" != mount ] || { rm "$output/mount.wasm"; exit 0; }
esbuild "$scripts/loader.js" --minify --target=es2022 --log-level=warning | tr -d '\n' > "$output/loader.js"
# What a site has of actions, it has apart: others never load it.
esbuild "$scripts/actions.js" --bundle --format=esm --minify --target=es2022 --log-level=warning --outfile="$output/actions.js"
