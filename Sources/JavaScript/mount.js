// Starts a module that shows a component by `mount(_:)`: no server, so nothing to adopt and no pages to go to. The module
// stands beside this script; the component goes into the element with the id `main`, or into the body.
import { createDocument } from "./document.js";

let exports;
const root = document.getElementById("main") ?? document.body;
const dom = createDocument(root, null, (name, ...values) => exports[name](...values));

const response = fetch(new URL("site.wasm", import.meta.url));
const { instance } = await WebAssembly.instantiateStreaming(response, { m: dom.imports });
exports = dom.exports = instance.exports;
exports.main();
