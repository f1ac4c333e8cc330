"""Fails if a wasm module imports what martlet.js does not give it.

The linker has to allow undefined symbols, so that the document's functions can be imported; a C function that nobody wrote
would go unnoticed until it is called.
"""
import sys

from wasm_sections import imported_functions

EXPECTED = set("flush shape number text call node timer untimer send log document parse format".split())

module = open(sys.argv[1], "rb").read()
unexpected = [name for name in imported_functions(module) if name[0] != "m" or name[1] not in EXPECTED]
if unexpected:
    raise SystemExit(f"{sys.argv[1]} imports {unexpected}, which martlet.js does not provide")
