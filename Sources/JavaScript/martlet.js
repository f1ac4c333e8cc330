// Starts the module on a page that the server has rendered: loads it, lets it adopt the page, replays what happened in
// the meantime, and takes over navigation. Whatever fails here leaves plain pages, links and forms.
import { createDocument } from "./document.js";
import { startNavigation } from "./navigation.js";
import { reloadOnBuild } from "./reload.js";

const data = document.getElementById("martlet-data");
const { module: build, part: firstPart } = document.getElementById("martlet").dataset;
const early = window.martlet;
let exports;

/** Replays what the loader has kept, and gives the browser the forms that nobody has handled. */
const release = () => {
  early.stop();
  for (const event of early.splice(0)) {
    if (exports) dom.replay(event);
    if (event.type == "submit" && !event.handled) event.target.requestSubmit(event.submitter);
  }
};

/** Calls the module; a trap ends it for good, since its state can no longer be trusted. */
const call = (name, ...values) => {
  try {
    return exports?.[name](...values);
  } catch (error) {
    console.error("martlet: the page goes on without its module.", error);
    exports = dom.exports = null;
  }
};

const callWithText = (name, text) => {
  const bytes = new TextEncoder().encode(text);
  // First the room: making it may grow the memory, and the buffer of before is detached then.
  const at = call("buffer", bytes.length);
  if (!exports) return 0;
  new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  return call(name, bytes.length);
};

/** In development, the line of the view that has written a node. */
const sourceOf = node => node.$source ?? (node.parentNode ? sourceOf(node.parentNode) : "a view without elements");

/** What only one page needs comes with the page; a module without parts is whole. */
const parts = {};
const load = id => firstPart && (parts[id] ??=
  WebAssembly.instantiateStreaming(fetch(build.slice(0, -4) + id + ".wasm"), { p: exports }));

const mismatch = (expected, found, text) => Error(DEVELOPMENT
  ? `The server's page does not fit the component. In ${sourceOf(expected)}: expected ${
    text ? `“${text}”` : expected.outerHTML}, found ${found ? found.outerHTML ?? `“${found.data}”` : "nothing"}`
  : "mismatch");

const dom = createDocument(document.body, data, call, mismatch);

try {
  exports = dom.exports = (await WebAssembly.instantiateStreaming(fetch(build), 
    // Stand where functions of a part will be.
    { m: dom.imports, x: new Proxy({}, { get: () => () => {} }) })).instance.exports;
  await load(firstPart);
  call("main");
  if (!callWithText("hydrate", data.textContent)) exports = null;
} catch (error) {
  console.error(error);
}
release();
if (exports) {
  dom.adjust();
  startNavigation(build, callWithText, load);
  document.documentElement.dataset.hydrated = "";
}
if (DEVELOPMENT) reloadOnBuild();
