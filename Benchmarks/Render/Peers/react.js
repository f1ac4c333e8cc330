// The same three pages in React (production), with and without what hydration needs.
process.env.NODE_ENV = "production";
const { createElement: h } = require("react");
const { renderToString, renderToStaticMarkup } = require("react-dom/server");

const Row = ({ number, name }) => h("tr", { className: number % 3 == 0 ? "third" : undefined },
  h("td", null, number), h("td", null, h("a", { href: `/rows/${number}` }, "Open ", number)), h("td", null, name),
  h("td", null, number * 7));
const rows = Array.from({ length: 1000 }, (_, number) => ({ number, name: `Row <${number}> & "friends"` }));
const Table = () => h("table", null, h("tbody", null, rows.map(row => h(Row, { key: row.number, ...row }))));

const Tile = ({ x, y }) => h("div", { className: "tile", style: { left: x + "px", top: y + "px" } });
const tiles = Array.from({ length: 2398 }, (_, i) => ({
  x: (480 + Math.cos(i * 0.2) * 0.15 * i).toFixed(2), y: (480 + Math.sin(i * 0.2) * 0.15 * i).toFixed(2) }));
const Spiral = () => h("div", { id: "wrapper" }, tiles.map((tile, i) => h(Tile, { key: i, ...tile })));

const fortunes = ["fortune: No such file or directory", "A computer scientist is someone who fixes things that aren't broken.",
  "After enough decimal places, nobody gives a damn.", "A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67",
  "A computer program does what you tell it to do, not what you want it to do.",
  "Emacs is a nice operating system, but I prefer UNIX.", "Any program that runs right is obsolete.",
  "A list is only as strong as its weakest link.", "Feature: A bug with seniority.",
  "Computers make very fast, very accurate mistakes.", '<script>alert("This should not be displayed.");</script>',
  "フレームワークのベンチマーク"];
const Fortune = ({ number, message }) => h("tr", null, h("td", null, number), h("td", null, message));
const Fortunes = () => h("table", null, h("tbody", null, h("tr", null, h("th", null, "id"), h("th", null, "message")),
  fortunes.map((message, i) => h(Fortune, { key: i, number: i + 1, message }))));

const seconds = +(process.argv[2] ?? 1), result = {};
for (const [name, Page] of Object.entries({ table: Table, spiral: Spiral, fortunes: Fortunes }))
  for (const [suffix, render] of [["", renderToStaticMarkup], [", hydratable", renderToString]]) {
    const times = [];
    let html;
    const once = () => { const t = process.hrtime.bigint(); html = render(h(Page)); return Number(process.hrtime.bigint() - t) / 1e6; };
    for (const warm = Date.now() + 1000; Date.now() < warm;) once(); // let the compiler do its work
    const end = Date.now() + seconds * 500;
    while (Date.now() < end || times.length < 10) times.push(once());
    times.sort((a, b) => a - b);
    result[name + suffix] = { ms: times[times.length >> 1], bytes: Buffer.byteLength(html) };
  }
console.log(JSON.stringify(result));
