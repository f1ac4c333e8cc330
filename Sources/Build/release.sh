#!/usr/bin/env bash
# `make build`: a release in dist/ that needs nothing of this folder, started by dist/serve.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Sources/Build/steps.sh
steps=4
rm -rf dist.new
trap 'rm -rf dist.new' EXIT
mkdir dist.new

step "Looking for what the build needs"
Sources/Build/install.sh build

step "Building the browser's half (the first time, three to seven minutes)"
rm -rf .build/web/release
quietly browser Sources/Build/browser.sh release .build/web/release

# Swift's own libraries inside: the machine that runs it needs no Swift.
step "Building the server"
quietly server Sources/Build/swift.sh build -c release --static-swift-stdlib --product AerieServer
quietly martlet Sources/Build/swift.sh build -c release --static-swift-stdlib --product martlet
products=$(Sources/Build/swift.sh build -c release --static-swift-stdlib --show-bin-path)

step "Fingerprinting and compressing the assets"
"$products/martlet" assets .build/web/release dist.new/assets
cp "$products/AerieServer" dist.new/serve
strip dist.new/serve
# Whole or not at all.
rm -rf dist
mv dist.new dist
step_done
printf '\ndist/ is ready after %d s: %s. Start it with dist/serve, see its settings with dist/serve --help.\n' \
    $((SECONDS - all_began)) "$(du -sh dist | cut -f 1)"
