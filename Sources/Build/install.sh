#!/usr/bin/env bash
# Installs by apt what is missing on a Debian or Ubuntu machine, and says so. Silent if nothing is.
#
#   Sources/Build/install.sh run|build|test|bench…
set -euo pipefail

# libxml2: also the Swift toolchain's own Foundation needs it. libvips42: loaded while running, when the first picture is sent.
run="libsqlite3-dev libxml2-dev libargon2-dev libbrotli-dev zlib1g-dev libvips42 esbuild python3 pkg-config"
build="$run binaryen brotli"
# Java is what the HTML checker is written in.
test="$build chromium python3-venv default-jre-headless"
# What the pages are compared with, too.
bench="$test wrk nodejs node-react node-react-dom golang-go python3-jinja2 gunicorn"

if ! command -v swift > /dev/null; then
    echo "There is no \`swift\` in the PATH. Install Swift 6.3 or newer: https://www.swift.org/install/linux/" >&2
    exit 1
fi

wanted=
for purpose in "$@"; do wanted+=" ${!purpose}"; done
if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
    echo "This is not Debian: make sure that these, or what they are called here, are installed:$wanted"
    exit 0
fi

missing=
for package in $wanted; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ] || missing+=" $package"
done
[ -n "$missing" ] || exit 0

missing=$(tr ' ' '\n' <<< "$missing" | sort -u | xargs)
sudo=
if [ "$(id -u)" != 0 ]; then
    sudo=sudo
    command -v sudo > /dev/null || {
        echo "Missing are: $missing. Install them as root: apt-get install $missing" >&2
        exit 1
    }
fi
echo "      installing with apt-get: $missing"
export DEBIAN_FRONTEND=noninteractive
quiet() { # its output matters only if it fails
    local output
    output=$("$@" 2>&1) || { echo "$output" | tail -n 30 >&2; return 1; }
}
quiet $sudo apt-get update
quiet $sudo apt-get install -y --no-install-recommends $missing
