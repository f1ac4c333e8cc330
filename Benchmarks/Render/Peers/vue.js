// The three pages in Vue 3 where it is installed (`NODE_PATH`), as its compiler for server rendering writes components.
process.env.NODE_ENV = "production";
const { createSSRApp, version } = require("vue");
const { renderToString, ssrInterpolate, ssrRenderAttr, ssrRenderAttrs, ssrRenderClass, ssrRenderComponent, ssrRenderList, ssrRenderStyle } =
  require("vue/server-renderer");
const { run, rows, tiles, sorted, stored } = require("./pages.js");
if (!version.startsWith("3.")) throw Error(`Vue 3 is wanted, ${version} is here`);

const Row = { props: ["number", "name"], ssrRender(_ctx, _push, _parent, _attrs) {
  _push(`<tr${ssrRenderAttrs({ class: _ctx.number % 3 == 0 ? "third" : undefined, ..._attrs })}><td>${
    ssrInterpolate(_ctx.number)}</td><td><a${ssrRenderAttr("href", `/rows/${_ctx.number}`)}>Open ${
    ssrInterpolate(_ctx.number)}</a></td><td>${ssrInterpolate(_ctx.name)}</td><td>${ssrInterpolate(_ctx.number * 7)}</td></tr>`);
} };
const Table = { props: ["rows"], ssrRender(_ctx, _push, _parent, _attrs) {
  _push(`<table${ssrRenderAttrs(_attrs)}><tbody>`);
  ssrRenderList(_ctx.rows, row => {
    _push(ssrRenderComponent(Row, { key: row.number, number: row.number, name: row.name }, null, _parent)); });
  _push("</tbody></table>");
} };
const Tile = { props: ["x", "y"], ssrRender(_ctx, _push, _parent, _attrs) {
  _push(`<div${ssrRenderAttrs({ class: "tile", style: { left: _ctx.x.toFixed(2) + "px", top: _ctx.y.toFixed(2) + "px" }, ..._attrs })}></div>`);
} };
const Spiral = { setup: () => ({ tiles: tiles() }), ssrRender(_ctx, _push, _parent, _attrs, $props, $setup) {
  _push(`<div${ssrRenderAttrs({ id: "wrapper", ..._attrs })}>`);
  ssrRenderList($setup.tiles, tile => { _push(ssrRenderComponent(Tile, { key: tile.id, x: tile.x, y: tile.y }, null, _parent)); });
  _push("</div>");
} };
const Fortune = { props: ["id", "message"], ssrRender(_ctx, _push, _parent, _attrs) {
  _push(`<tr${ssrRenderAttrs(_attrs)}><td>${ssrInterpolate(_ctx.id)}</td><td>${ssrInterpolate(_ctx.message)}</td></tr>`);
} };
const Fortunes = { props: ["stored"], ssrRender(_ctx, _push, _parent, _attrs) {
  _push(`<table${ssrRenderAttrs(_attrs)}><tr><th>id</th><th>message</th></tr>`);
  ssrRenderList(sorted(_ctx.stored), fortune => {
    _push(ssrRenderComponent(Fortune, { key: fortune.id, id: fortune.id, message: fortune.message }, null, _parent)); });
  _push("</table>");
} };

const pages = { table: [Table, { rows }], spiral: [Spiral, {}], fortunes: [Fortunes, { stored }] };
run(`Vue ${version}`, Object.keys(pages), page => {
  const [component, data] = pages[page];
  return () => renderToString(createSSRApp(component, data));
}, [""]).catch(error => { console.error(error); process.exit(1); });
