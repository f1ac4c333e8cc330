#!/usr/bin/env bash
# Of swift test's output, what one wants to read: failures, and the closing lines.
grep --line-buffered -v -E \
    -e '^.{0,4}(Test|Suite) .* (started|passed after .*)\.?$' -e '^.{0,4}Test case passing ' -e '^.{0,4}Test run started' \
    -e '^.{0,4}(Testing Library Version|Target Platform)' -e '^Test (Suite|Case) .* (started|passed)' -e '^\[[0-9]+/[0-9]+\]' -e '^$' ||
    true
