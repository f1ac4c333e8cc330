#!/usr/bin/env bash
# `swift build`, with macros expanded by the tool of the debug build, whatever is built: otherwise releases and the browser's
# half each compile swift-syntax for themselves, which takes minutes.
#
#   Sources/Build/swift_build.sh ARGUMENT…
#
# The manifest leaves the macros out where MARTLET_MACROS is set. The tool is named after what it is made of, so that what is
# built with it is built anew when it is another.
set -euo pipefail
cd "$(dirname "$0")/../.."
# In a fresh clone nothing says yet which swift-syntax it will be.
[ -f Package.resolved ] || swift package resolve >&2
folder=$PWD/.build/macros
tool=$folder/$({ cat Sources/MartletMacros/*.swift Package.resolved; swift -print-target-info; } | cksum | cut -d ' ' -f 1)
if [ ! -x "$tool" ]; then
    swift build --product MartletMacros >&2
    mkdir -p "$folder"
    # Those of other sources; a build may still be at work with one.
    find "$folder" -type f -mtime +1 -delete
    cp "$(swift build --show-bin-path)/MartletMacros-tool" "$tool.$$"
    mv "$tool.$$" "$tool"
fi
MARTLET_MACROS=$tool exec swift build "$@" \
    -Xswiftc -Xfrontend -Xswiftc -load-plugin-executable -Xswiftc -Xfrontend -Xswiftc "$tool#MartletMacros"
