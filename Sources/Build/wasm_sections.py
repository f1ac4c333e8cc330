"""Reads the sections of a wasm module (https://webassembly.github.io/spec/core/binary/modules.html)."""


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


def number_bytes(value):
    """An unsigned number as LEB128."""
    result = b""
    while value > 127:
        result += bytes([value & 127 | 128])
        value >>= 7
    return result + bytes([value])


def signed_number(data, i):
    """A signed LEB128 number and the index behind it."""
    start, (value, i) = i, number(data, i)
    return value - (1 << 7 * (i - start)) if data[i - 1] & 64 else value, i


def signed_bytes(value):
    """A signed number as LEB128."""
    result = b""
    while not -64 <= value < 64:
        result += bytes([value & 127 | 128])
        value >>= 7
    return result + bytes([value & 127])


def string(data, i):
    """A name and the index behind it."""
    length, i = number(data, i)
    return data[i : i + length].decode(), i + length


def string_bytes(text):
    """A name."""
    return number_bytes(len(text.encode())) + text.encode()


def section(kind, body):
    """A section with its kind and size in front."""
    return bytes([kind]) + number_bytes(len(body)) + body


def custom_section(name, content):
    """A section that engines pass over."""
    return section(0, string_bytes(name) + content)


def sections(data):
    """Each section's kind, where its content begins and where it ends."""
    i = 8
    while i < len(data):
        kind = data[i]
        size, i = number(data, i + 1)
        yield kind, i, i + size
        i += size


def body_of(data, wanted):
    """Where the content of a kind of section begins and ends. The section must be there, once."""
    (found,) = ((i, end) for kind, i, end in sections(data) if kind == wanted)
    return found


def data_segments(data):
    """Address, begin and end of each segment of the module's data. All must be active: their address is known."""
    i, _ = body_of(data, 11)
    count, i = number(data, i)
    for _ in range(count):
        assert data[i : i + 2] == b"\0\x41", "a segment that is not active"
        address, i = signed_number(data, i + 2)
        size, i = number(data, i + 1)  # behind the expression's end
        yield address, i, i + size
        i += size


def imported_functions(data):
    """Module and name of each import; an import that is no function ends the program."""
    for kind, i, _ in sections(data):
        if kind != 2:
            continue
        entries, i = number(data, i)
        for _ in range(entries):
            names = []
            for _ in range(2):
                length, i = number(data, i)
                names.append(data[i : i + length].decode())
                i += length
            what = data[i]
            _, i = number(data, i + 1)
            if what != 0:
                raise SystemExit(f"{names}: only functions are expected among the imports")
            yield tuple(names)
