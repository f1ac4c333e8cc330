// What the peers on Node share: the pages' data, and how they are measured.
const rows = Array.from({ length: 1000 }, (_, number) => ({ number, name: `Row <${number}> & "friends"` }));

const tiles = () => {
  const width = 960, height = 720, cell = 10, tiles = [];
  for (let angle = 0, radius = 0; radius < Math.min(width, height) / 2; angle += 0.2, radius += cell * 0.015) {
    const x = width / 2 + Math.cos(angle) * radius, y = height / 2 + Math.sin(angle) * radius;
    if (x >= 0 && x <= width - cell && y >= 0 && y <= height - cell) tiles.push({ id: tiles.length, x, y });
  }
  return tiles;
};

const stored = ["fortune: No such file or directory",
  "A computer scientist is someone who fixes things that aren't broken.", "After enough decimal places, nobody gives a damn.",
  "A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1",
  "A computer program does what you tell it to do, not what you want it to do.",
  "Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen", "Any program that runs right is obsolete.",
  "A list is only as strong as its weakest link. — Donald Knuth", "Feature: A bug with seniority.",
  "Computers make very fast, very accurate mistakes.", '<script>alert("This should not be displayed.");</script>',
  "フレームワークのベンチマーク"].map((message, i) => ({ id: i + 1, message }));

const sorted = stored => [...stored, { id: 0, message: "Additional fortune added at request time." }]
  .sort((a, b) => a.message < b.message ? -1 : 1);

/** Prints a page, or measures all: the median of single renderings, processor time per rendering, bytes. */
async function run(version, pages, rendererOf, kinds = ["", ", hydratable", ", with data"]) {
  const [first, page] = process.argv.slice(2);
  if (first == "html") return process.stdout.write(await rendererOf(page, "")());
  if (first == "serve") return serve(+page, rendererOf);
  const seconds = +(first ?? 1), result = { version };
  for (const page of pages) for (const kind of kinds) {
    const render = rendererOf(page, kind), times = [];
    let html;
    const once = async () => {
      const began = process.hrtime.bigint();
      html = render();
      if (html.then) html = await html; // only those that render asynchronously wait
      return Number(process.hrtime.bigint() - began) / 1e6;
    };
    for (const end = Date.now() + 1000; Date.now() < end;) await once(); // let the compiler do its work
    const before = process.cpuUsage();
    for (const end = Date.now() + seconds * 1000; Date.now() < end || times.length < 10;) times.push(await once());
    const { user, system } = process.cpuUsage(before);
    times.sort((a, b) => a - b);
    result[page + kind] = {
      ms: times[times.length >> 1], cpu: (user + system) / 1e3 / times.length, bytes: Buffer.byteLength(html) };
  }
  console.log(JSON.stringify(result));
}

/** Serves the pages at a port, by two processes. */
function serve(port, rendererOf) {
  const cluster = require("cluster");
  if (cluster.isPrimary) {
    process.on("SIGTERM", () => { for (const id in cluster.workers) cluster.workers[id].kill(); process.exit(0); });
    return [cluster.fork(), cluster.fork()];
  }
  const start = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Benchmark</title></head><body>';
  const renderers = {};
  require("http").createServer((request, response) => {
    const page = request.url.slice(1);
    const html = start + (renderers[page] ??= rendererOf(page, ""))() + "</body></html>";
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": Buffer.byteLength(html) });
    response.end(html);
  }).listen(port, "127.0.0.1");
}

module.exports = { rows, tiles, stored, sorted, run };
