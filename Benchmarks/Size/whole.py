"""Makes a product's module as it would be without parts.

    Benchmarks/Size/whole.py PRODUCT OUTPUT
"""
import sys

from wasm import linked, optimized

product, output = sys.argv[1:]
optimized(linked(product), output, keep_names=False)
