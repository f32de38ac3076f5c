// Asks a built site in Chromium and says what each question cost. Started by `cargo xtask bench search`:
//   node search.mjs '{"site": folder, "engine": "panelbook"|"pagefind", "queries": [...], "modules": folder, "chromium": path}'
// One line of JSON comes back for each question. The server gzips everything once, as a web host does, and counts
// the bytes of the bodies; with `rtt` (seconds) and `rate` (bytes a second, shared) it answers like a slow link.
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const job = JSON.parse(process.argv[2]);
const { chromium } = createRequire(join(job.modules, "package.json"))("playwright-core");

const TYPES = { ".js": "text/javascript; charset=utf-8", ".html": "text/html; charset=utf-8", ".json": "application/json", ".wasm": "application/wasm", ".css": "text/css" };
const BENCH = {
  // The client looks for the page's form, and loads what is further down by itself.
  panelbook: `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<form role="search" data-words="|||||||||||||#|||||"><input name="q" id="at-search"><p role="status"></p></form><script>
const load = (script) => new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src: script, onload: done })));
// As themes/panel/scripts/page/80-search.js does when the field gets the focus: the client, and the root beside it.
window.prepare = async () => {
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: "assets/search/en.js" }));
  await load("assets/theme/search.js");
  // Nothing asked for loads the root.
  await panelbookSearch.ask("", {});
};
window.ask = async (text) => {
  const began = performance.now();
  const answer = await panelbookSearch.ask(text, { filters: {}, from: 0, count: 10, typing: false });
  const listed = performance.now();
  const snippets = await Promise.all(answer.snippets ?? []);
  return { total: answer.total, hits: answer.hits.length, listed: listed - began, all: performance.now() - began, snippets: snippets.length };
};
window.typed = async (text) => {
  const began = performance.now();
  await panelbookSearch.ask(text, { filters: {}, from: 0, count: 10, typing: true });
  return performance.now() - began;
};
</script>`,
  pagefind: `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><script type="module">
let pagefind;
window.prepare = async () => { pagefind = await import("/pagefind/pagefind.js"); await pagefind.init(); };
window.ask = async (text) => {
  const began = performance.now();
  const found = await pagefind.search(text);
  const listed = performance.now();
  const ten = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return { total: found.results.length, hits: ten.length, listed: performance.now() - began, searched: listed - began, all: performance.now() - began };
};
window.typed = async (text) => {
  const began = performance.now();
  await pagefind.search(text);
  return performance.now() - began;
};
</script>`,
};

const held = new Map();
const body = (path) => {
  if (!held.has(path)) {
    const bytes = path === "/bench.html" ? Buffer.from(BENCH[job.engine]) : readFileSync(join(job.site, normalize(path)));
    const packed = gzipSync(bytes, { level: 9 });
    // Pagefind's own files are gzip already; a server sends what is smaller.
    held.set(path, packed.length < bytes.length ? { bytes: packed, gzip: true } : { bytes, gzip: false });
  }
  return held.get(path);
};

// A piece of a page, for what a result says of it.
const snippet = ({ path }) => path.includes("/fragment/") || /-\d+-\d+\.js$/.test(path);

let log = [];
let link = { rtt: 0, rate: 0 };
let free = 0;
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  let found;
  try {
    found = body(path);
  } catch {
    response.writeHead(404).end();
    return;
  }
  const answer = () => {
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "cache-control": "max-age=600", ...(found.gzip ? { "content-encoding": "gzip" } : {}) });
    response.end(found.bytes);
  };
  // What is asked for after an answer came depends on it: one round more. Pieces of pages do not depend on one another,
  // however few of them a browser asks for at once.
  const before = log.filter((entry) => entry.sent && !snippet(entry));
  const entry = { path, bytes: found.bytes.length, round: 1 + Math.max(0, ...before.map(({ round }) => round)) };
  if (path !== "/bench.html" && path !== "/favicon.ico") log.push(entry);
  response.on("finish", () => { entry.sent = true; });
  if (!link.rtt) return answer();
  // One link for all: an answer leaves when those before it have gone through.
  const now = performance.now();
  const ready = Math.max(now + link.rtt * 1000, free);
  free = ready + (link.rate ? (found.bytes.length / link.rate) * 1000 : 0);
  setTimeout(answer, free - now);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${server.address().port}`;
const profile = mkdtempSync(join(tmpdir(), "panelbook-bench-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: job.chromium,
  headless: true,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// A page that knows nothing: its own context, so that nothing is cached.
const fresh = async () => {
  const own = await context.browser()?.newContext() ?? context;
  const page = await own.newPage();
  await page.goto(`${origin}/bench.html`, { waitUntil: "load" });
  return { own, page };
};
const say = (line) => process.stdout.write(`${JSON.stringify(line, (_, value) => (typeof value == "number" ? Math.round(value * 100) / 100 : value))}\n`);

for (const query of job.queries) {
  log = [];
  const { own, page } = await fresh();
  await page.evaluate(() => window.prepare());
  const before = log.length;
  const first = log.reduce((sum, entry) => sum + entry.bytes, 0);
  const cold = await page.evaluate((text) => window.ask(text), query);
  const again = await page.evaluate((text) => window.ask(text), query);
  const asked = log.slice(before);
  say({ kind: "cold", query, bytes: log.reduce((sum, entry) => sum + entry.bytes, 0), focus: first, requests: log.filter((entry) => !snippet(entry)).length, snippets: log.filter(snippet).length, cold, again: again.all, files: asked.map((entry) => [entry.path, entry.bytes]) });
  if (own !== context) await own.close();
  else await page.close();
}
if (job.rounds) {
  for (const query of job.queries) {
    const { own, page } = await fresh();
    log = [];
    link = { rtt: 0.3, rate: 0 };
    await page.evaluate(() => window.prepare());
    const focus = Math.max(...log.map(({ round }) => round));
    await page.evaluate((text) => window.ask(text), query);
    link = { rtt: 0, rate: 0 };
    const most = (some) => Math.max(...log.filter(some).map(({ round }) => round));
    say({ kind: "rounds", query, focus, index: most((entry) => !snippet(entry)), all: most(() => true) });
    if (own !== context) await own.close();
  }
}
if (job.slow) {
  for (const query of job.queries) {
    const { own, page } = await fresh();
    link = { rtt: 0.3, rate: 50_000 };
    free = 0;
    const began = performance.now();
    // The field gets the focus a moment before the first word is whole.
    await page.evaluate(() => window.prepare());
    const focused = performance.now();
    const answer = await page.evaluate((text) => window.ask(text), query);
    const done = performance.now();
    link = { rtt: 0, rate: 0 };
    say({ kind: "slow", query, seconds: (done - began) / 1000, afterFocus: (done - focused) / 1000, listed: answer.listed / 1000 });
    if (own !== context) await own.close();
  }
}
if (job.typing) {
  const { own, page } = await fresh();
  await page.evaluate(() => window.prepare());
  const times = [];
  for (const word of job.typing) {
    // Once to load what is needed, then warm.
    for (let pass = 0; pass < 2; pass += 1) {
      for (let end = 2; end <= word.length; end += 1) {
        const time = await page.evaluate((text) => window.typed(text), word.slice(0, end));
        if (pass) times.push(time);
      }
    }
  }
  times.sort((a, b) => a - b);
  say({ kind: "typing", keystrokes: times.length, p50: times[Math.floor(times.length * 0.5)], p95: times[Math.floor(times.length * 0.95)], most: times.at(-1) });
  if (own !== context) await own.close();
}
if (job.rest) {
  // The index at rest, gzipped file by file: leaves apart, and positions, which are shards of one text.
  const { readdirSync } = await import("node:fs");
  const sum = { index: 0, positions: 0, leaves: 0, files: 0 };
  const folder = job.engine == "panelbook" ? "assets/search" : "pagefind";
  for (const entry of readdirSync(join(job.site, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    const gz = Math.min(gzipSync(bytes, { level: 9 }).length, bytes.length);
    const leaf = job.engine == "panelbook" ? /-.*-/.test(entry.name) : path.includes("fragment");
    const positions = job.engine == "panelbook" && !leaf && /^panelbookShard\("[a-z2-7]{7}","[^"]*"\)/.test(bytes.toString());
    sum[leaf ? "leaves" : positions ? "positions" : "index"] += gz;
    sum.files += 1;
  }
  say({ kind: "rest", ...sum });
}
await context.close();
server.close();
rmSync(profile, { recursive: true, force: true });
