"""What a linked module's functions and data refer to, read from the relocations that `wasm-ld --emit-relocs` keeps
(https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md)."""
from bisect import bisect_right

from wasm_sections import body_of, data_segments, imported_functions, number, sections, string

FUNCTION, DATA = 0, 1
HAS_ADDEND = {3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25}
# To a function, to data, or to either through a global that holds its address (7); a true global is no symbol here.
REFERS = {0, 1, 2, 12, 18, 19, 24} | {3, 4, 5, 11, 14, 15, 16, 17, 21, 23, 25} | {7}
UNDEFINED, EXPLICIT_NAME = 0x10, 0x40


class Linked:
    """Addresses of `data` by name, and who `refers` to whom: functions and pieces of data are ("f", index) and ("d", address), the
    `sizes` are theirs. Imported functions, and data that begins as zeros, have none."""

    def __init__(self, module):
        self.data, self.refers, self.sizes = {}, {}, {}
        self.bytes = module
        self.sections = list(sections(module))
        custom = {string(module, i)[0]: (string(module, i)[1], end) for kind, i, end in self.sections if kind == 0}
        bodies, segments = self._bodies(), self._segments()
        symbols = self._symbols(*custom["linking"], segments)
        ranges = self._objects()
        self._relocations(custom["reloc.CODE"], symbols, bodies)
        self._relocations(custom["reloc.DATA"], symbols, ranges)

    def _bodies(self):
        begin, _ = body_of(self.bytes, 10)
        count, i = number(self.bytes, begin)
        self.imported = sum(1 for _ in imported_functions(self.bytes))
        result = []
        for index in range(count):
            size, i = number(self.bytes, i)
            result.append((i - begin, i - begin + size, ("f", self.imported + index)))
            self.sizes["f", self.imported + index] = size
            i += size
        return result

    def _segments(self):
        """For each segment, where its bytes are in the section, and its address."""
        begin, _ = body_of(self.bytes, 11)
        result, self._ends = [], []
        for address, i, end in data_segments(self.bytes):
            result.append((i - begin, address))
            self._ends.append(end - begin)
        return result

    def _symbols(self, i, end, segments):
        self._data_ranges, result = [], []
        _, i = number(self.bytes, i)  # version
        while i < end:
            kind = self.bytes[i]
            size, i = number(self.bytes, i + 1)
            after = i + size
            if kind == 8:
                count, i = number(self.bytes, i)
                for _ in range(count):
                    symbol, i = self._symbol(i, segments)
                    result.append(symbol)
            i = after
        return result

    def _symbol(self, i, segments):
        kind = self.bytes[i]
        flags, i = number(self.bytes, i + 1)
        if kind == DATA:
            name, i = string(self.bytes, i)
            if flags & UNDEFINED:
                return None, i
            segment, i = number(self.bytes, i)
            offset, i = number(self.bytes, i)
            size, i = number(self.bytes, i)
            at, address = segments[segment]
            self.data[name] = address + offset
            node = ("d", address + offset)
            self._data_ranges.append((node, at + offset, size))
            return node, i
        index, i = number(self.bytes, i)
        if kind == 3:  # a section, without a name
            return None, i
        if not flags & UNDEFINED or flags & EXPLICIT_NAME:
            _, i = string(self.bytes, i)
        return ("f", index) if kind == FUNCTION else None, i

    def _objects(self):
        """Where each piece of data is in the section. Symbols that overlap name one piece: the first one's address is its
        node."""
        result, self._piece = [], {}
        for start, end, node in sorted((start, start + size, node) for node, start, size in self._data_ranges if size):
            if result and start < result[-1][1]:
                start, last, first = result.pop()
                result.append((start, max(last, end), first))
                self._piece[node] = first
            else:
                result.append((start, end, node))
        begin, _ = body_of(self.bytes, 11)
        for (start, end, node), (after, _, _) in zip(result, result[1:] + [(len(self.bytes), 0, 0)]):
            # The zeros that align what comes next go with it.
            limit = min([after] + [end_of for end_of in self._ends if end_of >= end])
            padding = self.bytes[begin + end : begin + limit]
            self.sizes[node] = end - start + (0 if any(padding) else len(padding))
        return result

    def node(self, name):
        """The node of a data symbol."""
        node = ("d", self.data[name])
        return self._piece.get(node, node)

    def _relocations(self, section, symbols, ranges):
        i, end = section
        _, i = number(self.bytes, i)  # which section it is about
        count, i = number(self.bytes, i)
        starts = [start for start, _, _ in ranges]
        for _ in range(count):
            kind = self.bytes[i]
            offset, i = number(self.bytes, i + 1)
            index, i = number(self.bytes, i)
            if kind in HAS_ADDEND:
                _, i = number(self.bytes, i)
            if kind not in REFERS or symbols[index] is None:
                continue
            at = bisect_right(starts, offset) - 1
            if at >= 0 and offset < ranges[at][1]:
                target = symbols[index]
                self.refers.setdefault(ranges[at][2], set()).add(self._piece.get(target, target))

    def reachable(self, roots, without=frozenset()):
        """All that `roots` lead to, not going through `without`."""
        seen, waiting = set(), [root for root in roots if root not in without]
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            waiting += [other for other in self.refers.get(node, ()) if other not in without and other not in seen]
        return seen

    def exports(self):
        """The exported functions."""
        i, _ = body_of(self.bytes, 7)
        count, i = number(self.bytes, i)
        result = []
        for _ in range(count):
            _, i = string(self.bytes, i)
            kind = self.bytes[i]
            index, i = number(self.bytes, i + 1)
            if kind == 0:
                result.append(("f", index))
        return result
