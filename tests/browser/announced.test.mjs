// What a screen reader is told: the tree of names and roles of the main types of pages, as files for people to read.
// `PANELBOOK_UPDATE=1 node tests/browser/run.mjs announced` writes them anew; read every change that it makes.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test, withPage } from "./lib/browser.mjs";
import { root } from "./lib/program.mjs";

const folder = path.join(root, "tests/browser/announced");
const PAGES = {
  "home.en": "en/index.html",
  "home.ar": "ar/index.html",
  "document.en": "en/documents/charter.html",
  "document.ar": "ar/documents/charter.html",
  "technology.en": "en/technologies/bottle-filler.html",
  "technology.zh": "zh/technologies/bottle-filler.html",
  "kind.en": "en/practices/index.html",
};

for (const [name, file] of Object.entries(PAGES)) {
  test(`a screen reader is told what stands in announced/${name}.yml`, () =>
    withPage(async ({ page, open }) => {
      await open(file);
      const told = `${await page.locator("body").ariaSnapshot()}\n`;
      const expected = path.join(folder, `${name}.yml`);
      if (process.env.PANELBOOK_UPDATE) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(expected, told);
      }
      assert.equal(told, readFileSync(expected, "utf8"));
    }, { site: "six" }));
}

test("a paragraph announces its number by a link that says where it leads", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/iti.html");
    const link = page.getByRole("link", { name: "Link to paragraph 8", exact: true });
    assert.equal(await link.count(), 1);
    assert.equal(await link.textContent(), "8");
    await link.click();
    assert.equal(new URL(page.url()).hash, "#p8");
  }));

test("who cites a paragraph is a closed part that says how many, and opens", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/iti.html");
    const part = page.locator("#p8-a details.cited-by").first();
    assert.equal(await part.evaluate((details) => details.open), false);
    const summary = part.locator("summary");
    assert.match(await summary.textContent(), /^Cited in \d+ entries$/);
    assert.equal(await part.locator("a").first().isVisible(), false);
    await summary.click();
    assert.equal(await part.locator("a").first().isVisible(), true);
  }));

test("a term is explained once on a page, however often it is named", () =>
  withPage(async ({ page, open }) => {
    await open("en/technologies/modular-design.html");
    const explained = await page.evaluate(() => {
      const seen = new Map();
      for (const part of document.querySelectorAll("main :is([aria-describedby], [data-term], .term)")) {
        const key = part.getAttribute("data-term") ?? part.getAttribute("aria-describedby") ?? part.textContent.trim();
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
      return [...seen].filter(([, times]) => times > 1);
    });
    assert.deepEqual(explained, []);
  }));

test("an abbreviation or a mark that only decorates is not announced", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/charter.html");
    const told = await page.locator("main").ariaSnapshot();
    assert.doesNotMatch(told, /text: ["“]?[#↑/·]["”]?$/m);
  }, { site: "six" }));

test("every page has one main part, one heading of the first level, and parts with names of their own", () =>
  withPage(async ({ page, open }) => {
    for (const file of Object.values(PAGES)) {
      await open(file);
      assert.equal(await page.getByRole("main").count(), 1, file);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, file);
      const levels = await page.evaluate(() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.tagName[1])));
      levels.forEach((level, at) => assert.ok(at === 0 || level <= levels[at - 1] + 1, `${file}: a heading of level ${level} follows one of ${levels[at - 1]}`));
    }
  }, { site: "six" }));
