"""Makes two build plans of SwiftPM fit to be run beside each other by its build engine alone.

    Sources/Build/plans.py SERVER.yaml BROWSER.yaml

Macros run on this machine in both builds, but SwiftPM compiles them once with the trait `Server` and once without, into the
same files: each build would compile them anew after the other. BROWSER.yaml gets the server's commands for them.

What only SwiftPM itself can do (write lists of files, which it has done by now) becomes a name without a deed in both.
"""
import re
import sys
from pathlib import Path

COMMAND = re.compile(r'^  "([^"\n]+)":\n(?:    .*\n)+', re.M)
ENGINES_OWN = {"shell", "clang", "phony", "mkdir", "symlink"}


def inert(match):
    tool = re.search(r"^    tool: (\S+)", match[0], re.M)
    if tool is None or tool[1] in ENGINES_OWN:
        return match[0]
    outputs = re.search(r"^    outputs: .*\n", match[0], re.M)
    return f'  "{match[1]}":\n    tool: phony\n    inputs: []\n{outputs[0] if outputs else ""}'


server, browser = (Path(name) for name in sys.argv[1:])
commands = {match[1]: match[0] for match in COMMAND.finditer(server.read_text())}
browser.write_text(COMMAND.sub(
    lambda match: commands.get(match[1], match[0]) if "-tool" in match[1] else match[0], browser.read_text()))
for plan in server, browser:
    text = COMMAND.sub(inert, plan.read_text())
    # The engine's own name; files are compared as SwiftPM has compared them.
    plan.write_text(re.sub(
        r"\Aclient:\n(?:  .*\n)+", "client:\n  name: swift-build\n  file-system: device-agnostic\n", text))
