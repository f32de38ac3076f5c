// Lighthouse over the main pages, as a phone on a slow network sees them: `cargo xtask bench pages [--runs 3] [page …]`.
// Goes in: the real site, served compressed. Comes out: a table of medians, and what Lighthouse complains of.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { executable } from "./lib/chromium.mjs";
import { root } from "./lib/program.mjs";
import { POLICY, serve } from "./lib/server.mjs";
import { site as build } from "./lib/site.mjs";

// `cargo xtask bench pages` installs it there.
const { default: lighthouse } = await import(path.join(root, "target/peers/lighthouse/node_modules/lighthouse/core/index.js"));

const PAGES = {
  home: "en/index.html",
  entry: "en/technologies/modular-design.html",
  document: "en/documents/facilitators-summary-2021.html",
  index: "en/practices/index.html",
  search: "en/search.html",
  matrix: "en/coverage.html",
};
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const words = process.argv.slice(2);
const flag = words.indexOf("--runs");
const runs = flag < 0 ? 3 : Number(words.splice(flag, 2)[1]);
const folder = mkdtempSync(path.join(tmpdir(), "panelbook-"));
process.env.PANELBOOK_TEST_FOLDER = folder;
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
// Lighthouse asks for robots.txt from within the page, which the strict policy would keep it from.
const server = await serve(await build("real"), { gzip: true, policy: `${POLICY}; connect-src 'self'` });
// A port that was free a moment ago, so that two benches do not meet.
const listening = await serve(folder);
const port = Number(new URL(listening.address).port);
await listening.close();
const chrome = await chromium.launch({
  executablePath: executable(),
  args: ["--no-sandbox", "--disable-dev-shm-usage", `--remote-debugging-port=${port}`],
});
const complaints = new Set();
console.log(`| page | ${CATEGORIES.join(" | ")} | first paint | largest paint | blocked | shift | bytes |`);
console.log("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
try {
  for (const [name, file] of Object.entries(PAGES)) {
    if (words.length > 0 && !words.includes(name)) continue;
    const results = [];
    for (let run = 0; run < runs; run += 1) {
      // Lighthouse's own settings for phones: a slow fourth generation network and a processor four times slower.
      const { lhr } = await lighthouse(server.address + file, { port, onlyCategories: CATEGORIES, logLevel: "error" });
      if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
      results.push(lhr);
      for (const [category, { auditRefs }] of Object.entries(lhr.categories)) {
        for (const { id, weight } of auditRefs) {
          const { score, title, details } = lhr.audits[id];
          if (weight > 0 && score !== null && score < 0.9) {
            const at = (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.url ?? item.description ?? "").join(" ");
            complaints.add(`${name}: ${category}: ${title} ${at}`.trim());
          }
        }
      }
    }
    const score = (category) => Math.round(median(results.map((lhr) => lhr.categories[category].score)) * 100);
    const figure = (audit) => median(results.map((lhr) => lhr.audits[audit].numericValue));
    console.log(`| ${name} | ${CATEGORIES.map(score).join(" | ")} | ${(figure("first-contentful-paint") / 1000).toFixed(2)} s | ` +
      `${(figure("largest-contentful-paint") / 1000).toFixed(2)} s | ${figure("total-blocking-time").toFixed(0)} ms | ` +
      `${figure("cumulative-layout-shift").toFixed(3)} | ${(figure("total-byte-weight") / 1000).toFixed(1)} kB |`);
  }
} finally {
  await chrome.close();
  await server.close();
}
for (const complaint of complaints) console.log(`- ${complaint}`);
