#!/usr/bin/env bash
# `make test`: the unit tests, then the tests in Chromium. Ends non-zero if any of them fails; the last lines are the
# runners' own.
set -uo pipefail
cd "$(dirname "$0")/../.."
. Sources/Build/steps.sh
steps=7
mkdir -p .build/logs

step "Looking for what the tests need"
Sources/Build/install.sh test || exit 1

# Debug for the units: a release takes minutes longer, and traps are wanted.
step "Building the unit tests"
quietly build-tests Sources/Build/swift.sh build --build-tests || exit 1

step "Unit tests"
units=0
# With a browser, what the sanitizer writes is read by it too.
CHROMIUM=${CHROMIUM:-$(command -v chromium || true)}
[ -n "$CHROMIUM" ] && export CHROMIUM || unset CHROMIUM
unit_tests() {
    Sources/Build/swift.sh test --skip-build --disable-xctest 2>&1 | tee .build/logs/units.log | Sources/Build/failures.sh
    return "${PIPESTATUS[0]}"
}
# Twice at the most, as those in Chromium below: some wait for what a busy machine does late.
unit_tests || unit_tests || units=1

# The module as visitors get it; the server need not be a release.
step "Building the site for Chromium (the first time, three to seven minutes)"
export CONFIGURATION=release
quietly chromium-build Tests/Browser/run.sh --collect-only || exit 1

step "The API against its description"
SCHEMATHESIS=$PWD/.build/venv/bin/st Sources/Build/swift.sh test --skip-build --disable-xctest --filter schemathesis 2>&1 \
    | tee .build/logs/schemathesis.log | Sources/Build/failures.sh
[ "${PIPESTATUS[0]}" = 0 ] || units=1

step "Tests in Chromium"
SKIP_BUILD=1 Tests/Browser/run.sh 2>&1 | tee .build/logs/chromium.log
chromium=${PIPESTATUS[0]}
if [ "$chromium" = 1 ]; then
    # Once more, those that failed and no others: a machine that was busy just then is told apart from a defect.
    step "Again, those that failed"
    SKIP_BUILD=1 CONFIGURATION=release Tests/Browser/run.sh --last-failed 2>&1 | tee .build/logs/chromium.log
    chromium=${PIPESTATUS[0]}
fi

step_done
printf '\nAll in %d s.\n\nswift test:\n' $((SECONDS - all_began))
grep -E 'Test run with' .build/logs/units.log | tail -n 2
printf '\npytest:\n'
tail -n 1 .build/logs/chromium.log
[ "$units" = 0 ] && [ "$chromium" = 0 ]
