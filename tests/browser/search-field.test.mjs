// Searching from any page: the field, the list below it, the dialog, the keys.
import assert from "node:assert/strict";
import { broken } from "./lib/axe.mjs";
import { test, withPage } from "./lib/browser.mjs";

const FIELD = "#at-search";
const options = (page) => page.locator(".site-header [role=option]");

/** Types into the field of the page and waits for the first result. */
async function type(page, words) {
  await page.locator(FIELD).click();
  await page.keyboard.type(words);
  await page.waitForSelector("[role=option]");
}

test("nothing of the search is loaded before a reader turns to it", () =>
  withPage(async ({ page, open, requests }) => {
    await open("en/terms/fountain.html");
    assert.deepEqual(requests.filter((address) => /search/.test(address)), []);
    const client = page.waitForResponse(/assets\/theme\/search\.js$/);
    const root = page.waitForResponse(/assets\/search\/en\.js$/);
    await page.locator(FIELD).focus();
    await Promise.all([client, root]);
  }, { site: "six" }));

test("results come while one types, with the words marked and the number of results said", () =>
  withPage(async ({ page, open }) => {
    await open("en/practices/paper-list.html");
    await type(page, "wheelcha");
    const first = options(page).first();
    await first.locator("mark").first().waitFor();
    assert.match(await first.textContent(), /Charter on Public Drinking Fountains/);
    assert.match((await first.locator("mark").first().textContent()).toLowerCase(), /^wheelchair/);
    await page.waitForFunction(() => /Results: \d/.test(document.querySelector(".search [role=status]").textContent));
  }, { site: "six" }));

test("the last of several quick answers stands", () =>
  withPage(async ({ page, open }) => {
    await open("en/index.html");
    await page.locator(FIELD).focus();
    await page.keyboard.type("queues", { delay: 20 });
    for (let i = 0; i < 6; i += 1) await page.keyboard.press("Backspace");
    await page.keyboard.type("wheelchair", { delay: 20 });
    await page.waitForFunction(() => /Charter on Public/.test(document.querySelector("[role=option]")?.textContent));
    assert.doesNotMatch(await page.locator("[role=listbox]").textContent(), /Queues/);
  }, { site: "six" }));

test("the field and its list are a combobox that the keyboard works", () =>
  withPage(async ({ page, open }) => {
    await open("en/practices/paper-list.html");
    await type(page, "fountain");
    const field = page.locator(FIELD);
    const state = () => field.evaluate((one) => ({
      role: one.getAttribute("role"),
      expanded: one.getAttribute("aria-expanded"),
      list: document.getElementById(one.getAttribute("aria-controls")).getAttribute("role"),
      active: [...document.querySelectorAll("[role=option]")].findIndex((option) => option.id == one.getAttribute("aria-activedescendant")),
      selected: [...document.querySelectorAll("[role=option]")].findIndex((option) => option.ariaSelected == "true"),
      last: document.querySelectorAll("[role=option]").length - 1,
      focused: document.activeElement == one,
    }));
    const { last } = await state();
    assert.ok(last > 1);
    const presses = [["ArrowDown", 0], ["ArrowDown", 1], ["End", last], ["ArrowDown", -1], ["ArrowUp", last], ["Home", 0], ["ArrowUp", -1], ["ArrowDown", 0]];
    for (const [key, active] of presses) {
      await page.keyboard.press(key);
      assert.deepEqual(await state(), { role: "combobox", expanded: "true", list: "listbox", active, selected: active, last, focused: true }, key);
    }
    await page.keyboard.press("Escape");
    const closed = await state();
    assert.equal(closed.expanded, "false");
    assert.equal(closed.active, -1);
    assert.equal(await field.inputValue(), "fountain", "the words stay");
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector("[role=option]");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector("article.entry");
    assert.match(page.url(), /\?q=fountain/);
  }, { site: "six" }));

test("Enter without a choice leads to the page of results", () =>
  withPage(async ({ page, open }) => {
    await open("en/practices/paper-list.html");
    await page.locator(FIELD).fill("wheelchair");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".found li");
    assert.match(page.url(), /\/en\/search\.html\?q=wheelchair$/);
  }, { site: "six" }));

test("keys open a dialog over the page, and Escape gives the focus back", () =>
  withPage(async ({ page, open }) => {
    await open("en/practices/paper-list.html");
    const link = page.locator("main a").first();
    for (const key of ["/", "Control+k", "Meta+k"]) {
      await link.focus();
      await page.keyboard.press(key);
      await page.waitForSelector("dialog[open]");
      assert.equal(await page.evaluate(() => document.activeElement.name), "q", key);
      await page.keyboard.type("wheelchair");
      await page.waitForSelector("dialog [role=option]");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => !document.querySelector("dialog").open);
      assert.ok(await link.evaluate((one) => document.activeElement == one), `${key}: the focus is back`);
    }
    await page.keyboard.press("Control+k");
    await page.waitForSelector("dialog [role=option]");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector("article.entry mark");
  }, { site: "six" }));

test("the key / writes a slash where one writes, and can be turned off for good", () =>
  withPage(async ({ page, open }) => {
    await open("en/practices/paper-list.html");
    await page.locator(FIELD).focus();
    await page.keyboard.type("a/b");
    assert.equal(await page.locator(FIELD).inputValue(), "a/b");
    await page.locator("main a").first().focus();
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open]");
    const choice = page.getByRole("checkbox");
    assert.ok(await choice.isChecked());
    await choice.uncheck();
    await page.getByRole("button", { name: "Close" }).click();
    for (const path of ["en/practices/paper-list.html", "ar/practices/paper-list.html"]) {
      await open(path);
      await page.locator("main a").first().focus();
      await page.keyboard.press("/");
      await page.keyboard.press("Control+k");
      await page.waitForSelector("dialog[open]");
      assert.equal(await page.locator("dialog [name=q]").inputValue(), "");
      assert.ok(!(await page.getByRole("checkbox").isChecked()));
    }
  }, { site: "six" }));

test("the list shows beside the field on a narrow screen and in every look", async () => {
  for (const look of [{ width: 320 }, { width: 640, zoom: 200 }, { dark: true }, { forced: true }]) {
    await withPage(async ({ page, open }) => {
      await open("en/practices/paper-list.html");
      await type(page, "fountain");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${JSON.stringify(look)}: ${wide} px too wide`);
    }, { site: "six", ...look });
  }
});

test("in Arabic the list stands from right to left and finds words in another form", () =>
  withPage(async ({ page, open }) => {
    await open("ar/practices/paper-list.html");
    await type(page, "نافوره");
    const first = options(page).first();
    assert.equal(await first.evaluate((one) => getComputedStyle(one).direction), "rtl");
    assert.match(await page.locator("[role=listbox]").textContent(), /نافورة/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector("article.entry mark");
    const marked = await page.locator("main mark").allTextContents();
    assert.ok(marked.some((word) => word.includes("نافورة")), marked.join());
  }, { site: "six", lang: "ar" }));

test("in Chinese two characters find their page and are marked on it", () =>
  withPage(async ({ page, open }) => {
    await open("zh/practices/paper-list.html");
    await type(page, "水质");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector("article.entry mark");
    assert.deepEqual([...new Set(await page.locator("main mark").allTextContents())], ["水质"]);
  }, { site: "six", lang: "zh" }));

test("what is only there in another language is found and says its language", () =>
  withPage(async ({ page, open }) => {
    await open("ar/practices/paper-list.html");
    await type(page, "yearly report");
    const foreign = page.locator("[role=option]", { hasText: "Yearly report" }).first();
    assert.match(await foreign.textContent(), /English/);
    assert.equal(await foreign.locator("b").getAttribute("lang"), "en");
  }, { site: "six", lang: "ar" }));

test("nothing stands in the way of assistive technology in the list, the dialog, the results and the marks", async () => {
  for (const look of [{}, { dark: true }, { lang: "ar" }]) {
    const lang = look.lang ?? "en";
    const words = look.lang ? "نافورة" : "fountain";
    await withPage(async ({ page, open }) => {
      await open(`${lang}/practices/paper-list.html`);
      await type(page, words);
      assert.deepEqual(await broken(page), [], "the list");
      await page.keyboard.press("Control+k");
      await page.waitForSelector("dialog[open]");
      await page.keyboard.type(words);
      await page.waitForSelector("dialog [role=option] mark");
      assert.deepEqual(await broken(page), [], "the dialog");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".found li mark");
      await page.waitForSelector("fieldset:not([hidden]) label");
      assert.deepEqual(await broken(page), [], "the results");
      await page.locator(".found li a").first().click();
      await page.waitForSelector("article.entry mark.current");
      assert.deepEqual(await broken(page), [], "the marks");
    }, { site: "six", ...look });
  }
}, { timeout: 120_000 });
