// Reading an entry with scripts: what opens in place, closes with Escape, and what a reader carries away.
import assert from "node:assert/strict";
import { test, withPage } from "./lib/browser.mjs";

test("a paragraph is reached by its number as people write it", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/iti.html");
    await page.getByLabel("Go to paragraph", { exact: true }).first().fill("8 (a)");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#p8-a");
    assert.equal(await page.evaluate(() => document.activeElement.hash), "#p8-a");
  }, { site: "real" }));

test("a footnote opens beside its mark, and Escape closes it and gives the focus back", () =>
  withPage(async ({ page, open }) => {
    await open("en/technologies/modular-design.html");
    const mark = page.locator(".note-mark a").first();
    await mark.click();
    await page.waitForSelector(".note-mark + .tip");
    assert.equal(await mark.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".note-mark + .tip").count(), 0);
    assert.ok(await mark.evaluate((link) => link === document.activeElement));
  }, { site: "real" }));

test("what a term means is shown on focus and put away with Escape", () =>
  withPage(async ({ page, open }) => {
    await open("en/technologies/modular-design.html");
    const term = page.locator(".term").first();
    await term.locator("a").first().focus();
    await term.locator(".tip:visible").waitFor();
    const id = await term.locator("a").first().getAttribute("aria-describedby");
    assert.equal(await term.locator(".tip").getAttribute("id"), id);
    await page.keyboard.press("Escape");
    await term.locator(".tip").waitFor({ state: "hidden" });
  }, { site: "real" }));

test("the list of contents marks the part that is being read", () =>
  withPage(async ({ page, open }) => {
    await open("en/technologies/modular-design.html");
    await page.evaluate(() => document.getElementById("known-gaps").scrollIntoView());
    await page.waitForFunction(() => document.querySelector(".outline [aria-current]")?.hash === "#known-gaps");
  }, { site: "real", reduced: true }));

for (const file of [false, true]) {
  test(`a paragraph is put on the list, which goes along and shows it${file ? ", also from a disk" : ""}`, () =>
    withPage(async ({ page, open }) => {
      await open("en/documents/iti.html");
      await page.getByRole("button", { name: "Copy or collect paragraph 8", exact: true }).click();
      await page.locator("#p8").getByRole("button", { name: "Add to your list" }).first().click();
      await page.waitForFunction(() => new URLSearchParams(location.search).get("list") === "documents/iti~p8");
      await page.getByRole("link", { name: "Your list (1)" }).click();
      await page.waitForSelector(".collected-item .item-number");
      const item = page.locator(".collected-item").first();
      assert.equal(await item.locator(".item-number").first().textContent(), "8");
      assert.match(await item.locator(".citation").textContent(), /para\. 8/);
      await item.getByRole("button", { name: "Take off the list" }).click();
      await page.waitForFunction(() => !location.search.includes("list"));
      assert.ok(await page.locator(".list-empty").isVisible());
    }, { site: "real", file }));
}

test("a list reopens in another language, with what there is there", () =>
  withPage(async ({ page, open }) => {
    await open("en/list.html?list=technologies/bottle-filler");
    await page.waitForSelector(".collected-item .citation:not(:empty)");
    await page.getByRole("link", { name: "عربي" }).click();
    await page.waitForFunction(() => document.documentElement.lang === "ar" && document.querySelector(".collected-item[lang=ar]"));
    assert.equal(new URL(page.url()).searchParams.get("list"), "technologies/bottle-filler");
  }, { site: "six" }));
