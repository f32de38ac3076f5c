// The page of results: its address, its filters, and what a result leads to.
import assert from "node:assert/strict";
import { test, withPage } from "./lib/browser.mjs";

const FIELD = "#at-search";
const says = (page, words) =>
  page.waitForFunction((words) => document.querySelector(".search [role=status]").textContent.includes(words), words);
const found = (page) => page.locator(".found > ol li");
const titles = (page) => page.locator(".found > ol li b").allTextContents();

test("what is asked stands in the address, and Back leads to what was there before", () =>
  withPage(async ({ page, open }) => {
    await open("en/search.html?q=wheelchair");
    await found(page).first().waitFor();
    const before = await titles(page);
    await page.locator(FIELD).fill("queues");
    await page.waitForFunction(() => location.search == "?q=queues");
    await page.waitForFunction(() => /Queues/.test(document.querySelector(".found ol").textContent));
    await page.locator(FIELD).fill("queues noon");
    await page.waitForFunction(() => location.search == "?q=queues+noon");
    await page.goBack();
    await page.waitForFunction(() => document.querySelector("#at-search").value == "wheelchair", null);
    await page.waitForFunction((first) => document.querySelector(".found li b")?.textContent == first, before[0]);
    assert.deepEqual(await titles(page), before);
    await page.goForward();
    await page.waitForFunction(() => document.querySelector("#at-search").value == "queues noon");
  }, { site: "six" }));

test("filters carry counts, narrow the results, and stand in the address", () =>
  withPage(async ({ page, open }) => {
    await open("en/search.html?q=fountain");
    await found(page).first().waitFor();
    const kinds = page.locator("fieldset[data-facet=kind]");
    const box = kinds.locator("label:visible", { hasText: "Implications" });
    const count = Number((await box.textContent()).match(/\d+/)[0]);
    assert.ok(count > 0);
    await box.click();
    await says(page, `Results: ${count}`);
    assert.match(page.url(), /kind=implication/);
    const shared = page.url();
    await open("en/index.html");
    await page.goto(shared);
    await says(page, `Results: ${count}`);
    assert.ok(await kinds.getByRole("checkbox", { name: "Implications" }).isChecked());
    await page.getByRole("button", { name: "Remove all filters" }).click();
    await page.waitForFunction(() => location.search == "?q=fountain");
    await page.waitForFunction((count) => Number(document.querySelector(".search [role=status]").textContent.match(/\d+/)) > count, count);
  }, { site: "six" }));

test("the filters have words in the language of the page", () =>
  withPage(async ({ page, open }) => {
    await open("en/search.html?q=fountain");
    await found(page).first().waitFor();
    const legends = await page.locator("fieldset:visible legend").allTextContents();
    for (const legend of ["Kind", "Status", "Instrument", "Year"]) assert.ok(legends.includes(legend), legends.join());
    assert.match(await page.locator("fieldset[data-facet=status]").innerText(), /Agreed by the panel/);
    assert.match(await page.locator("fieldset[data-facet=instrument]").innerText(), /Charter on Public Drinking Fountains/);
    assert.match(await found(page).first().innerText(), / · /);
  }, { site: "six" }));

test("what the book's terms name in the reader's language is found where it exists in another", () =>
  withPage(async ({ page, open }) => {
    await open("zh/search.html?q=yearly+report");
    const foreign = page.locator("#at-elsewhere li").first();
    await foreign.waitFor();
    assert.match(await foreign.innerText(), /Yearly report\n.*English/);
    assert.equal(await foreign.locator("b").getAttribute("lang"), "en");
    await says(page, "1");
  }, { site: "six" }));

test("more results come below the first, and the focus goes to them", () =>
  withPage(async ({ page, open }) => {
    await open("en/search.html?q=the");
    await found(page).nth(9).waitFor();
    assert.equal(await found(page).count(), 10);
    await page.getByRole("button", { name: "More results" }).click();
    await found(page).nth(10).waitFor();
    assert.equal(await page.evaluate(() => [...document.querySelectorAll(".found > ol li a")].indexOf(document.activeElement)), 10);
  }, { site: "six" }));

test("words in quotation marks are found beside one another", () =>
  withPage(async ({ page, open }) => {
    await open(`en/search.html?q=${encodeURIComponent('"two thousand people"')}`);
    await found(page).first().waitFor();
    assert.deepEqual(await titles(page), ["Charter on Public Drinking Fountains"]);
    await open(`en/search.html?q=${encodeURIComponent('"people thousand two"')}`);
    await says(page, "Nothing found");
    assert.equal(await found(page).count(), 0);
  }, { site: "six" }));

test("a slip of the finger is met with what may have been meant", () =>
  withPage(async ({ page, open }) => {
    await open("en/search.html?q=wheelchiar");
    await says(page, "Did you mean");
    await page.locator(".search [role=status] a").click();
    await page.waitForFunction(() => /^wheelchairs?$/.test(document.querySelector("#at-search").value));
    await found(page).first().waitFor();
  }, { site: "six" }));

test("a result leads to its paragraph, the words marked, and a bar leads from one to the next", () =>
  withPage(async ({ page, open }) => {
    await open("en/search.html?q=wheelchair");
    const hit = found(page).filter({ hasText: "Charter on Public" }).first();
    await hit.locator("mark").first().waitFor();
    assert.match(await hit.innerText(), /para\. /);
    await hit.locator("a").click();
    await page.waitForSelector("article.entry mark.current");
    const { hash } = new URL(page.url());
    assert.match(hash, /^#s1-p/);
    const place = () => page.evaluate(() => document.querySelector("mark.current").closest("[id]").id);
    assert.ok(hash.slice(1).startsWith(await place()) || (await place()).startsWith(hash.slice(1)), `${hash} ${await place()}`);
    const bar = page.locator(".marks");
    const [, first, all] = (await bar.locator("[role=status]").textContent()).match(/Match (\d+) \/ (\d+)/);
    assert.ok(Number(all) > 1);
    await bar.getByRole("button", { name: "Next match" }).press("Enter");
    const next = Number(first) % Number(all) + 1;
    await page.waitForFunction((next) => document.querySelector(".marks [role=status]").textContent.startsWith(`Match ${next} `), next);
    await bar.getByRole("button", { name: "Previous match" }).press("Enter");
    await page.waitForFunction((first) => document.querySelector(".marks [role=status]").textContent.startsWith(`Match ${first} `), first);
    const text = await page.locator("article").innerText();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("mark, .marks").count(), 0);
    assert.equal(await page.locator("article").innerText(), text);
    assert.equal(new URL(page.url()).search, "");
  }, { site: "six" }));

test("from a folder with the network off all of it works", () =>
  withPage(async ({ page, open }) => {
    await open("en/index.html");
    await page.locator(FIELD).fill("wheelch");
    await page.waitForSelector("[role=option] mark");
    await page.keyboard.press("Enter");
    await found(page).first().waitFor();
    await page.locator(FIELD).fill("fountain");
    await page.waitForFunction(() => location.search == "?q=fountain");
    await page.locator("fieldset[data-facet=kind] label:visible", { hasText: "Implications" }).click();
    await page.waitForFunction(() => /kind=implication/.test(location.search));
    await page.goBack();
    await page.waitForFunction(() => location.search == "?q=fountain");
    await page.locator(FIELD).fill('"two thousand people"');
    await page.waitForFunction(() => document.querySelectorAll(".found > ol li").length == 1);
    await page.locator(".found mark").first().waitFor();
    await found(page).first().locator("a").click();
    await page.waitForSelector("article.entry mark.current");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("mark"));
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open]");
    await open("zh/search.html?q=水质");
    await found(page).first().waitFor();
  }, { site: "six", file: true }));

test("without a script the form leads to lists of everything", async () => {
  for (const file of [false, true]) {
    await withPage(async ({ page, open }) => {
      await open("en/practices/paper-list.html");
      await page.locator(FIELD).fill("wheelchair");
      await page.keyboard.press("Enter");
      await page.waitForURL(/en\/search\.html\?q=wheelchair/);
      assert.match(await page.locator("noscript").innerText(), /lists below/);
      const topics = page.locator("#at-topics");
      assert.equal(await topics.getByRole("link", { name: "A to Z" }).count(), 1);
      await topics.getByRole("link", { name: "Implications" }).click();
      await page.waitForSelector(".page-kind");
    }, { site: "six", file, js: false });
  }
});
