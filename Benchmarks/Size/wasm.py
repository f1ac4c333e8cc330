"""Tells where a wasm module's bytes are, and makes a release of one."""
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "Sources" / "Build"))
from wasm_sections import imported_functions, number, sections

# As in Sources/Build/browser.sh.
OPTIMIZE = ("--strip-producers --strip-target-features -Oz --converge --enable-bulk-memory --enable-sign-ext "
            "--enable-nontrapping-float-to-int --enable-mutable-globals").split()


RELEASE = Path(".build/wasm32-unknown-none-wasm/release")


def modules(product):
    """The Swift modules that a product is linked from."""
    files = (RELEASE / f"{product}.product" / "Objects.LinkFileList").read_text().split()
    return {Path(file).parent.name.removesuffix(".build") for file in files}


def linked(product):
    """The module of a product as it was linked, with the names of its functions."""
    module = RELEASE / f"{product}.wasm"
    if not module.exists():
        raise SystemExit(f"{product} has not been built: Sources/Build/browser.sh release FOLDER {product}")
    return module


def optimized(module, output, keep_names):
    """The module as `make build` makes it, with or without the names of its functions."""
    names = ["-g"] if keep_names else ["--strip-debug"]
    # Custom DWARF sections go in any case: with them in, the optimiser keeps what they describe.
    strip = ["--strip-dwarf"] if keep_names else []
    subprocess.run(["wasm-opt", *strip, *names, *OPTIMIZE, module, "-o", output], check=True)
    return Path(output)


def brotli_size(path):
    """Bytes on the wire: brotli 11 with a window of 2^22."""
    return len(subprocess.run(["brotli", "-c", "-q", "11", "-w", "22", path], capture_output=True, check=True).stdout)


def function_sizes(data):
    """Bytes of code by the function's index."""
    first, result = sum(1 for _ in imported_functions(data)), {}
    for kind, i, _ in sections(data):
        if kind != 10:
            continue
        count, i = number(data, i)
        for index in range(count):
            size, body = number(data, i)
            result[first + index] = body + size - i
            i = body + size
    return result


def data_sizes(data):
    """Bytes of each data section."""
    return [end - i for kind, i, end in sections(data) if kind == 11]


def function_names(data):
    """Names by the function's index, from the custom section `name`."""
    result = {}
    for kind, i, end in sections(data):
        if kind != 0:
            continue
        length, i = number(data, i)
        if data[i : i + length] != b"name":
            continue
        i += length
        while i < end:
            part = data[i]
            size, i = number(data, i + 1)
            after = i + size
            if part == 1:
                count, i = number(data, i)
                for _ in range(count):
                    index, i = number(data, i)
                    length, i = number(data, i)
                    result[index] = data[i : i + length].decode(errors="replace")
                    i += length
            i = after
    return result

