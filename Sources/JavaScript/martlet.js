// Starts the module on a page that the server has rendered: loads it, lets it adopt the page, replays what happened in
// the meantime, and takes over navigation. Whatever fails here leaves plain pages, links and forms.
import { createDocument } from "./document.js";
import { startNavigation } from "./navigation.js";
import { reloadOnBuild } from "./reload.js";

const data = document.getElementById("martlet-data");
const settings = document.getElementById("martlet").dataset, { module: build, parts: ownParts } = settings;
const parts = {};
let main, isAlive, pages, actions, started, wantsActions;

/** In development, the line of the view that has written a node. */
const sourceOf = node => node.$source ?? (node.parentNode ? sourceOf(node.parentNode) : "a view without elements");

const mismatch = (expected, found, text) => Error(
  `The server's page does not fit the component. In ${sourceOf(expected)}: expected ${
    text ? `“${text}”` : expected.outerHTML}, found ${found ? found.outerHTML ?? `“${found.data}”` : "nothing"}`);

const dom = createDocument(document.body, data, DEVELOPMENT && mismatch);

/** What sends actions and hears of events: without it forms are sent by the browser. */
const loadActions = () => actions ??= import(settings.actions).catch(error => { actions = null; throw error; });
const withActions = use => loadActions().then(script => use(started ??= script.start(pages, dom.answer, settings)));
const isWanted = () => started || document.querySelector("[data-action],[data-live]");
const tellActions = page => withActions(({ shown }) => shown(page)).catch(console.error);
const shown = page => isWanted() && tellActions(page);

/** What only some pages need comes with these: parts of the module, where it is not whole, and what sends forms if it may be needed. */
const prepare = (ids, needsActions) => Promise.all([
  needsActions && settings.actions && loadActions(),
  ...(ownParts && `${ids}`.match(/\d+/g) || []).map(
    id => parts[id] ??= WebAssembly.compileStreaming(fetch(build.slice(0, -4) + id + ".wasm")).then(
      async part => WebAssembly.instantiate(part, { p: (await main).instance.exports })))]);

try {
  dom.imports.send = (number, at, count) => {
    const call = dom.string(at, count);
    withActions(({ send }) => send(number, call)).catch(() => dom.answer(number, { done: false, text: "The connection failed." }));
  };
  // `x` stands where functions of a part will be.
  const missing = new Proxy({}, { get: () => () => { throw "part"; } });
  main = WebAssembly.instantiateStreaming(fetch(build), { m: dom.imports, x: missing });
  // Asked once: it means to look through the whole page.
  wantsActions = isWanted();
  // With all that hears events: between the loader, which keeps them, and what handles them nothing may be waited for.
  await Promise.all([main, prepare(ownParts), wantsActions && loadActions().catch(console.error)]);
  dom.start((await main).instance.exports);
  isAlive = dom.callWith("hydrate", data.textContent);
} catch (error) {
  console.error(error);
}

if (isAlive) {
  pages = startNavigation(build, dom.callWith, prepare, shown);
  // The first form of a page that came without one.
  addEventListener("submit", event => {
    const { target, submitter } = event;
    if (started || event.defaultPrevented || target.dataset.action == null) return;
    event.preventDefault();
    withActions(() => target.requestSubmit(submitter)).catch(() => target.submit());
  });
  if (wantsActions) await tellActions();
}
// What the loader has kept.
martlet(isAlive && dom.replay);
if (isAlive) {
  dom.adjust();
  document.documentElement.dataset.hydrated = "";
}
if (DEVELOPMENT) reloadOnBuild();
