// Starts the module on a page that the server has rendered: loads it, lets it adopt the page, replays what happened in
// the meantime, and takes over navigation. Whatever fails here leaves plain pages, links and forms.
import { createDocument } from "./document.js";
import { startNavigation } from "./navigation.js";

const script = document.getElementById("martlet");
const data = document.getElementById("martlet-data");
const early = window.martlet ?? Object.assign([], { stop() {} });
const encoder = new TextEncoder();
let exports, isDead = false;

/** Gives the browser what the module would have handled. */
const giveUp = error => {
  if (isDead) return;
  isDead = true;
  console.error("martlet: this page goes on without its module.", error);
  early.stop();
  for (const event of early.splice(0))
    if (event.type == "submit" && !event.handled) event.target.requestSubmit(event.submitter);
};

/** Calls the module; a trap ends it for good, since its state can no longer be trusted. */
const call = (name, ...values) => {
  if (isDead) return 0;
  try {
    return exports[name](...values);
  } catch (error) {
    giveUp(error);
    return 0;
  }
};

const callWithText = (name, text) => {
  const bytes = encoder.encode(text);
  // First the room: making it may grow the memory, and the buffer of before is detached then.
  const at = call("buffer", bytes.length);
  new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  return call(name, bytes.length);
};

const mismatch = (expected, found, handle, text) => Error(!DEVELOPMENT ? "hydration" :
  `hydration: the server's page does not fit the component: expected ${
    text != null ? `the text “${text}”` : expected.outerHTML ?? expected.nodeName}, found ${
    found ? found.outerHTML ?? `“${found.data}”` : "nothing"}`);

const dom = createDocument(document.body, data, (handle, slot) =>
  slot == null ? call("flush") : call("fire", handle, slot), mismatch);

try {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(script.dataset.module), { m: dom.imports });
  exports = dom.exports = instance.exports;
  call("main");
  if (!callWithText("hydrate", data.textContent)) throw Error("the page's data does not fit the module");
} catch (error) {
  giveUp(error);
}

if (!isDead) {
  early.stop();
  for (const event of early.splice(0)) {
    dom.replay(event);
    if (event.type == "submit" && !event.handled) event.target.requestSubmit(event.submitter);
  }
  dom.adjust();
  startNavigation(script.dataset.module, callWithText, () => isDead);
  document.documentElement.dataset.hydrated = "";
}
