// Starts a module that shows a component by `mount(_:)`: no server, so nothing to adopt and no pages to go to. The module
// stands beside this script; the component goes into the element with the id `main`, or into the body.
import { createDocument } from "./document.js";

const dom = createDocument(document.getElementById("main") ?? document.body, null);
const response = fetch(new URL("site.wasm", import.meta.url));
dom.start((await WebAssembly.instantiateStreaming(response, { m: dom.imports })).instance.exports);
