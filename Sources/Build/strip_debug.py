"""Copies a module without what only a native debugger reads: `Sources/Build/strip_debug.py MODULE OUTPUT`.

Nine tenths of a debug build are that. The functions' names stay, for stack traces.
"""
import sys
from pathlib import Path

from wasm_sections import section, sections, string

module, output = (Path(name) for name in sys.argv[1:])
data = module.read_bytes()
output.write_bytes(data[:8] + b"".join(
    section(kind, data[i:end]) for kind, i, end in sections(data)
    if kind != 0 or not string(data, i)[0].startswith((".debug", ".swift"))))
