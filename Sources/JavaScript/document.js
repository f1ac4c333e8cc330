// Carries out what the module asks of the document: the other end of `Commands` in MartletBrowser.
//
// A block is known by its handle; `nodes[handle]` holds the nodes of its slots, and behind them its first and last
// static node. A shape's template is cloned for a new block; its program finds the slots, in the clone as in the
// server's nodes, which are adopted without a change.

const CREATE = 0, HYDRATE = 1, RELOCATE = 2;
const decoder = new TextDecoder(), encoder = new TextEncoder();

/** Lets the handlers of a form control know that it has another value. */
export const tell = field =>
  ["input", "change"].forEach(type => field.dispatchEvent(new Event(type, { bubbles: true })));

/**
 * @param root   the node whose children the root component is
 * @param anchor the child of `root` before which they stand, or null for the end
 * @param call   calls one of the module's functions
 * @param report makes the error that says where the page differs from what the component expects
 */
export function createDocument(root, anchor, call, report) {
  const nodes = [], templates = [], listening = {}, adjusted = new Set();
  let exports, words, p, text, o, current, stopped, left, choices = [];

  const bytes = (at, count) => new Uint8Array(exports.memory.buffer, at, count);
  const string = (at, count) => decoder.decode(bytes(at, count));
  const integers = (at, count) => new Int32Array(exports.memory.buffer, at, count);

  // Reading the stream

  const word = () => words[p++];
  const take = (length = word()) => length < 0 ? null : text.substring(o, o += length);
  const reference = () => nodes[word()][word()];

  /** From one sibling to another. */
  const range = (first, last) => {
    const range = new Range();
    range.setStartBefore(first);
    range.setEndAfter(last);
    return range;
  };

  // Attributes

  const setAttribute = (node, name, value) => {
    // What a control begins with is an attribute of inputs alone.
    if (name == "value" && node.options) choices.push(() => node.value = value);
    else if (name == "value" && node.rows) node.defaultValue = value;
    else if (value == null) node.removeAttribute(name);
    else node.setAttribute(name, value);
  };

  // What the user may have changed is compared with the document, not with what was last said.
  const setProperty = (node, name, value) => {
    // Its state has yet to learn what the user did.
    if (adjusted.has(node)) return;
    if (name == "innerHTML") {
      if (node.$html !== value) node[name] = node.$html = value;
    } else {
      if (name != "value") value = value != null;
      if (node.options) choices.push(() => node[name] = value);
      else if (node[name] !== value) node[name] = value;
    }
  };

  // Events: one listener per kind for the whole document. It listens on the way in, where also events are met that do
  // not bubble, and finds the handlers itself, from the target outwards.

  const listen = (key, options) => {
    const passive = options & 1, type = key.slice(1);
    listening[type + passive] ??= document.addEventListener(
      type, event => dispatch(event, passive), { capture: true, passive: !!passive }) ?? 1;
  };

  const dispatch = (event, passive) => {
    const path = [];
    let met;
    for (let node = event.target; node; node = event.bubbles && node.parentNode) path.push(node);
    current = event;
    stopped = 0;
    const run = (path, key) => path.forEach(node => {
      const at = node[key];
      if (stopped || !exports || !(at >= 0) || (at & 1) != passive) return;
      met = 1;
      if (at & 4) event.preventDefault();
      if (at & 8) stopped = 1;
      call("fire", Math.floor(at / 1048576), at >> 4 & 65535);
    });
    run(path.slice().reverse(), "$" + event.type + "!");
    run(path, "$" + event.type);
    if (met) call("flush");
  };

  // Walking a block

  const separates = node => node && node.nodeType == 8 && node.data == ",";

  /** Creates a block and returns its first node or a fragment; or adopts one from `c` on and returns its last node. */
  const walk = (mode, c, handle, old) => {
    const { program, names, slotCount, useful, content, single } = templates[word()];
    if (mode != RELOCATE) handle = word();
    const found = nodes[handle] = [], end = mode ? program.length : useful;
    let i = 0, k = 0, fresh, model = content.firstChild, name, value, count;
    if (!mode) {
      fresh = (single ? model : content).cloneNode(true);
      c = single ? fresh : fresh.firstChild;
    }
    // Passes separators, and nodes that strangers have put in; says so when the expected node is not there.
    const settle = () => {
      while (separates(c)) c = c.nextSibling;
      if (model.nodeType == 1) {
        const first = c;
        while (c && c.nodeName != model.nodeName) c = c.nextSibling;
        if (!c) throw report(model, first);
      }
    };
    if (mode) settle();
    while (i < end) switch (program[i++]) {
      case 0: c = c.firstChild; if (mode) { model = model.firstChild; settle(); } break;
      case 1: c = c.parentNode; if (mode) model = model.parentNode; break;
      case 2:
        // Whether there is a separator depends on what the texts around it were: it counts on neither side.
        if (mode && separates(model = model.nextSibling)) break;
        c = c.nextSibling;
        if (mode) settle();
        break;
      case 3:
        if (mode != RELOCATE) {
          value = take();
          if (!mode) c.data = value;
          else if (c?.nodeType != (value ? 3 : 8) || DEVELOPMENT && value && c.data != value) throw report(model, c, value);
        }
        found[k++] = c;
        break;
      case 4:
        name = names[program[i++]];
        if (mode != RELOCATE && (value = take()) != null && !mode) setAttribute(c, name, value);
        if (DEVELOPMENT && mode == HYDRATE && !c.rows && !c.options && c.getAttribute(name) != value) throw report(model, c, `${name}="${value}"`);
        found[k++] = c;
        break;
      case 5:
        name = names[program[i++]];
        if (mode != RELOCATE) {
          value = take();
          if (!mode) setProperty(c, name, value);
          else if (name == "innerHTML") c.$html = value;
          // Typed before the module arrived, or restored by the browser: the state learns it from an event.
          else if (c[name] !== (name == "value" ? value : value != null)) adjusted.add(c);
        }
        found[k++] = c;
        break;
      case 6:
        c[names[program[i++]]] = handle * 1048576 + k * 16 + program[i++];
        found[k++] = c;
        break;
      case 7:
        if (mode == RELOCATE) c = old[word()];
        else for (count = word(); count--;) if (mode) c = walk(mode, c).nextSibling; else c.before(walk(mode));
        found[k++] = c;
        break;
      case 8:
        if (mode == RELOCATE) c = reference();
        else if (mode) c = walk(mode, c);
        else {
          const child = walk(mode), last = child.nodeType == 11 ? child.lastChild : child;
          if (c == fresh) fresh = child; else c.replaceWith(child);
          c = last;
        }
        k++;
        break;
      case 9: found[k++] = c; break;
      case 10: found[slotCount] ??= c; found[slotCount + 1] = c;
    }
    return mode ? c : fresh;
  };

  const apply = () => {
    let a, b, next;
    while (p < words.length) switch (word()) {
      case 1:
        a = nodes[word()]; b = word(); next = take();
        if (a[b].nodeType == 8) a[b].replaceWith(a[b] = new Text(next)); else a[b].data = next;
        break;
      case 2: setAttribute(reference(), take(), take()); break;
      case 3: setProperty(reference(), take(), take()); break;
      case 4: a = reference(); a.before(walk(CREATE)); break;
      case 5: range(reference(), reference()).deleteContents(); break;
      case 6: a = range(reference(), reference()).extractContents(); reference().before(a); break;
      case 7:
        b = reference(); a = reference();
        // The whole content of the parent goes fastest at once.
        if (!a.previousSibling && !b.nextSibling) b.parentNode.replaceChildren(b);
        else range(a, b.previousSibling).deleteContents();
        break;
      case 8: root.insertBefore(walk(CREATE), anchor); break;
      case 9: walk(HYDRATE, root.firstChild); break;
      case 10: a = word(); b = reference(); walk(RELOCATE, b, a, nodes[a]); break;
      case 11: nodes[word()] = 0;
    }
    // A select's value means something once its options are there.
    for (const choose of choices.splice(0)) choose();
  };

  const property = path => path.split(".").reduce((value, name) => value?.[name], current);

  return {
    set exports(value) { exports = value; },
    /** Runs the handlers for an event that happened before there were any. */
    replay: event => [0, 1].forEach(passive => dispatch(event, passive)),
    /** Hands the answer to an action over, as a timer with its number. */
    answer(number, answer) {
      current = answer;
      call("tick", number);
      call("flush");
    },
    string,
    /** Tells the state of form controls that differ from it. */
    adjust: () => adjusted.forEach(node => adjusted.delete(node) && tell(node)),
    imports: {
      flush(at, count, textAt, textCount) {
        words = integers(at, count);
        text = string(textAt, textCount);
        p = o = 0;
        apply();
      },
      shape(id, at, count, programAt, programCount) {
        const program = [...integers(programAt, programCount)];
        const [roots, slotCount, namespace, useful] = program.splice(-4);
        const [html, ...names] = string(at, count).split("\0");
        const element = document.createElement("template"), wrapper = ["", "svg", "math"][namespace];
        element.innerHTML = wrapper ? `<${wrapper}>${html}</${wrapper}>` : html;
        const content = element.content;
        if (DEVELOPMENT) for (const node of content.querySelectorAll("[data-source]")) {
          node.$source = node.dataset.source;
          delete node.dataset.source;
        }
        if (wrapper) content.firstChild.replaceWith(...content.firstChild.childNodes);
        for (let i = 0; i < program.length;) {
          const step = program[i++];
          if (step > 3 && step < 7) i++;
          if (step == 6) {
            const name = names[program[i - 1]], options = program[i++];
            listen(name, options);
            if (options & 2) names[program[i - 2]] += "!";
          }
        }
        templates[id] = { program, names, slotCount, useful, content, single: roots == 1 && program[0] != 7 };
      },
      number: (at, count) => Number(property(string(at, count))),
      text(at, count, isField) {
        const name = string(at, count);
        left = encoder.encode((isField ? new FormData(current.target).get(name) : property(name)) ?? "");
        return left.length;
      },
      take: at => bytes(at, left.length).set(left),
      call(at, count) {
        const name = string(at, count);
        if (name == "stopPropagation") stopped = 1; else current[name]();
      },
      node: (handle, slot, at, count) => nodes[handle]?.[slot]?.[string(at, count)]?.(),
      document(at, count, valueAt, valueCount) {
        const name = string(at, count), value = string(valueAt, valueCount);
        if (name == "cookie") document.cookie = value; else document.documentElement.setAttribute(name, value);
      },
      log: (at, count) => console.warn(string(at, count)),
      timer: (id, milliseconds, repeats) =>
        (repeats ? setInterval : setTimeout)(() => { call("tick", id); call("flush"); }, milliseconds),
      untimer: id => clearInterval(id),
      parse: (at, count) => Number(string(at, count)),
      format: (value, at) => encoder.encodeInto(String(value), bytes(at, 32)).written,
    },
  };
}
