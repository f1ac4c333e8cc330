#!/usr/bin/env bash
# Stands between Swift's driver and its compiler in `make dev` (plans.py). SwiftPM's way, the interface of the site's module takes as
# long to make as the file that was edited takes to compile; the server's program, which alone reads it, needs no function's body. A change
# within a body leaves the same interface, and the program is not compiled. A compiler that does not know these options makes the whole.
frontend=$(dirname "$(readlink -f "$(command -v swiftc)")")/swift-frontend
if [[ " $* " == *" -emit-module "* ]]; then
    "$frontend" "$@" -experimental-skip-all-function-bodies -experimental-lazy-typecheck 2> /dev/null && exit
fi
exec "$frontend" "$@"
