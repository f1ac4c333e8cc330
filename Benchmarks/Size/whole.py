"""Makes a product's module as it would be without parts.

    Benchmarks/Size/whole.py PRODUCT OUTPUT
"""
import sys
import tempfile
from pathlib import Path

from wasm import linked, optimized

product, output = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    optimized(linked(product, Path(folder) / "linked.wasm"), output, keep_names=False)
