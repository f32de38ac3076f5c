// Every type of page, in three scripts, as every reader may see it: axe-core finds nothing to complain of.
import assert from "node:assert/strict";
import { broken } from "../lib/axe.mjs";
import { test, withPage } from "../lib/browser.mjs";
import { EDITIONS, pageTypes } from "../lib/pages.mjs";

/** What readers may prefer, one after the other on the same page. */
const LOOKS = [
  { name: "light", colorScheme: "light", forcedColors: "none", width: 1280 },
  { name: "dark", colorScheme: "dark", forcedColors: "none", width: 1280 },
  { name: "forced colours", colorScheme: "dark", forcedColors: "active", width: 1280 },
  { name: "light, 320 px", colorScheme: "light", forcedColors: "none", width: 320 },
  { name: "dark, 320 px", colorScheme: "dark", forcedColors: "none", width: 320 },
];

/** Looks at the page in every look, and gives what is broken. */
async function brokenInEveryLook(page) {
  const found = [];
  for (const { name, colorScheme, forcedColors, width } of LOOKS) {
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await broken(page)).map((line) => `${name}: ${line}`));
  }
  return found;
}

for (const { site, lang } of EDITIONS) {
  for (const { type, file } of await pageTypes(site, lang)) {
    test(`axe: ${lang} ${type}`, () =>
      withPage(async ({ page, open }) => {
        await open(file);
        // Everything that is folded away is looked at too.
        await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
        assert.deepEqual(await brokenInEveryLook(page), [], `${file} breaks rules of accessibility`);
      }, { site, lang }), { timeout: 60_000 });
  }
}

/** What pages look like in the middle of a search. */
const SEARCHES = [
  { state: "a list of results below the field", file: "terms/fountain.html", until: ".site-header [role=option]" },
  { state: "the page of results", file: "search.html", until: ".found > ol li" },
  { state: "nothing found", file: "search.html", words: "zzzzzz", until: ".search [role=status]:not(:empty)" },
];
const WORDS = { en: "fountain", ar: "نافورة", zh: "饮水点" };

for (const lang of ["en", "ar", "zh"]) {
  for (const { state, file, words, until } of SEARCHES) {
    test(`axe: ${lang}, searching: ${state}`, () =>
      withPage(async ({ page, open }) => {
        await open(`${lang}/${file}`);
        // Every key is a question of its own, so the words come at once.
        await page.locator("#at-search").focus();
        await page.keyboard.insertText(words ?? WORDS[lang]);
        await page.locator(until).first().waitFor();
        await page.evaluate(() => document.querySelectorAll("main details").forEach((part) => { part.open = true; }));
        assert.deepEqual(await brokenInEveryLook(page), []);
      }, { site: "six", lang }), { timeout: 60_000 });
  }
}
