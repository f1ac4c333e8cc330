"""Takes pieces of a module's data out, to go into parts that are instantiated later."""
from wasm_sections import data_segments, number_bytes, section, signed_bytes


class StaticData:
    """The data of a module, as (address, bytes) of its segments."""

    def __init__(self, module):
        self.segments = [(address, bytearray(module[i:end])) for address, i, end in data_segments(module)]

    def take(self, pieces):
        """The section that holds some pieces, (address, size); none if there are none. Here remain zeros, which wasm-opt
        leaves out."""
        runs = []
        for address, size in sorted(pieces):
            taken = self._cut(address, size)
            if taken is None:  # zeros from the beginning
                continue
            if runs and runs[-1][0] + len(runs[-1][1]) == address:
                runs[-1][1].extend(taken)
            else:
                runs.append((address, taken))
        return section(11, self._body(runs)) if runs else b""

    def rest(self):
        """The content of the section that is left."""
        return self._body(self.segments)

    def _cut(self, address, size):
        for start, content in self.segments:
            if start <= address < start + len(content):
                at = address - start
                taken = content[at : at + size]
                content[at : at + size] = bytes(len(taken))
                return taken
        return None

    @staticmethod
    def _body(runs):
        return number_bytes(len(runs)) + b"".join(
            b"\0\x41" + signed_bytes(address) + b"\x0b" + number_bytes(len(content)) + content for address, content in runs)
