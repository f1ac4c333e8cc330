"""Prints what a wasm module imports, as definitions for esbuild: `document.js` carries only what the module asks for.

    Sources/Build/imports.py MODULE

Fails if the module imports what the script does not have. The linker has to allow undefined symbols, so that the document's
functions can be imported; a C function that nobody wrote would go unnoticed until it is called.
"""
import sys

from wasm_sections import imported_functions

# Each module has the first three, or gets them with the script that sends actions.
ALWAYS = {"flush", "shape", "send"}
OPTIONAL = "number text call node document log timer untimer parse format".split()

imported = set(imported_functions(open(sys.argv[1], "rb").read()))
unexpected = imported - {("m", name) for name in {*ALWAYS, *OPTIONAL}}
if unexpected:
    raise SystemExit(f"{sys.argv[1]} imports {sorted(unexpected)}, which document.js does not provide")
for name in OPTIONAL:
    print(f"--define:USES_{name.upper()}={'true' if ('m', name) in imported else 'false'}")
