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

for (const { site, lang } of EDITIONS) {
  for (const { type, file } of await pageTypes(site, lang)) {
    test(`axe: ${lang} ${type}`, () =>
      withPage(async ({ page, open }) => {
        await open(file);
        // Everything that is folded away is looked at too.
        await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
        const found = [];
        for (const { name, colorScheme, forcedColors, width } of LOOKS) {
          await page.emulateMedia({ colorScheme, forcedColors });
          await page.setViewportSize({ width, height: 900 });
          found.push(...(await broken(page)).map((line) => `${name}: ${line}`));
        }
        assert.deepEqual(found, [], `${file} breaks rules of accessibility`);
      }, { site, lang }));
  }
}
