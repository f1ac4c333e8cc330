#!/usr/bin/env bash
# `swift build` and `swift test`, with macros expanded by a library and not by the tool that SwiftPM would make.
#
#   Sources/Build/swift.sh build|test ARGUMENT…
#
# For that tool SwiftPM compiles swift-syntax, which takes minutes, once for each configuration. The toolchain has it, optimised,
# for macros of its own: against that, ours are compiled in seconds, and the compiler calls them without another process. With a
# toolchain that has none, or another, SwiftPM goes its own way.
#
# What both ways have built is not shared: whoever changes between them builds the package's modules again.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=$(swift -print-target-info)
host=$(sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p' <<< "$target")/host
[ -e "$host/libSwiftInProcPluginServer.so" ] || exec swift "$@"

# What SwiftPM's tool begins with, the library has no use for: the compiler finds macros by their names.
sources=$(find Sources/MartletMacros -name '*.swift' ! -name Plugin.swift | sort)
# Named after what it is made of, so that what is built with it is built anew when it is another.
folder=$PWD/.build/macros
library=$folder/$({ cat $sources; echo "$target"; } | cksum | cut -d ' ' -f 1)/libMartletMacros.so
if [ ! -e "$library" ]; then
    mkdir -p "${library%/*}"
    # Those of other sources; a build may still be at work with one.
    find "$folder" -mindepth 1 -maxdepth 1 -mtime +1 -exec rm -rf {} +
    # Without optimising, by which the compiler would leave out what nothing in the library calls: all of it.
    swiftc -Onone -parse-as-library -emit-library -module-name MartletMacros -suppress-warnings \
        -I "$host" -L "$host" -Xlinker -rpath -Xlinker "$host" \
        -lSwiftSyntax -lSwiftSyntaxBuilder -lSwiftSyntaxMacros -lSwiftParser -lSwiftDiagnostics \
        $sources -o "$library.$$" >&2 || {
        echo "Macros are built by SwiftPM, since this toolchain's swift-syntax is another." >&2
        exec swift "$@"
    }
    mv "$library.$$" "$library"
fi
MARTLET_MACROS=$library exec swift "$@"
