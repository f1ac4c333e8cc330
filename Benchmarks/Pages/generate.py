#!/usr/bin/env python3
"""Writes COUNT ordinary pages, all different, to see what one more page costs the module; or one page of COUNT components.

    Benchmarks/Pages/generate.py COUNT FOLDER [pages|components]

Each has about 40 elements, 3 handlers, conditions, a list, state, data that comes as JSON, and an address. No two are alike:
wasm-opt merges functions that are.
"""
import random
import sys
from pathlib import Path

count, folder = int(sys.argv[1]), Path(sys.argv[2])
kind = sys.argv[3] if len(sys.argv) > 3 else "pages"
WORDS = ("harbour lantern meadow copper violet thimble orchard granite willow saffron ember pebble marble canvas timber "
         "cedar falcon heron otter badger spruce anchor barley cobalt drizzle fathom gable hollow inlet juniper").split()
LEAVES = "p span em strong small code dt dd h3 h4 b i cite kbd mark".split()
BOXES = "div section article aside header footer nav".split()


class Writer:
    def __init__(self, number):
        self.random = random.Random(number)
        self.number = number
        self.elements = 0
        self.states = self.random.sample(WORDS, 3)
        self.data = self.random.sample([w for w in WORDS if w not in self.states], 3)
        self.kinds = self.random.sample(["Int", "String", "Bool"], 3)

    def words(self, low, high):
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(low, high)))

    def condition(self):
        name, kind = self.random.choice(list(zip(self.data, self.kinds)))
        tests = {"Int": f"{name} > {self.random.randint(0, 99)}", "String": f"!{name}.utf8.isEmpty", "Bool": name}
        return self.random.choice([tests[kind], f"{self.random.choice(self.states)} > {self.random.randint(0, 9)}"])

    def text(self):
        value = self.random.choice(self.states + [d for d, k in zip(self.data, self.kinds) if k != "Bool"])
        return self.random.choice([f'"{self.words(2, 5).capitalize()}"', f'"{self.words(1, 3).capitalize()} \\({value})"'])

    def attributes(self):
        return self.random.choice([
            f'.class("{self.words(1, 2)}")', f'.id("{self.words(1, 1)}-{self.elements}")',
            f'.class({self.condition()} ? "{self.words(1, 1)}" : "{self.words(1, 2)}")', f'.title("{self.words(2, 3)}")'])

    def leaf(self, indent):
        self.elements += 1
        return f"{indent}{self.random.choice(LEAVES)}({self.attributes()}) {{ {self.text()} }}\n"

    def box(self, indent, depth, size):
        self.elements += 1
        body = "".join(self.node(indent + "    ", depth + 1) for _ in range(size))
        return f"{indent}{self.random.choice(BOXES)}({self.attributes()}) {{\n{body}{indent}}}\n"

    def node(self, indent, depth):
        dice = self.random.random()
        if depth < 3 and dice < 0.3:
            return self.box(indent, depth, self.random.randint(2, 4))
        if dice < 0.42:
            inner = self.leaf(indent + "    ")
            other = f" else {{\n{self.leaf(indent + '    ')}{indent}}}" if self.random.random() < 0.5 else ""
            return f"{indent}if {self.condition()} {{\n{inner}{indent}}}{other}\n"
        return self.leaf(indent)

    def properties(self):
        """(data, state, body): what a page and a component have in common."""
        body = ""
        for i, state in enumerate(self.states):
            change = [f"{state} += {self.random.randint(1, 9)}", f"{state} -= 1", f"{state} = {state} * 2"][i]
            body += f'        button(.onClick {{ {change} }}) {{ "{self.words(1, 2).capitalize()} \\({state})" }}\n'
            self.elements += 1
        body += ('        ul(.class("%s")) {\n            ForEach(rows, id: { $0.id }) { row in\n'
                 '                li(.class(row.id > %d ? "%s" : "%s")) { "\\(row.name) %s" }\n            }\n        }\n'
                 % (self.words(1, 1), self.random.randint(1, 50), self.words(1, 1), self.words(1, 1), self.words(1, 2)))
        self.elements += 2
        while self.elements < 40:
            body += self.box("        ", 1, min(5, 40 - self.elements)) if self.elements < 34 else self.leaf("        ")
        data = "".join(f"    let {d}: {k}\n" for d, k in zip(self.data, self.kinds))
        states = "".join(f"    @State var {s} = {self.random.randint(0, 20)}\n" for s in self.states)
        return f"{data}    let rows: [Row]\n{states}    var body: some View {{\n{body}    }}\n}}\n"

    def page(self):
        address = f"/{self.words(1, 1)}/{self.number}/{{id: Int}}"
        return f'import Martlet\n\n@Page("{address}") struct Page{self.number} {{\n{self.properties()}'

    def component(self):
        return f"import Martlet\n\n@Component struct Part{self.number} {{\n{self.properties()}"

    def call(self):
        """The component, given what its page has."""
        values = {"Int": "number", "String": "text", "Bool": "flag"}
        given = "".join(f"{d}: {values[k]}, " for d, k in zip(self.data, self.kinds))
        return f"            Part{self.number}({given}rows: rows)\n"


folder.mkdir(parents=True, exist_ok=True)
for old in folder.glob("*.swift"):
    old.unlink()
names = []
for number in range(count):
    writer = Writer(number)
    if kind == "components":
        (folder / f"Part{number}.swift").write_text(writer.component())
    else:
        (folder / f"Page{number}.swift").write_text(writer.page())
        names.append(f"        Page{number}.self\n")
if kind == "components":
    calls = "".join(Writer(number).call() for number in range(count))
    (folder / "ComponentsPage.swift").write_text(
        'import Martlet\n\n@Page("/") struct ComponentsPage {\n    let number: Int\n    let text: String\n    let flag: Bool\n    let rows: [Row]\n'
        f"    var body: some View {{\n        div {{\n{calls}        }}\n    }}\n}}\n")
    names.append("        ComponentsPage.self\n")
(folder / "Row.swift").write_text("import Martlet\n\n@JSON struct Row {\n    let id: Int\n    let name: String\n}\n")
(folder / "Main.swift").write_text(
    "import Martlet\n\nstruct Generated: Site {\n    var routes: Routes {\n" + "".join(names) + "    }\n}\n\n"
    '@_expose(wasm, "main") @_cdecl("main")\npublic func main() { _ = Generated().routes }\n')
