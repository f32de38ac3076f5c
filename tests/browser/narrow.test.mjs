// Narrow windows and large letters: nothing has to be read by scrolling sideways.
import assert from "node:assert/strict";
import { enlargeText, test, withPage } from "./lib/browser.mjs";
import { EDITIONS, pageTypes } from "./lib/pages.mjs";

/** A window of 320 px is a phone, or a screen of 1280 px at 400 per cent. */
const WINDOWS = [
  { width: 320, zoom: 100 },
  { width: 640, zoom: 200 },
  { width: 320, zoom: 200 },
];

for (const { site, lang } of EDITIONS) {
  for (const { type, file } of await pageTypes(site, lang)) {
    test(`no sideways scroll: ${lang} ${type}`, () =>
      withPage(async ({ page, open }) => {
        await open(file);
        await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
        for (const { width, zoom } of WINDOWS) {
          await page.setViewportSize({ width, height: 800 });
          await enlargeText(page, zoom);
          assert.deepEqual(await page.evaluate(whatSticksOut), [], `${file} at ${width} px, text at ${zoom} per cent`);
        }
      }, { site, lang }));
  }
}

/** The outermost things that are wider than the window, unless they scroll within themselves as tables may. */
function whatSticksOut() {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const scrolls = (part) => part && (getComputedStyle(part).overflowX !== "visible" || scrolls(part.parentElement));
  const sticksOut = (part) => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && (box.right > room + 0.5 || box.left < -0.5) && !scrolls(part.parentElement);
  };
  const found = [...document.body.querySelectorAll("*")].filter(sticksOut).slice(0, 5)
    .map((part) => `${part.tagName}.${part.className}: ${part.textContent.trim().slice(0, 40)}`);
  return found.length > 0 ? found : ["the page, by nothing that can be named"];
}
