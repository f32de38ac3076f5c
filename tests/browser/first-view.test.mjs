// What a first look at a page costs: few requests, all to the same place, few bytes, and nothing that jumps.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { test, withPage } from "./lib/browser.mjs";
import { EDITIONS, pageTypes } from "./lib/pages.mjs";
import { pagesOf, site as build } from "./lib/site.mjs";

/** Requests for a first view, the page itself among them. */
const REQUESTS = 5;
/** Gzipped bytes of an entry's page with its style and script, and of the style alone. */
const PAGE = 20_000;
const STYLE = 8_000;

for (const { site, lang } of EDITIONS) {
  for (const { type, file } of await pageTypes(site, lang)) {
    test(`a first view: ${lang} ${type}`, () =>
      withPage(async ({ page, open, requests }) => {
        await page.addInitScript(() => {
          window.shifts = [];
          new PerformanceObserver((list) => {
            for (const shift of list.getEntries()) {
              const moved = shift.sources.map(({ node }) => node?.className || node?.nodeName).join(", ");
              window.shifts.push(`${shift.value} at ${moved}`);
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
        await open(file);
        assert.ok(requests.length <= REQUESTS, `asked for ${requests.join(", ")}`);
        // Everything that a deferred script does at once is drawn after two frames.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))));
        assert.deepEqual(await page.evaluate(() => window.shifts), [], "nothing jumps");
      }, { site, lang, width: 390, height: 844 }));
  }
}

test("every page of an entry weighs little, its style and script included", async () => {
  for (const site of ["real", "six"]) {
    const folder = await build(site);
    const weights = new Map();
    const weight = async (file) => {
      if (!weights.has(file)) weights.set(file, gzipSync(await readFile(file), { level: 9 }).length);
      return weights.get(file);
    };
    const heavy = [];
    for (const file of await pagesOf(folder)) {
      const place = path.join(folder, file);
      const html = await readFile(place, "utf8");
      if (!html.includes('<article class="entry')) continue;
      const parts = [...html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map((part) => part[1]);
      let sum = await weight(place);
      for (const part of parts) {
        const bytes = await weight(path.resolve(path.dirname(place), part));
        if (part.endsWith(".css")) assert.ok(bytes <= STYLE, `${part} has ${bytes} bytes`);
        sum += bytes;
      }
      if (sum > PAGE) heavy.push(`${file}: ${sum}`);
    }
    assert.deepEqual(heavy, []);
  }
});
