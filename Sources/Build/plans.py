"""Makes two build plans of SwiftPM fit to be run beside each other by its build engine alone, and quick for a site that is edited.

    Sources/Build/plans.py SERVER.yaml BROWSER.yaml MODULE…

The MODULEs are those of the site: what a change makes the engine compile. They are compiled without what nobody waits for (see
`lighten`).

What only SwiftPM itself can do becomes a name without a deed in both. Its lists of files are written here, if they are not what SwiftPM
would have written by now.
"""
import json
import re
import shlex
import shutil
import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent
COMMAND = re.compile(r'^  "([^"\n]+)":\n(?:    .*\n)+', re.M)
# What the browser's half in development is as good without: a check that the server's half makes as well, and what only makes code faster.
PASSES_LEFT_OUT = ["send-non-sendable", "mandatory-redundant-load-elimination", "pack-metadata-marker-inserter", "cmo"]
ENGINES_OWN = {"shell", "clang", "phony", "mkdir", "symlink"}


def inert(match):
    tool = re.search(r"^    tool: (\S+)", match[0], re.M)
    if tool is None or tool[1] in ENGINES_OWN:
        return match[0]
    outputs = re.search(r"^    outputs: .*\n", match[0], re.M)
    return f'  "{match[1]}":\n    tool: phony\n    inputs: []\n{outputs[0] if outputs else ""}'


def write_lists(plan):
    for match in re.finditer(
            r'^    tool: write-auxiliary-file\n    inputs: (\["<(?:sources-file|link-file)-list>".*\])\n    outputs: (\[.*\])$', plan, re.M):
        _, *files = json.loads(match[1])
        path, text = Path(json.loads(match[2])[0]), "".join(shlex.quote(file) + "\n" for file in files)
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def lighten(arguments, is_browser):
    """A compiler's arguments without the index that editors keep themselves. In the server's half also without what is there for tests:
    code that can be tested is public, all of it, so nothing of it may be left out, which is just what the slices of the browser's half
    need. That is compiled without debug information and without optimising: less than half of the time is left."""
    result, skips = [], {"-index-store-path": 2}
    if is_browser:
        # The header is for C, of which a site has none. Nobody imports the site's module: the program that links it has no code
        # (Sources/AerieBrowser).
        skips |= {"-Osize": 1, "-emit-objc-header": 1, "-emit-objc-header-path": 2, "-g": 1, "-emit-module": 1, "-emit-module-path": 2}
    else:
        skips |= {"-enable-testing": 1}
    position = 0
    while position < len(arguments):
        argument = arguments[position]
        if argument in skips and (not result or result[-1] != "-Xcc"):
            position += skips[argument]
            continue
        result.append(argument)
        position += 1
    if is_browser:
        # A trap would print what is wrong, where nothing can print. And what the compiler makes need not be checked by itself.
        result += ["-assert-config", "Release", "-Xfrontend", "-disable-llvm-verify"]
        for name in PASSES_LEFT_OUT:
            result += ["-Xllvm", f"-sil-disable-pass={name}"]
        result = ["python3", str(BUILD / "objects.py"), *result]
    else:
        result += ["-driver-use-frontend-path", str(BUILD / "interface.sh")]
    return result


def lightened(match):
    if re.match(rf"C\.({'|'.join(modules)})-[^\"]*(?<!-tool)\.module$", match[1]):
        change = lambda arguments: lighten(arguments, "-wasm32-" in match[1])
    elif re.match(rf"C\.({'|'.join(modules)})-[^\"]*-linux-[^\"]*\.exe$", match[1]) and has_lld:
        # Takes half as long as the system's linker.
        change = lambda arguments: [*arguments, "-use-ld=lld"]
    elif re.match(rf"C\.({'|'.join(modules)})-wasm32-[^\"]*\.exe$", match[1]):
        # A slice (objects.py) brings along what others have as well.
        change = lambda arguments: [*arguments, "-Xlinker", "--allow-multiple-definition"]
    else:
        return match[0]
    return re.sub(
        r"^    args: (\[.*\])$", lambda args: "    args: " + json.dumps(change(json.loads(args[1]))), match[0], flags=re.M)


server, browser = (Path(name) for name in sys.argv[1:3])
modules = sys.argv[3:]
has_lld = Path(shutil.which("swiftc")).resolve().with_name("ld.lld").exists()
for plan in server, browser:
    write_lists(plan.read_text())
    text = COMMAND.sub(lightened, COMMAND.sub(inert, plan.read_text()))
    # The engine's own name; files are compared as SwiftPM has compared them.
    plan.write_text(re.sub(
        r"\Aclient:\n(?:  .*\n)+", "client:\n  name: swift-build\n  file-system: device-agnostic\n", text))
