"""Fails if a wasm module imports what martlet.js does not give it.

The linker has to allow undefined symbols, so that the document's functions can be imported; a C function that nobody wrote
would go unnoticed until it is called.
"""
import sys

EXPECTED = set("flush shape number text take call node timer untimer log document parse format".split())


def number(data, i):
    """An unsigned LEB128 number and the index behind it."""
    value = shift = 0
    while True:
        byte = data[i]
        i += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, i


def imports(data):
    i = 8
    while i < len(data):
        section = data[i]
        size, i = number(data, i + 1)
        if section != 2:
            i += size
            continue
        count, i = number(data, i)
        for _ in range(count):
            names = []
            for _ in range(2):
                length, i = number(data, i)
                names.append(data[i : i + length].decode())
                i += length
            kind = data[i]
            _, i = number(data, i + 1)
            if kind != 0:
                raise SystemExit(f"{names}: only functions are expected among the imports")
            yield tuple(names)
        return


unexpected = [name for name in imports(open(sys.argv[1], "rb").read()) if name[0] != "m" or name[1] not in EXPECTED]
if unexpected:
    raise SystemExit(f"{sys.argv[1]} imports {unexpected}, which martlet.js does not provide")
