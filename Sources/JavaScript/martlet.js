// Starts the module on a page that the server has rendered: loads it, lets it adopt the page, replays what happened in
// the meantime, and takes over navigation. Whatever fails here leaves plain pages, links and forms.
import { createDocument } from "./document.js";
import { startNavigation } from "./navigation.js";
import { reloadOnBuild } from "./reload.js";

const data = document.getElementById("martlet-data");
const settings = document.getElementById("martlet").dataset, { module: build, parts: ownParts } = settings;
const parts = {};
let exports, isAlive, startActions;

/** In development, the line of the view that has written a node. */
const sourceOf = node => node.$source ?? (node.parentNode ? sourceOf(node.parentNode) : "a view without elements");

const mismatch = (expected, found, text) => Error(
  `The server's page does not fit the component. In ${sourceOf(expected)}: expected ${
    text ? `“${text}”` : expected.outerHTML}, found ${found ? found.outerHTML ?? `“${found.data}”` : "nothing"}`);

const dom = createDocument(document.body, data, DEVELOPMENT && mismatch);

const load = (response, imports) => WebAssembly.instantiateStreaming(response, imports);

/** What only some pages need comes with these; a module without parts is whole. */
const loadParts = ids => Promise.all((ownParts && ids ? ids + "" : "").split(",").filter(id => id).map(
  id => parts[id] ??= load(fetch(build.slice(0, -4) + id + ".wasm"), { p: exports })));

try {
  const response = fetch(build);
  // Sites that have actions: what sends them.
  if (settings.actions) startActions = (await import(settings.actions)).prepare(
    send => dom.imports.send = (number, at, count) => send(number, dom.string(at, count)), dom.answer, settings);
  // `x` stands where functions of a part will be.
  const missing = new Proxy({}, { get: () => () => { throw "part"; } });
  exports = (await load(response, { m: dom.imports, x: missing })).instance.exports;
  await loadParts(ownParts);
  dom.start(exports);
  isAlive = dom.callWith("hydrate", data.textContent);
} catch (error) {
  console.error(error);
}

if (isAlive) {
  const pages = startNavigation(build, dom.callWith, loadParts);
  startActions?.(pages);
}
// What the loader has kept.
martlet(isAlive && dom.replay);
if (isAlive) {
  dom.adjust();
  document.documentElement.dataset.hydrated = "";
}
if (DEVELOPMENT) reloadOnBuild();
