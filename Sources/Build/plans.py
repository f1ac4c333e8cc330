"""Lets two build plans of SwiftPM agree on the tools that both need.

    Sources/Build/plans.py SERVER.yaml BROWSER.yaml

Macros run on this machine in both builds, but SwiftPM compiles them once with the trait `Server` and once without, into the
same files: each build would compile them anew after the other. BROWSER.yaml is rewritten with the server's commands.
"""
import re
import sys
from pathlib import Path

COMMAND = re.compile(r'^  "([^"\n]+)":\n(?:    .*\n)+', re.M)

server, browser = (Path(name) for name in sys.argv[1:])
commands = {match[1]: match[0] for match in COMMAND.finditer(server.read_text())}
browser.write_text(COMMAND.sub(
    lambda match: commands.get(match[1], match[0]) if "-tool" in match[1] else match[0], browser.read_text()))
