// The three pages in React, production build. `node react.js [SECONDS]` measures, `node react.js html PAGE` prints.
process.env.NODE_ENV = "production";
const { createElement: h, version } = require("react");
const { renderToString, renderToStaticMarkup } = require("react-dom/server");
const { run, rows, tiles, sorted, stored } = require("./pages.js");

const Row = ({ number, name }) => h("tr", { className: number % 3 == 0 ? "third" : undefined },
  h("td", null, number), h("td", null, h("a", { href: `/rows/${number}` }, `Open ${number}`)), h("td", null, name),
  h("td", null, number * 7));
const Table = ({ rows }) => h("table", null, h("tbody", null, rows.map(row => h(Row, { key: row.number, ...row }))));

const Tile = ({ x, y }) => h("div", { className: "tile", style: { left: x.toFixed(2) + "px", top: y.toFixed(2) + "px" } });
const Spiral = () => h("div", { id: "wrapper" }, tiles().map(tile => h(Tile, { key: tile.id, x: tile.x, y: tile.y })));

const Fortune = ({ id, message }) => h("tr", null, h("td", null, id), h("td", null, message));
const Fortunes = ({ stored }) => h("table", null, h("tr", null, h("th", null, "id"), h("th", null, "message")),
  sorted(stored).map(fortune => h(Fortune, { key: fortune.id, ...fortune })));

const pages = { table: [Table, { rows }], spiral: [Spiral, {}], fortunes: [Fortunes, { stored }] };
run(`React ${version}`, Object.keys(pages), (page, kind) => {
  const [component, data] = pages[page];
  if (kind == "") return () => renderToStaticMarkup(h(component, data));
  if (kind == ", hydratable") return () => renderToString(h(component, data));
  return () => renderToString(h(component, data)) + JSON.stringify(data).replaceAll("<", "\\u003C");
});
