#!/usr/bin/env bash
# The tests in Chromium: builds both sides of the fixture site and runs pytest on them.
#
#   Tests/Browser/run.sh [pytest's arguments]
#
# CONFIGURATION  debug (default) or release
# SKIP_BUILD     if set, what was built last is tested
# CHROMIUM       the browser, /usr/bin/chromium if not set
set -euo pipefail
cd "$(dirname "$0")/../.."
export CONFIGURATION=${CONFIGURATION:-debug}

venv=.build/venv
if [ ! -x "$venv/bin/pytest" ] || [ Tests/Browser/requirements.txt -nt "$venv/.installed" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
    touch "$venv/.installed"
fi

if [ -z "${SKIP_BUILD:-}" ]; then
    # Only the module's configuration matters here, and a release of the server takes minutes.
    Sources/Build/swift.sh build --product FixtureServer
    Sources/Build/browser.sh "$CONFIGURATION" ".build/web/fixture-$CONFIGURATION" FixtureBrowser Tests/Browser/Fixture/Assets
    # What is said in development alone is tested too.
    [ "$CONFIGURATION" = debug ] ||
        Sources/Build/browser.sh debug .build/web/fixture-debug FixtureBrowser Tests/Browser/Fixture/Assets
    # A page without a server, which test_mount.py visits.
    SCRIPT=mount Sources/Build/browser.sh release .build/web/counter CounterBrowser ""
    cp Benchmarks/Counter/index.html .build/web/counter/
    # The site itself, which test_aerie.py visits.
    Sources/Build/swift.sh build --product AerieServer
    Sources/Build/browser.sh "$CONFIGURATION" ".build/web/$CONFIGURATION"
fi

exec "$venv/bin/pytest" -q -o cache_dir=.build/pytest Tests/Browser "$@"
