// Starts the module on a page that the server has rendered: loads it, lets it adopt the page, replays what happened in
// the meantime, and takes over navigation. Whatever fails here leaves plain pages, links and forms.
import { createDocument } from "./document.js";
import { startNavigation } from "./navigation.js";
import { reloadOnBuild } from "./reload.js";

const data = document.getElementById("martlet-data");
const settings = document.getElementById("martlet").dataset, { module: build, parts: ownParts } = settings;
const parts = {};
let main, isAlive, pages, actions;

/** In development, the line of the view that has written a node. */
const sourceOf = node => node.$source ?? (node.parentNode ? sourceOf(node.parentNode) : "a view without elements");

const mismatch = (expected, found, text) => Error(
  `The server's page does not fit the component. In ${sourceOf(expected)}: expected ${
    text ? `“${text}”` : expected.outerHTML}, found ${found ? found.outerHTML ?? `“${found.data}”` : "nothing"}`);

const dom = createDocument(document.body, data, DEVELOPMENT && mismatch);

/** What only some pages need comes with these; a module without parts is whole. */
const loadParts = ids => Promise.all((ownParts && `${ids}`.match(/\d+/g) || []).map(
  id => parts[id] ??= WebAssembly.compileStreaming(fetch(build.slice(0, -4) + id + ".wasm")).then(
    async part => WebAssembly.instantiate(part, { p: (await main).instance.exports }))));

/** What sends actions and hears of events comes with the first page that has a use for it. */
const withActions = use => (actions ??= import(settings.actions).then(script => script.start(pages, dom.answer, settings))).then(use);
const shown = () => (actions || document.querySelector("[data-action],[data-live]")) && withActions(({ shown }) => shown()).catch(console.error);

try {
  dom.imports.send = (number, at, count) => {
    const call = dom.string(at, count);
    withActions(({ send }) => send(number, call)).catch(() => dom.answer(number, { done: false, text: "The connection failed." }));
  };
  // `x` stands where functions of a part will be.
  const missing = new Proxy({}, { get: () => () => { throw "part"; } });
  main = WebAssembly.instantiateStreaming(fetch(build), { m: dom.imports, x: missing });
  await Promise.all([main, loadParts(ownParts)]);
  dom.start((await main).instance.exports);
  isAlive = dom.callWith("hydrate", data.textContent);
} catch (error) {
  console.error(error);
}

if (isAlive) {
  pages = startNavigation(build, dom.callWith, loadParts, shown);
  await shown();
}
// What the loader has kept.
martlet(isAlive && dom.replay);
if (isAlive) {
  dom.adjust();
  document.documentElement.dataset.hydrated = "";
}
if (DEVELOPMENT) reloadOnBuild();
