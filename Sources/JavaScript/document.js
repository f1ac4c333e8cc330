// Carries out what the module asks of the document: the other end of `Commands` in MartletBrowser.
//
// A block is known by its handle; `nodes[handle]` holds the nodes of its slots, and behind them its first and last
// static node. A shape's template is cloned for a new block; its program finds the slots, in the clone as in the
// server's nodes, which are adopted without a change.

const CREATE = 0, HYDRATE = 1, RELOCATE = 2;
const decoder = new TextDecoder();

/**
 * @param root   the node whose children the root component is
 * @param anchor the child of `root` before which they stand, or null for the end
 * @param fire   called as fire(handle, slot) for each handler an event meets, then as fire() when it is over
 * @param report in development, told where the page differs from what the component expects
 */
export function createDocument(root, anchor, fire, report) {
  const nodes = [], templates = [], listening = {}, adjusted = [];
  let exports, words, p, text, o, current, stopped, choices = [];

  const bytes = (at, count) => new Uint8Array(exports.memory.buffer, at, count);
  const string = (at, count) => decoder.decode(bytes(at, count));

  // Reading the stream

  const take = () => {
    const length = words[p++];
    return length < 0 ? null : text.substring(o, o += length);
  };
  const reference = () => nodes[words[p++]][words[p++]];

  // Attributes

  const setAttribute = (node, name, value) =>
    value == null ? node.removeAttribute(name)
      : name == "class" && typeof node.className == "string" ? node.className = value : node.setAttribute(name, value);

  // What the user may have changed is compared with the document, not with what was last said.
  const setProperty = (node, name, value) => {
    if (name == "innerHTML") {
      if (node.$html !== value) node.innerHTML = node.$html = value;
    } else if (name == "value") {
      if (node.tagName == "SELECT") choices.push(node, value);
      else if (node[name] !== value) node[name] = value ?? "";
    } else if (node[name] != (value != null)) node[name] = value != null;
  };

  // Events: one listener per kind for the whole document

  const listen = (name, options) => {
    const key = name + options;
    if (listening[key]) return;
    listening[key] = 1;
    const capture = options & 2;
    // Events that do not bubble are met on the way in, by their target alone.
    const direct = /^(focus|blur|load|error|scroll|scrollend|toggle|beforetoggle|close|cancel|invalid|(mouse|pointer)(enter|leave)|play|pause|ended|playing|waiting|seek.*|.*(change|update|data|metadata|through|start)|progress|stalled|suspend|emptied|abort|resize)$/.test(name)
      && !/^(change|selectionchange|compositionstart|compositionupdate|touchstart|dragstart|animationstart|transitionstart)$/.test(name);
    document.addEventListener(name, event => dispatch(event, key, capture, direct), {
      capture: !!(capture || direct), passive: !!(options & 1),
    });
  };

  const dispatch = (event, key, capture, direct) => {
    const path = [];
    for (let node = event.target; node && node != document; node = direct ? null : node.parentNode)
      if (node["$" + key] >= 0) path.push(node["$" + key]);
    if (!path.length) return;
    current = event;
    stopped = 0;
    if (capture) path.reverse();
    for (const at of path) {
      const options = +key.at(-1) || 0;
      if (options & 4) event.preventDefault();
      if (options & 8) stopped = 1;
      fire(at / 65536 | 0, at & 65535);
      if (stopped) break;
    }
    current = null;
    fire();
  };

  // Walking a block

  const separates = node => node && node.nodeType == 8 && node.data == ",";

  /** Creates a block and returns its first node or a fragment; or adopts one from `c` on and returns its last node. */
  const walk = (mode, c, handle, old) => {
    const template = templates[words[p++]];
    if (mode != RELOCATE) handle = words[p++];
    const { program, slotCount } = template, found = nodes[handle] = [];
    let i = 0, k = 0, fresh, model = template.first, name, value, count;
    const end = mode ? program.length : template.useful;
    if (!mode) {
      fresh = template.node.cloneNode(true);
      c = template.isFragment ? fresh.firstChild : fresh;
    }
    // Passes separators, and nodes that strangers have put in; says so when the expected node is not there.
    const settle = () => {
      while (separates(c)) c = c.nextSibling;
      if (model.nodeType == 1) {
        let candidate = c;
        while (candidate && candidate.nodeName != model.nodeName) candidate = candidate.nextSibling;
        if (!candidate) throw report(model, c, handle);
        c = candidate;
      }
    };
    if (mode) settle();
    while (i < end) switch (program[i++]) {
      case 0: c = c.firstChild; if (mode) { model = model.firstChild; settle(); } break;
      case 1: c = c.parentNode; if (mode) model = model.parentNode; break;
      case 2:
        if (mode) {
          model = model.nextSibling;
          if (separates(model)) break;
          c = c.nextSibling;
          settle();
        } else c = c.nextSibling;
        break;
      case 3:
        if (mode != RELOCATE) {
          value = take();
          if (!mode) c.data = value;
          else if (!c || c.nodeType != (value ? 3 : 8)) throw report(model, c, handle, value);
        }
        found[k++] = c;
        break;
      case 4:
        name = program[i++];
        if (mode != RELOCATE && (value = take(), !mode) && value != null) setAttribute(c, name, value);
        found[k++] = c;
        break;
      case 5:
        name = program[i++];
        if (mode != RELOCATE) {
          value = take();
          if (!mode) setProperty(c, name, value);
          else if (name == "innerHTML") c.$html = value;
          // Typed before the module arrived, or restored by the browser: the state learns it from an event.
          else if (name == "value" ? c.value !== value : c[name] != (value != null)) adjusted.push(c);
        }
        found[k++] = c;
        break;
      case 6:
        name = program[i++];
        c["$" + name] = handle * 65536 + k;
        found[k++] = c;
        break;
      case 7:
        if (mode == RELOCATE) c = old[words[p++]];
        else for (count = words[p++]; count--;)
          if (mode) c = walk(mode, c).nextSibling; else c.before(walk(mode));
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
    let a, b, c, next;
    while (p < words.length) switch (words[p++]) {
      case 1:
        a = nodes[words[p++]]; b = words[p++]; next = take();
        if (a[b].nodeType == 8) a[b].replaceWith(a[b] = document.createTextNode(next)); else a[b].data = next;
        break;
      case 2: a = nodes[words[p++]]; b = words[p++]; setAttribute(a[b], templates[words[p++]].names[b], take()); break;
      case 3: a = nodes[words[p++]]; b = words[p++]; setProperty(a[b], templates[words[p++]].names[b], take()); break;
      case 4: a = reference(); a.parentNode.insertBefore(walk(CREATE), a); break;
      case 5:
        a = reference(); b = reference();
        for (; a != b; a = next) { next = a.nextSibling; a.remove(); }
        b.remove();
        break;
      case 6:
        a = reference(); b = reference(); c = reference();
        for (;; a = next) {
          next = a.nextSibling;
          c.parentNode.insertBefore(a, c);
          if (a == b) break;
        }
        break;
      case 7:
        b = reference(); a = reference(); c = b.parentNode;
        if (c.firstChild == a && c.lastChild == b) { c.textContent = ""; c.append(b); }
        else for (; a != b; a = next) { next = a.nextSibling; a.remove(); }
        break;
      case 8: root.insertBefore(walk(CREATE), anchor); break;
      case 9: walk(HYDRATE, root.firstChild); break;
      case 10: a = words[p++]; b = reference(); walk(RELOCATE, b, a, nodes[a]); break;
      case 11: nodes[words[p++]] = 0;
    }
    // A select's value means something once its options are there.
    for (let i = 0; i < choices.length; i += 2) if (choices[i].value !== choices[i + 1]) choices[i].value = choices[i + 1];
    choices = [];
  };

  const property = path => path.split(".").reduce((value, name) => value?.[name], current);
  let left;

  return {
    set exports(value) { exports = value; },
    /** Runs the handlers for an event that happened before there were any. */
    replay: event => {
      for (const key in listening) if (key.slice(0, -1) == event.type) dispatch(event, key, +key.at(-1) & 2);
    },
    /** Tells the state of form controls that differ from it. */
    adjust: () => {
      for (const node of adjusted.splice(0))
        for (const type of ["input", "change"]) node.dispatchEvent(new Event(type, { bubbles: true }));
    },
    imports: {
      flush(at, count, textAt, textCount) {
        words = new Int32Array(exports.memory.buffer, at, count);
        text = textCount ? string(textAt, textCount) : "";
        p = o = 0;
        apply();
      },
      shape(id, at, count, programAt, programCount) {
        const steps = new Int32Array(exports.memory.buffer, programAt, programCount);
        const [roots, slotCount, htmlCount, namespace, useful, end] = steps.slice(programCount - 6);
        const element = document.createElement("template"), program = [], names = [];
        const html = string(at, htmlCount), wrapper = ["", "svg", "math"][namespace];
        element.innerHTML = wrapper ? `<${wrapper}>${html}</${wrapper}>` : html;
        let content = element.content, k = 0, usefulHere = 0;
        if (wrapper) {
          const wrapped = content.firstChild;
          (content = document.createDocumentFragment()).append(...wrapped.childNodes);
        }
        for (let i = 0; i < end;) {
          const step = steps[i++];
          program.push(step);
          if (step > 3 && step < 7) {
            let name = string(at + htmlCount + steps[i], steps[i + 1]);
            i += 2;
            if (step == 6) listen(name, steps[i]), name += steps[i++]; else names[k] = name;
            program.push(name);
          }
          if (step > 2 && step < 10) k++;
          if (i <= useful) usefulHere = program.length;
        }
        const isFragment = roots != 1 || program[0] == 7;
        templates[id] = {
          program, names, slotCount, isFragment, useful: usefulHere, first: content.firstChild,
          node: isFragment ? content : content.firstChild,
        };
      },
      number: (at, count) => Number(property(string(at, count))),
      text(at, count, isField) {
        const value = isField ? new FormData(current.target).get(string(at, count)) : property(string(at, count));
        left = new TextEncoder().encode(value == null ? "" : String(value));
        return left.length;
      },
      take(at) { bytes(at, left.length).set(left); },
      call(at, count) {
        const name = string(at, count);
        if (name == "stopPropagation") stopped = 1;
        current[name]();
      },
      node(handle, slot, at, count) { nodes[handle]?.[slot]?.[string(at, count)]?.(); },
      document(at, count, valueAt, valueCount) {
        const name = string(at, count), value = string(valueAt, valueCount);
        if (name == "cookie") document.cookie = value; else document.documentElement.setAttribute(name, value);
      },
      log: (at, count) => console.warn(string(at, count)),
      timer: (id, milliseconds, repeats) =>
        (repeats ? setInterval : setTimeout)(() => { exports.tick(id); fire(); }, milliseconds),
      untimer: id => { clearInterval(id); clearTimeout(id); },
    },
  };
}
