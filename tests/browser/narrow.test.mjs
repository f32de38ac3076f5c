// Narrow windows and large letters: nothing has to be read by scrolling sideways, and nothing is cut or written over.
import assert from "node:assert/strict";
import { enlargeText, test, withPage } from "./lib/browser.mjs";
import { EDITIONS, pageTypes } from "./lib/pages.mjs";

/** A window of 320 px is a phone, or a screen of 1280 px at 400 per cent. */
const WINDOWS = [
  { width: 320, zoom: 100 },
  { width: 640, zoom: 200 },
  { width: 320, zoom: 200 },
  { width: 1280, zoom: 200 },
];

for (const { site, lang } of EDITIONS) {
  for (const { type, file } of await pageTypes(site, lang)) {
    test(`no sideways scroll, nothing cut: ${lang} ${type}`, () =>
      withPage(async ({ page, open }) => {
        await open(file);
        await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
        for (const { width, zoom } of WINDOWS) {
          await page.setViewportSize({ width, height: 800 });
          await enlargeText(page, zoom);
          const at = `${file} at ${width} px, text at ${zoom} per cent`;
          assert.deepEqual(await page.evaluate(whatSticksOut), [], at);
          assert.deepEqual(await page.evaluate(whatIsHidden), [], at);
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

/** Lines of text that are cut off, or that others are written over. What is scrolled within itself or lies above the page is left out. */
function whatIsHidden() {
  const apart = (part) => part && (["sticky", "fixed"].includes(getComputedStyle(part).position) || getComputedStyle(part).overflowY === "auto" || apart(part.parentElement));
  const cut = [...document.body.querySelectorAll("*")].filter((part) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(part);
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    return clipPath === "none" && (hides(overflowX) && part.scrollWidth > part.clientWidth + 1 || hides(overflowY) && part.scrollHeight > part.clientHeight + 1);
  });
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const holder = node.parentElement;
    if (!node.data.trim() || !holder.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || apart(holder)) continue;
    if (holder.closest("svg, select, option, .skip, .tip, .site-header label, caption")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // The letters stand in the middle of their line.
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const middle = (top + bottom) / 2;
      const size = parseFloat(getComputedStyle(holder).fontSize) / 3;
      lines.push({ node, left: left + 1, right: right - 1, top: middle - size, bottom: middle + size });
    }
  }
  lines.sort((one, other) => one.top - other.top);
  const over = lines.flatMap((one, at) => {
    const found = [];
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (other.node !== one.node && other.left < one.right && one.left < other.right) found.push(`${one.node.data.trim().slice(0, 30)} | ${other.node.data.trim().slice(0, 30)}`);
    }
    return found;
  });
  return [...cut.map((part) => `cut: ${part.tagName}.${part.className}`), ...over].slice(0, 5);
}
