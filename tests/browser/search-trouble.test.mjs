// What a reader meets when the network fails, and what a hostile query does: nothing.
import assert from "node:assert/strict";
import { test, withPage } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { site } from "./lib/site.mjs";

const FIELD = "#at-search";
const status = (page, words) =>
  page.waitForFunction((words) => document.querySelector(".search [role=status]").textContent.includes(words), words);
const INDEX = /^\/assets\/search\//;

/** Serves the fixture; `answer` may be changed while it runs. */
async function withTrouble(answer, body) {
  const trouble = { answer };
  const server = await serve(await site("six"), { answer: (path) => trouble.answer?.(path) });
  try {
    await withPage((tools) => body({ ...tools, trouble }), { address: server.address, allow: [/assets\//, /Failed to load resource/] });
  } finally {
    await server.close();
  }
}

test("a slow link says that it searches, and then shows what it found", () =>
  withTrouble((path) => (INDEX.test(path) ? { delay: 700 } : null), async ({ page, open }) => {
    await open("en/practices/paper-list.html");
    await page.locator(FIELD).focus();
    await page.locator(FIELD).fill("wheelchair");
    await status(page, "Searching…");
    await page.waitForSelector("[role=option]");
    await status(page, "Results: ");
  }));

for (const [what, answer] of [
  ["the root of the index is missing", (path) => (/search\/en\.js$/.test(path) ? { status: 404 } : null)],
  ["a piece of the index is missing", (path) => (/search\/en\/./.test(path) ? { status: 404 } : null)],
  ["the line is cut", (path) => (INDEX.test(path) ? "drop" : null)],
]) {
  test(`when ${what}, it is said, and trying again works once it is back`, () =>
    withTrouble(answer, async ({ page, open, trouble }) => {
      await open("en/search.html?q=wheelchair");
      await status(page, "could not be loaded");
      trouble.answer = null;
      await page.getByRole("button", { name: "Try again" }).click();
      await page.locator(".found > ol li").first().waitFor();
      await status(page, "Results: ");
      trouble.answer = answer;
      await open("en/practices/paper-list.html");
      await page.locator(FIELD).focus();
      await page.locator(FIELD).fill("wheelchair");
      await status(page, "could not be loaded");
      trouble.answer = null;
      await page.getByRole("button", { name: "Try again" }).click();
      await page.waitForSelector("[role=option]");
      assert.ok(await page.locator(FIELD).evaluate((one) => one == document.activeElement));
    }));
}

test("when the script of the search is missing, it is said, and the form still works", () =>
  withTrouble((path) => (/theme\/search\.js$/.test(path) ? { status: 404 } : null), async ({ page, open, trouble }) => {
    await open("en/practices/paper-list.html");
    await page.locator(FIELD).focus();
    await status(page, "could not be loaded");
    trouble.answer = null;
    await page.locator(FIELD).fill("wheelchair");
    await page.keyboard.press("Enter");
    await page.locator(".found > ol li").first().waitFor();
  }));

const HOSTILE = [
  "<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "<svg onload=window.hit=1>", "<svg><script>window.hit=1</script></svg>",
  "\"><img src=x onerror=window.hit=1>", "'><img src=x onerror=window.hit=1>", "\" autofocus onfocus=window.hit=1 x=\"", "' onmouseover=window.hit=1 '",
  "</title><script>window.hit=1</script>", "</textarea><script>window.hit=1</script>", "</option></select><img src=x onerror=window.hit=1>", "<iframe srcdoc=\"<script>parent.hit=1</script>\">",
  "<a href=javascript:window.hit=1>x</a>", "javascript:window.hit=1", "JaVaScRiPt:window.hit=1", "data:text/html,<script>window.hit=1</script>", "<base href=//example.org>",
  "<meta http-equiv=refresh content=0;url=//example.org>", "<form action=//example.org><input name=q>", "<math><mi xlink:href=javascript:window.hit=1>", "<details open ontoggle=window.hit=1>",
  "<video><source onerror=window.hit=1>", "<object data=javascript:window.hit=1>", "<embed src=javascript:window.hit=1>", "<link rel=stylesheet href=//example.org/x.css>", "<style>*{display:none}</style>",
  "<!--<img src=\"--><img src=x onerror=window.hit=1>\">", "<mark>fountain</mark>", "&lt;img src=x onerror=window.hit=1&gt;", "&#60;img src=x onerror=window.hit=1&#62;", "%3Cimg%20src=x%20onerror=window.hit=1%3E",
  "\\u003cimg src=x onerror=window.hit=1\\u003e", "${window.hit=1}", "{{constructor.constructor('window.hit=1')()}}", "__proto__", "constructor", "fountain\"]<img src=x onerror=window.hit=1>", "kind:<b>fountain</b>",
  "\u202efountain\u0000<b>", "((((((((((((\"\"\"\"\"\"\"", "-\"fountain\" OR -- AND \"", "fountain\ud800<b>",
];

test("no query is ever markup or code, in the address or typed", () =>
  withPage(async ({ page, open }) => {
    const shape = () => page.evaluate(() => ({
      elements: [...new Set([...document.querySelectorAll("main *, dialog *")].map((one) => one.localName))].sort(),
      attributes: [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes].map(({ name }) => name)).filter((name) => name.startsWith("on")),
      hit: window.hit,
      outside: [...document.querySelectorAll("main [href], main [src]")].map((one) => one.href || one.src).filter((address) => !address.startsWith(location.origin)),
    }));
    await open("en/search.html");
    const made = ["li", "a", "b", "small", "span", "mark", "label", "input", "button", "div"];
    let known = new Set([...(await shape()).elements, ...made]);
    const check = async (query, how) => {
      const now = await shape();
      assert.deepEqual(now.elements.filter((name) => !known.has(name)), [], `${how}: ${query}`);
      assert.deepEqual(now.attributes, [], `${how}: ${query}`);
      assert.equal(now.hit, undefined, `${how}: ${query}`);
      assert.deepEqual(now.outside, [], `${how}: ${query}`);
    };
    const settled = () => page.waitForFunction(() => {
      const text = document.querySelector(".search [role=status]").textContent;
      return text && text != "Searching…";
    });
    for (const query of HOSTILE) {
      await open(`en/search.html?q=${encodeURIComponent(query.toWellFormed?.() ?? query.replace("\ud800", "\ufffd"))}&kind=${encodeURIComponent(query.toWellFormed?.() ?? "x")}`);
      await settled();
      await check(query, "in the address");
    }
    await open("en/search.html");
    for (const query of HOSTILE) {
      await page.locator(FIELD).evaluate((field, query) => {
        document.querySelector(".search [role=status]").textContent = "";
        field.value = query;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, query);
      await page.locator(FIELD).focus();
      await settled();
      await check(query, "typed");
    }
    await open("en/terms/fountain.html");
    known = new Set([...(await shape()).elements, ...made]);
    for (const query of HOSTILE) {
      await open(`en/terms/fountain.html?q=${encodeURIComponent(query.replace("\ud800", ""))}#at-main`);
      await check(query, "on an entry");
    }
  }, { site: "six", allow: [/assets\/search/] }), { timeout: 120_000 });
