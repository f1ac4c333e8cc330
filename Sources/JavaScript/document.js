// Carries out what the module asks of the document: the other end of `Commands` in MartletBrowser.
//
// A block is known by its handle; `nodes[handle]` holds the nodes of its slots, and behind them its first and last
// static node. A shape's template is cloned for a new block; its program finds the slots, in the clone as in the
// server's nodes, which are adopted without a change.

const CREATE = 0, HYDRATE = 1, RELOCATE = 2;
const decoder = new TextDecoder(), encoder = new TextEncoder();
// In browsers that can, what is moved keeps its focus, and its frames and videos go on.
const MOVE = Element.prototype.moveBefore ? "moveBefore" : "insertBefore";

/** Lets the handlers of a form control know that it has another value. */
export const tell = field =>
  ["input", "change"].forEach(type => field.dispatchEvent(new Event(type, { bubbles: true })));

/**
 * @param root   the node whose children the root component is
 * @param anchor the child of `root` before which they stand, or null for the end
 * @param report makes the error that says where the page differs from what the component expects
 */
export function createDocument(root, anchor, report) {
  const nodes = [], templates = [], listening = {}, adjusted = new Set(), choices = [];
  let exports, words, p, text, o, current, inert;

  /** Calls the module; a trap ends it for good, since its state can no longer be trusted. */
  const call = (name, ...values) => {
    try {
      return exports?.[name](...values);
    } catch (error) {
      console.error(error);
      exports = null;
    }
  };

  const bytes = (at, count) => new Uint8Array(exports.memory.buffer, at, count);
  const string = (at, count) => decoder.decode(bytes(at, count));
  const integers = (at, count) => new Int32Array(exports.memory.buffer, at, count);

  /** Leaves a text in the module's buffer; returns how many bytes it has. */
  const lend = text => {
    const encoded = encoder.encode(text);
    // First the room: making it may grow the memory, and the buffer of before is detached then.
    bytes(exports.buffer(encoded.length), encoded.length).set(encoded);
    return encoded.length;
  };

  // Reading the stream

  const word = () => words[p++];
  const take = (length = word()) => length < 0 ? null : text.substring(o, o += length);
  /** The next text, as far as adopting depends on it: its length, in development itself. */
  const expected = DEVELOPMENT ? take : (length = word()) => (o += Math.max(length, 0), length);
  const reference = () => nodes[word()][word()];

  /** From one sibling to another. */
  const range = (first, last) => {
    const range = new Range();
    range.setStartBefore(first);
    range.setEndAfter(last);
    return range;
  };

  /** As `before`, which takes half as long again: it allows for texts and for several nodes. */
  const put = (node, next) => next.parentNode.insertBefore(node, next);

  // Attributes

  const setAttribute = (node, name, value) => {
    // What a control begins with is an attribute of inputs alone.
    if (name == "value" && node.options) choices.push(() => node.value = value);
    else if (name == "value" && node.rows) node.defaultValue = value;
    else if (value == null) node.removeAttribute(name);
    else node.setAttribute(name, value);
  };

  // What the user may have changed is compared with the document, not with what was last said.
  const propertyValue = (name, value) => name == "value" || name == "innerHTML" ? value : value != null;

  const setProperty = (node, name, value) => {
    value = propertyValue(name, value);
    // Its state has yet to learn what the user did.
    if (adjusted.has(node)) return;
    // A select's value means something once its options are there.
    // A number may be typed in many ways: 1.50, 1e5, -0.
    choices.push(() => { if (node[name] !== value && (!value || node.valueAsNumber != value)) node[name] = value; });
  };

  // Events: one listener per kind for the whole document. It listens on the way in, where also events are met that do
  // not bubble, and finds the handlers itself, from the target outwards.

  /** @param key `$click`, with a `!` if the handler captures, and a `~` if it is passive */
  const listen = key => {
    const [, type, passive] = /\$(\w+)!?(~?)/.exec(key) ?? [];
    if (type) listening[type + passive] ??= document.addEventListener(
      type, event => dispatch(event, passive), { capture: true, passive: !!passive }) ?? 1;
  };

  const dispatch = (event, passive) => {
    const path = [];
    let met;
    for (let node = event.target; node; node = event.bubbles && node.parentNode) path.push(node);
    current = event;
    const run = (path, key) => path.some(node => {
      const at = node[key + passive];
      return exports && at >= 0 && (met = 1, call("fire", at / 65536, at % 65536));
    });
    if (!run(path.toReversed(), "$" + event.type + "!")) run(path, "$" + event.type);
    if (met) call("flush");
  };

  // Walking a block

  const isMark = (node, data) => node && node.nodeType == 8 && node.data == data;
  const separates = node => isMark(node, ",");

  /** Where a step leads in a shape's pattern. Looked at once for each step, and not for each row of a list. */
  const placeOf = model => ({ model, name: model.nodeType == 1 && model.nodeName, isSkipped: separates(model) });

  /** From `c` on past separators, and nodes that strangers have put in; says so when the expected node is not there. */
  const settle = (c, { model, name }) => {
    // Nearly always.
    if (c?.nodeName == name) return c;
    while (separates(c)) c = c.nextSibling;
    if (name) {
      const first = c;
      while (c && c.nodeName != name) c = c.nextSibling;
      if (!c) throw DEVELOPMENT ? report(model, first) : 0;
    }
    return c;
  };

  /** Creates a block and returns its first node or a fragment; or adopts one from `c` on and returns its last node. */
  const walk = (mode, c, handle, old) => {
    const { program, names, slotCount, useful, pattern, single, places } = templates[word()];
    if (mode != RELOCATE) handle = word();
    // Of its full length at once: an array that grows keeps room for twice as many.
    const found = nodes[handle] = Array(slotCount + 2), end = mode ? program.length : useful, first = pattern.firstChild;
    let i = 0, k = 0, fresh, place, name, value, count;
    if (mode) c = settle(c, place = places[0] ??= placeOf(first));
    else {
      fresh = (single ? first : pattern).cloneNode(true);
      c = single ? fresh : fresh.firstChild;
    }
    while (i < end) switch (program[i++]) {
      case 0: c = c.firstChild; if (mode) c = settle(c, place = places[i] ??= placeOf(place.model.firstChild)); break;
      case 1: c = c.parentNode; if (mode) place = places[i] ??= placeOf(place.model.parentNode); break;
      case 2:
        // Whether there is a separator depends on what the texts around it were: it counts on neither side.
        if (mode && (place = places[i] ??= placeOf(place.model.nextSibling)).isSkipped) break;
        c = c.nextSibling;
        if (mode) c = settle(c, place);
        break;
      case 3:
        if (!mode) c.data = take();
        else if (HYDRATES && mode == HYDRATE) {
          value = expected();
          if (c?.nodeType != (value ? 3 : 8) || DEVELOPMENT && value && c.data != value) throw DEVELOPMENT ? report(place.model, c, value) : 0;
        }
        found[k++] = c;
        break;
      case 4:
        name = names[program[i++]];
        if (!mode) {
          value = take();
          if (value != null) setAttribute(c, name, value);
        } else if (HYDRATES && mode == HYDRATE) {
          value = expected();
          if (DEVELOPMENT && !c.rows && !c.options && c.getAttribute(name) != value) throw report(place.model, c, `${name}="${value}"`);
        }
        found[k++] = c;
        break;
      case 5:
        name = names[program[i++]];
        if (mode != RELOCATE) {
          value = take();
          if (!mode) setProperty(c, name, value);
          // Typed before the module arrived, or restored by the browser: the state learns it from an event.
          else if (HYDRATES && name != "innerHTML" && c[name] !== propertyValue(name, value)) adjusted.add(c);
        }
        found[k++] = c;
        break;
      case 6:
        // Nobody asks for the node.
        c[names[program[i++]]] = handle * 65536 + k++;
        break;
      case 7:
        if (mode == RELOCATE) c = old[word()];
        else for (count = word(); count--;) if (mode) c = walk(mode, c).nextSibling; else put(walk(mode), c);
        found[k++] = c;
        break;
      case 8:
        if (mode == RELOCATE) c = reference();
        else if (mode) c = walk(mode, c);
        else {
          put(walk(mode), c);
          c = c.previousSibling;
          c.nextSibling.remove();
        }
        k++;
        break;
      case 9: found[k++] = c; break;
      case 10:
        // An inert view, whatever it is, from mark to mark. A layout may take it out and put it in again.
        if (HYDRATES && first.data == "\x01") {
          if (mode) {
            while (!isMark(c, "/")) c = c.nextSibling;
            inert = [c];
            do inert.push(c = c.nextSibling); while (!isMark(c, "/"));
          } else (fresh = new DocumentFragment()).append(...inert);
          c = inert.at(-1);
          found[slotCount] = inert[0];
        }
        found[slotCount] ??= c; found[slotCount + 1] = c;
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
      case 4: a = reference(); put(walk(CREATE), a); break;
      // Most are one element: a range costs as much as ten of them.
      case 5: a = reference(); b = reference(); a == b ? a.remove() : range(a, b).deleteContents(); break;
      case 6:
        a = reference(); b = reference(); next = reference();
        for (let node = a, after; node; node = after) {
          after = node != b && node.nextSibling;
          next.parentNode[MOVE](node, next);
        }
        break;
      case 7:
        b = reference(); a = reference();
        // The whole content of the parent goes fastest at once; `replaceChildren` takes half as long again.
        if (!a.previousSibling && !b.nextSibling) next = b.parentNode, next.textContent = "", next.append(b);
        else range(a, b.previousSibling).deleteContents();
        break;
      case 8: root.insertBefore(walk(CREATE), anchor); break;
      case 9: HYDRATES && walk(HYDRATE, root.firstChild); break;
      case 10: a = word(); b = reference(); walk(RELOCATE, b, a, nodes[a]); break;
      case 11: nodes[word()] = 0;
    }
    for (const choose of choices.splice(0)) choose();
  };

  const property = path => path.split(".").reduce((value, name) => value?.[name], current);

  return {
    /** Begins with the module's functions. */
    start(functions) {
      exports = functions;
      call("main");
    },
    call,
    // For pages from a server; what `mount` shows needs none of these.
    ...(HYDRATES && {
      /** Calls one of the module's functions with a text. */
      callWith: (name, text) => exports && call(name, lend(text)),
      /** Runs the handlers for an event that happened before there were any. */
      replay: event => event.target.isConnected && ["", "~"].forEach(passive => dispatch(event, passive)),
      /** Hands the answer to an action over, as a timer with its number. */
      answer(number, answer) {
        current = answer;
        call("tick", number);
        call("flush");
      },
      string,
      /** Tells the state of form controls that differ from it. */
      adjust: () => adjusted.forEach(node => adjusted.delete(node) && tell(node)),
    }),
    imports: {
      flush(at, count, textAt, textCount) {
        words = integers(at, count);
        text = string(textAt, textCount);
        p = o = 0;
        // A field that is moved or taken out is blurred, which is no visitor's doing, and the module is busy.
        const functions = exports;
        exports = null;
        apply();
        exports = functions;
      },
      shape(id, at, count, programAt, programCount) {
        const program = [...integers(programAt, programCount)];
        const [single, slotCount, isWrapped, useful] = program.splice(-4);
        const [html, ...names] = string(at, count).split("\0");
        const element = document.createElement("template"), pattern = element.content;
        element.innerHTML = html;
        if (DEVELOPMENT) for (const node of pattern.querySelectorAll("[data-source]")) {
          node.$source = node.dataset.source;
          delete node.dataset.source;
        }
        if (isWrapped) pattern.firstChild.replaceWith(...pattern.firstChild.childNodes);
        names.forEach(listen);
        templates[id] = { program, names, slotCount, useful, pattern, single, places: [] };
      },
      // The build knows which of these the module asks for, and leaves out the others.
      ...(USES_NUMBER && { number: (at, count) => Number(property(string(at, count))) }),
      ...(USES_TEXT && {
        text(at, count, isField) {
          const name = string(at, count);
          return lend((isField ? new FormData(current.target).get(name) : property(name)) ?? "");
        },
      }),
      ...(USES_CALL && { call: (at, count) => current[string(at, count)]() }),
      ...(USES_NODE && { node: (handle, slot, at, count) => nodes[handle]?.[slot]?.[string(at, count)]?.() }),
      ...(USES_DOCUMENT && {
        document(at, count, valueAt, valueCount) {
          const name = string(at, count), value = string(valueAt, valueCount);
          if (name == "cookie") document.cookie = value; else document.documentElement.setAttribute(name, value);
        },
      }),
      ...(USES_LOG && { log: (at, count) => console.warn(string(at, count)) }),
      // Once or again and again: the module stops it.
      ...(USES_TIMER && {
        timer: (id, milliseconds) => setInterval(() => { call("tick", id); call("flush"); }, milliseconds),
      }),
      ...(USES_UNTIMER && { untimer: id => clearInterval(id) }),
      ...(USES_PARSE && { parse: (at, count) => Number(string(at, count)) }),
      ...(USES_FORMAT && { format: (value, at) => encoder.encodeInto(String(value), bytes(at, 32)).written }),
    },
  };
}
