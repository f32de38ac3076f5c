// A walk through every type of page with the Tab key alone: everything can be reached, in order, and be seen.
import assert from "node:assert/strict";
import { test, withPage } from "./lib/browser.mjs";
import { pageTypes } from "./lib/pages.mjs";

/** What can be reached must be reached within so many steps, or it is no use to anybody. */
const STEPS = 600;

/** Where the focus is: a number for the element, its place in the page, and whether it can be seen. */
function focused() {
  const part = document.activeElement;
  if (!part || part === document.body || part === document.documentElement) return null;
  window.met ??= [];
  const box = part.getBoundingClientRect();
  const outlined = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  // A card may show the focus of the link within it, as long as nothing else is in the card.
  let shows = false;
  for (let around = part; around && around !== document.body; around = around.parentElement) {
    if (outlined(getComputedStyle(around))) shows = true;
  }
  const name = `${part.tagName.toLowerCase()}.${part.className} "${(part.getAttribute("aria-label") ?? part.textContent).trim().slice(0, 40)}"`;
  const before = window.met.at(-1);
  const inOrder = !before || (before.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const again = window.met.includes(part);
  window.met.push(part);
  const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  return { name, shows, inOrder, again, inWindow };
}

/** How many things the keyboard should reach, and the first ones that it did not. */
function missed() {
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [contenteditable]";
  const reachable = (part) =>
    part.checkVisibility({ checkOpacity: false, visibilityProperty: true }) && !part.disabled && part.tabIndex >= 0 &&
    // Of a group of radio buttons one is reached with Tab, the others with the arrows.
    !(part.type === "radio" && !part.checked);
  return [...document.querySelectorAll(all)].filter((part) => reachable(part) && !(window.met ?? []).includes(part))
    .map((part) => `${part.tagName.toLowerCase()}.${part.className} ${part.textContent.trim().slice(0, 40)}`);
}

for (const { lang, width } of [{ lang: "en", width: 1280 }, { lang: "ar", width: 360 }]) {
  for (const { type, file } of await pageTypes("six", lang)) {
    test(`by keyboard: ${lang} ${type}`, () =>
      withPage(async ({ page, open }) => {
        await open(file);
        const faults = [];
        for (let step = 0; ; step += 1) {
          assert.ok(step < STEPS, "the walk does not end");
          await page.keyboard.press("Tab");
          const at = await page.evaluate(focused);
          if (!at) break;
          if (step === 0 && !type.startsWith("page-welcome")) {
            assert.match(at.name, /^a\.skip/, "the first step leads past the header");
          }
          if (at.again) { faults.push(`back at ${at.name}`); break; }
          if (!at.shows) faults.push(`the focus cannot be seen at ${at.name}`);
          if (!at.inOrder) faults.push(`out of order: ${at.name}`);
          if (!at.inWindow) faults.push(`outside the window: ${at.name}`);
        }
        faults.push(...(await page.evaluate(missed)).map((part) => `never reached: ${part}`));
        assert.deepEqual(faults, [], file);
      }, { site: "six", lang, width, height: 800, reduced: true }), { timeout: 60_000 });
  }
}

test("the first link leads past the header, and the next step is in the text", () =>
  withPage(async ({ page, open }) => {
    await open("en/technologies/bottle-filler.html");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "MAIN");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
  }, { site: "six" }));

test("what is folded away opens and closes with Enter and with the space bar", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/charter.html");
    const folded = page.locator("details.cited-by").first();
    await folded.locator("summary").focus();
    await page.keyboard.press("Enter");
    assert.equal(await folded.evaluate((part) => part.open), true);
    await page.keyboard.press("Space");
    assert.equal(await folded.evaluate((part) => part.open), false);
  }, { site: "six" }));

test("a wide table can be scrolled with the arrow keys", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/charter.html");
    const table = page.locator(".text .table").first();
    await table.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector(".text .table").scrollLeft > 0);
  }, { site: "six", width: 320, reduced: true }));
