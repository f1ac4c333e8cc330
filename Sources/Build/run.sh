#!/usr/bin/env bash
# `make run`: from a fresh clone to the site in a browser.
#
# HOST, PORT, DATA_DIR and the server's other settings are taken from the environment.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Sources/Build/steps.sh
. Sources/Build/serving.sh
steps=4
export HOST=${HOST:-127.0.0.1} PORT=${PORT:-8080} DATA_DIR=${DATA_DIR:-data} LOG_LEVEL=${LOG_LEVEL:-warning}

refuse_taken_port

step "Looking for what the build needs"
Sources/Build/install.sh run

# Debug builds: a release takes minutes longer.
step "Building the server (the first time, two to five minutes)"
quietly server Sources/Build/swift.sh build --product AerieServer

step "Building the browser's half"
quietly browser Sources/Build/browser.sh debug .build/web/debug

step "Filling the database in $DATA_DIR/, starting the server"
mkdir -p "$DATA_DIR"
export ASSETS_DIR=.build/web/debug
serve "$(Sources/Build/swift.sh build --show-bin-path)/AerieServer"
step_done

printf '\nAerie is ready after %d s:  %s\n(Ctrl-C stops it)\n' $((SECONDS - all_began)) "$(address)"
wait_for_server
