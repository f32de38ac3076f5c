// What a reader chooses: what to compare, what to narrow a list by, what to copy; and how a page meets a phone and
// readers who want less motion.
import assert from "node:assert/strict";
import { test, withPage } from "./lib/browser.mjs";

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

test("up to three entries stand side by side, and the address keeps which", () =>
  withPage(async ({ page, open }) => {
    await open("en/compare.html");
    const form = page.locator("[data-compare=technology]");
    const heads = page.locator("#at-compare-1 thead th:visible");
    const all = await heads.count();
    assert.equal(await form.locator("select").count(), 3, "not more than three can be chosen");
    assert.ok(all > 3);
    await form.locator("select").nth(0).selectOption("polymer-frames");
    await form.locator("select").nth(1).selectOption("modular-design");
    await form.locator("select").nth(2).selectOption("rfid-tags");
    assert.deepEqual(await heads.allInnerTexts(), ["Modular design", "Polymer frames", "Radio frequency identification tags"]);
    for (const row of await page.locator("#at-compare-1 tbody tr").all()) assert.equal(await row.locator("td:visible").count(), 3);
    await page.reload();
    assert.equal(await heads.count(), 3, "the same after loading again");
    for (const at of [0, 1, 2]) await form.locator("select").nth(at).selectOption("");
    assert.equal(await heads.count(), all);
  }, { site: "real" }));

test("a list narrows in place by several facets, says how much is left, and its address keeps them", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/index.html");
    const cards = page.locator(".card:visible");
    const all = await cards.count();
    await page.getByRole("button", { name: "Resolution", exact: true }).first().click();
    const some = await cards.count();
    assert.ok(some > 0 && some < all);
    const second = page.locator(".facets dl > div").nth(1).getByRole("button", { name: "Resolution", exact: true });
    await second.focus();
    await page.keyboard.press("Space");
    assert.equal(await second.getAttribute("aria-pressed"), "true");
    const both = await cards.count();
    assert.ok(both > 0 && both <= some);
    assert.match(await page.locator("#at-count").textContent(), new RegExp(`${both} / ${all}`));
    await page.reload();
    assert.equal(await cards.count(), both, "the same after loading again");
  }, { site: "real" }));

test("a paragraph's link and citation are copied, and it is said", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/iti.html");
    await page.getByRole("button", { name: "Copy or collect paragraph 7", exact: true }).click();
    const tools = page.locator("#p7 .tools").first();
    await tools.getByRole("button", { name: "Copy link" }).click();
    await page.waitForFunction(() => document.querySelector("#p7 .tools [role=status]").textContent === "Copied");
    assert.equal(await copied(page), "https://panelbook.example/en/documents/iti.html#p7");
    await tools.getByRole("button", { name: "Copy citation" }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("para. 7"));
    assert.match(await copied(page), /^United Nations General Assembly, .*para\. 7\. Available at .*#p7$/);
  }, { site: "real" }));

test("a list copies with citations and is told in the order that the reader gives it", () =>
  withPage(async ({ page, open }) => {
    await open("en/list.html?list=documents/iti~p7.technologies/modular-design");
    await page.waitForFunction(() => document.querySelectorAll(".collected-item .citation:not(:empty)").length === 2);
    const citations = await page.locator(".collected-item .citation").allInnerTexts();
    await page.locator("[data-copy-all]").click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).length > 0);
    const text = await copied(page);
    for (const citation of citations) assert.ok(text.includes(citation), citation);
    assert.ok(text.indexOf(citations[0]) < text.indexOf(citations[1]));
    await page.locator(".collected-item").nth(1).getByRole("button", { name: "Move up" }).click();
    await page.waitForFunction(() => /list=technologies.*documents/.test(decodeURIComponent(location.search)));
  }, { site: "real" }));

test("on a phone contents and facets are folded, and where there is room they stand open without a button", async () => {
  const places = [["en/documents/iti.html", ".outline"], ["en/documents/index.html", ".facets"]];
  for (const [file, place] of places) {
    await withPage(async ({ page, open }) => {
      await open(file);
      const link = page.locator(`${place} a`).first();
      assert.ok(!await link.isVisible(), `${place} is folded`);
      await page.locator(`${place} summary`).click();
      assert.ok(await link.isVisible(), `${place} unfolds`);
    }, { site: "real", width: 390, touch: true });
    await withPage(async ({ page, open }) => {
      await open(file);
      assert.ok(await page.locator(`${place} a`).first().isVisible(), `${place} stands open`);
      assert.ok(!await page.locator(`${place} summary`).isVisible(), "and nothing offers to open it");
    }, { site: "real" });
  }
});

test("permalinks are in sight where nothing can hover", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/iti.html");
    for (const mark of [".number", ".more", ".anchor"]) {
      assert.equal(await page.locator(mark).first().evaluate((one) => getComputedStyle(one).opacity), "1", mark);
    }
  }, { site: "real", width: 390, touch: true }));

for (const reduced of [false, true]) {
  test(`pages ${reduced ? "do not glide for readers who want less motion" : "glide to a place otherwise"}`, () =>
    withPage(async ({ page, open }) => {
      await open("en/documents/iti.html");
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), reduced ? "auto" : "smooth");
      const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        return transitionDuration !== "0s" || animationName !== "none";
      }).length);
      assert.equal(moving, 0, "and nothing else moves");
    }, { site: "real", reduced }));
}
