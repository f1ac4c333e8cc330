#!/usr/bin/env bash
# Of swift test's output, what one wants to read: failures, warnings and the closing line.
exec awk '
    /Test run with/ { print; fflush(); next }
    /^[^A-Za-z]*(Test|Suite) .*(started|passed after [0-9.]+ seconds)\.?$/ { next }
    /^[^A-Za-z]*(Test case passing .* started|Test run started|Testing Library Version|Target Platform)/ { next }
    /^\[[0-9]+\/[0-9]+\]/ || /^$/ { next }
    { print; fflush() }'
