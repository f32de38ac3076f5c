// The preview in a browser: what is saved is seen, and nothing else moves.
import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { broken } from "./lib/axe.mjs";
import { test, withPage } from "./lib/browser.mjs";
import { preview } from "./lib/preview.mjs";
import { root } from "./lib/program.mjs";
import { copyOfBook } from "./lib/site.mjs";

const LONG = "en/documents/long-report.html";

/** A book with a document of eighty paragraphs, and its preview. */
async function withPreview(body, options = {}) {
  const folder = await copyOfBook("six");
  const head = await readFile(path.join(folder, "content/documents/charter.md"), "utf8");
  const front = head.slice(0, head.indexOf("\n+++", 4) + 4).replace(/^title = .*$/m, 'title = "A long report"')
    .replace(/^(symbols|short|aliases|supersedes|revises) = .*\n/gm, "");
  const long = path.join(folder, "content/documents/long-report.md");
  const words = (n) => `${n}. Paragraph ${n} says what the meeting agreed on, at some length, and so that lines break.`;
  const text = (change = (line) => line) =>
    `${front}\n\n${Array.from({ length: 80 }, (_, n) => change(words(n + 1), n + 1)).join("\n\n")}\n`;
  await writeFile(long, text());
  const shown = await preview(folder);
  const file = (name) => path.join(folder, name);
  const edit = async (name, change) => writeFile(file(name), change(await readFile(file(name), "utf8")));
  try {
    await withPage((tools) => body({ ...tools, folder, long, text, edit }), { address: shown.address, ...options });
  } finally {
    await shown.close();
  }
}

const bar = (page) => page.locator("panelbook-preview .bar");
const panel = (page) => page.locator("panelbook-preview .panel");
const listening = (page) => page.waitForFunction(
  () => document.querySelector("panelbook-preview").shadowRoot.querySelector(".bar").dataset.status !== undefined);

test("an edit of paragraph 40 is seen, and scroll, focus and what is open stay", () =>
  withPreview(async ({ page, open, long, text }) => {
    await open(LONG);
    await listening(page);
    await page.evaluate(() => {
      document.querySelector("#p38").scrollIntoView({ behavior: "instant" });
      const link = document.querySelector("#p41 a, #p41 ~ * a, #p41 button");
      (link ?? document.querySelector("main a")).focus({ preventScroll: true });
      for (const details of document.querySelectorAll("details")) details.open = true;
      globalThis.same = document.querySelector("#p40");
    });
    const before = await page.evaluate(() => ({
      top: document.querySelector("#p38").getBoundingClientRect().top,
      focus: document.activeElement.outerHTML,
      scroll: scrollY,
    }));
    assert.ok(before.scroll > 0);
    const buttons = await page.locator("main button").count();
    assert.ok(buttons > 80, "a script of the theme puts tools beside each paragraph");
    await writeFile(long, text((line, n) => (n === 40 ? `${line} It was amended.` : line)));
    await page.waitForFunction(() => document.querySelector("#p40").textContent.includes("It was amended."));
    const after = await page.evaluate(() => ({
      top: document.querySelector("#p38").getBoundingClientRect().top,
      focus: document.activeElement.outerHTML,
      same: globalThis.same.isConnected,
      open: [...document.querySelectorAll("details")].every((details) => details.open),
    }));
    assert.ok(Math.abs(after.top - before.top) < 1, `${before.top} became ${after.top}`);
    assert.equal(after.focus, before.focus);
    assert.ok(after.same, "the paragraph is the same element");
    assert.ok(after.open, "what was open is open");
    assert.equal(await page.locator("main button").count(), buttons, "what scripts made is there");
    await page.locator("#p40 button[aria-expanded]").first().click();
    assert.equal(await page.locator("#p40 button[aria-expanded=true]").count(), 1, "and still works");
    await page.keyboard.press("Escape");
    // Lines above may come: what is in sight stays where it is.
    await writeFile(long, text((line, n) => (n === 3 ? `${line} ${"It grew. ".repeat(60)}` : line)));
    await page.waitForFunction(() => document.querySelector("#p3").textContent.includes("It grew."));
    const top = await page.evaluate(() => document.querySelector("#p38").getBoundingClientRect().top);
    assert.ok(Math.abs(top - before.top) < 2, `${before.top} became ${top}`);
  }));

test("an error is shown over the last good page, leads to its line, and heals", () =>
  withPreview(async ({ page, open, long, text, context }) => {
    await open(LONG);
    await listening(page);
    await writeFile(long, text((line, n) => (n === 7 ? `${line} See [[no-such-entry]] <b>&amp;</b>.` : line)));
    await panel(page).waitFor({ state: "visible" });
    const words = await panel(page).innerText();
    assert.match(words, /error\[L\d+\]/);
    assert.match(words, /no-such-entry/);
    assert.match(words, /<b>&amp;<\/b>/, "it is shown as text");
    assert.equal(await page.locator("#p80").count(), 1, "the page is still there");
    const [file] = await Promise.all([
      context.waitForEvent("page"),
      panel(page).locator("a[href*='#L']").first().click(),
    ]);
    await file.waitForLoadState();
    assert.match(new URL(file.url()).hash, /^#L\d+$/);
    assert.match(await file.locator(":target").innerText(), /no-such-entry/);
    await file.close();
    await writeFile(long, text());
    await panel(page).waitFor({ state: "hidden" });
    assert.equal(await bar(page).getAttribute("data-status") === "errors", false);
  }));

test("front matter that cannot be read leaves the last good page, and settings too", () =>
  withPreview(async ({ page, open, long, text, edit }) => {
    await open(LONG);
    await listening(page);
    await writeFile(long, text().replace('title = "A long report"', 'title = "A long report'));
    await panel(page).waitFor({ state: "visible" });
    assert.equal(await page.locator("#p80").count(), 1);
    await page.reload();
    assert.equal(await page.locator("#p80").count(), 1, "also to whoever comes only now");
    await writeFile(long, text());
    await panel(page).waitFor({ state: "hidden" });
    await edit("book.toml", (toml) => `nonsense = [\n${toml}`);
    await panel(page).waitFor({ state: "visible" });
    await page.reload();
    assert.equal(await page.locator("#p80").count(), 1);
    await edit("book.toml", (toml) => toml.replace("nonsense = [\n", ""));
    await panel(page).waitFor({ state: "hidden" });
  }));

test("of two tabs on two pages only one is told", () =>
  withPreview(async ({ page, open, address, context, long, text }) => {
    await open(LONG);
    await listening(page);
    const other = await context.newPage();
    await other.goto(`${address}en/documents/charter.html`);
    await listening(other);
    for (const tab of [page, other]) {
      await tab.evaluate(() => {
        globalThis.changes = 0;
        addEventListener("panelbook:changed", () => { globalThis.changes += 1; });
      });
    }
    await writeFile(long, text((line, n) => (n === 40 ? `${line} It was amended.` : line)));
    await page.waitForFunction(() => document.querySelector("#p40").textContent.includes("It was amended."));
    await page.waitForFunction(() => globalThis.changes === 1);
    assert.equal(await other.evaluate(() => globalThis.changes), 0);
    await other.close();
  }));

test("styles are swapped without a reload", () =>
  withPreview(async ({ page, open, folder }) => {
    await open(LONG);
    await listening(page);
    await page.evaluate(() => { globalThis.kept = true; });
    await mkdir(path.join(folder, "themes/panel/styles"), { recursive: true });
    await writeFile(path.join(folder, "themes/panel/styles/99-own.css"), "h1 { color: rgb(1, 2, 3); }\n");
    await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)");
    assert.equal(await page.evaluate(() => globalThis.kept), true);
    await page.waitForFunction(() => document.querySelectorAll("link[rel~=stylesheet][href*='panel.css']").length === 1);
  }));

test("presenting takes away the frame, stays from page to page, and ends", () =>
  withPreview(async ({ page, open }) => {
    await open(LONG);
    await listening(page);
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("#p1")).fontSize));
    const before = await size();
    await page.keyboard.press("p");
    assert.ok((await size()) > before * 1.3);
    assert.equal(await page.locator("body > header").isVisible(), false);
    await open("en/documents/charter.html");
    assert.equal(await page.locator("body > header").isVisible(), false);
    await page.locator("panelbook-preview .present").click();
    assert.equal(await page.locator("body > header").isVisible(), true);
  }));

test("the bar speaks the language of the page and runs its way, and findings stay English and fit a phone", () =>
  withPreview(async ({ page, open, edit }) => {
    await open("ar/documents/charter.html");
    await listening(page);
    const shown = () => page.evaluate(() => {
      const host = document.querySelector("panelbook-preview");
      const said = host.shadowRoot.querySelector("pre");
      return {
        lang: host.lang, dir: getComputedStyle(host.shadowRoot.querySelector(".bar")).direction,
        present: host.shadowRoot.querySelector(".present").textContent,
        said: said && [said.lang, getComputedStyle(said).direction, said.scrollWidth <= said.clientWidth],
        wide: document.documentElement.scrollWidth > innerWidth,
      };
    });
    assert.deepEqual(await shown(), { lang: "ar", dir: "rtl", present: "عرض", said: null, wide: false });
    await edit("content/documents/charter.ar.md", (text) => `${text}\n[[no-such-entry]]\n`);
    await panel(page).waitFor({ state: "visible" });
    assert.deepEqual(await shown(), { lang: "ar", dir: "rtl", present: "عرض", said: ["en", "ltr", true], wide: false });
    assert.match(await bar(page).locator(".status").innerText(), /خطأ/);
  }, { width: 360, height: 640, lang: "ar" }));

test("the box of the bar leads to a paragraph", () =>
  withPreview(async ({ page, open }) => {
    await open(LONG);
    await listening(page);
    const box = page.locator("panelbook-preview .jump");
    await box.fill("60");
    await box.press("Enter");
    await page.waitForFunction(() => {
      const { top } = document.querySelector("#p60").getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    });
    assert.equal(new URL(page.url()).hash, "#p60");
    await box.fill("999");
    await box.press("Enter");
    assert.equal(await box.getAttribute("aria-invalid"), "true");
  }));

test("a page that is taken away says so and comes back", () =>
  withPreview(async ({ page, open, long, text }) => {
    await open(LONG);
    await listening(page);
    await rm(long);
    await page.waitForFunction(
      () => document.querySelector("panelbook-preview").shadowRoot.querySelector(".bar").dataset.status === "none");
    await writeFile(long, text((line, n) => (n === 1 ? `${line} It is back.` : line)));
    await page.waitForFunction(() => document.querySelector("#p1").textContent.includes("It is back."));
  }));

const styled = () => [...document.styleSheets].some((sheet) => sheet.href?.includes("/assets/theme/"));

test("an address without a page becomes the page, with its styles, as soon as there is one", () =>
  withPreview(async ({ page, open, long, text }) => {
    await rm(long);
    await open(LONG);
    await page.waitForFunction(
      () => document.querySelector("panelbook-preview")?.shadowRoot.querySelector(".bar").dataset.status === "none");
    await writeFile(long, text());
    await page.waitForFunction(() => document.querySelector("#p40"));
    assert.ok(await page.evaluate(styled));
  }, { allow: [/404/] }));

test("where nothing can be drawn from the start, the page comes with its styles when it can be", async () => {
  const folder = await copyOfBook("six");
  const settings = path.join(folder, "book.toml");
  const text = await readFile(settings, "utf8");
  await writeFile(settings, `nonsense = [\n${text}`);
  const shown = await preview(folder);
  try {
    await withPage(async ({ page, open }) => {
      await open("en/documents/charter.html");
      await panel(page).filter({ hasText: "nonsense" }).waitFor();
      assert.ok(!(await panel(page).textContent()).includes("as it was last"), "there is none behind");
      await writeFile(settings, text);
      await page.waitForFunction(styled);
      assert.equal(await page.locator("body.panelbook-file").count(), 0);
    }, { address: shown.address, allow: [/500/] });
  } finally {
    await shown.close();
  }
});

test("what is typed into the page stays", () =>
  withPreview(async ({ page, open, folder, long, text }) => {
    // A field of the theme's own, so that this does not depend on where the built-in one stands.
    const parts = path.join(folder, "themes/panel/parts");
    await mkdir(parts, { recursive: true });
    await writeFile(path.join(parts, "footer.html"), '<form><label>Find <input type="search" name="find"></label></form>\n');
    await open(LONG);
    await listening(page);
    const field = page.locator("input[name=find]");
    await field.waitFor();
    await field.fill("tracing");
    await field.focus();
    await writeFile(long, text((line, n) => (n === 40 ? `${line} It was amended.` : line)));
    await page.waitForFunction(() => document.querySelector("#p40").textContent.includes("It was amended."));
    assert.equal(await field.inputValue(), "tracing");
    assert.ok(await field.evaluate((node) => node === document.activeElement));
  }));

test("the vendored script is that of the package", async () => {
  const vendored = await readFile(path.join(root, "src/serve/client/vendor/idiomorph.js"), "utf8");
  assert.equal(vendored, await readFile(path.join(root, "node_modules/idiomorph/dist/idiomorph.js"), "utf8"));
});

test("the search finds what was saved a moment ago, in a page that stayed open", () =>
  withPreview(async ({ page, open, long, text }) => {
    await open(LONG);
    await listening(page);
    const field = page.locator("#at-search");
    await field.pressSequentially("aquifer");
    const status = page.locator("[role=search] [role=status]").first();
    await page.waitForFunction(() => document.querySelector("#at-search").getAttribute("role") === "combobox");
    await status.filter({ hasText: /./ }).waitFor();
    assert.equal(await page.locator("[role=search] [role=option]").count(), 0);
    await writeFile(long, text((line, n) => (n === 40 ? `${line} It names the aquifer.` : line)));
    const saved = Date.now();
    await page.locator("[role=search] [role=option]").filter({ hasText: "A long report" }).first().waitFor();
    assert.ok(Date.now() - saved < 4000, `after ${Date.now() - saved} ms`);
    assert.equal(await field.inputValue(), "aquifer");
    assert.ok(await field.evaluate((node) => node === document.activeElement));
  }));

for (const dark of [false, true]) {
  test(`the bar, an error and a file shown with it break no rule of accessibility${dark ? ", in the dark" : ""}`, () =>
    withPreview(async ({ page, open, address, long, text }) => {
      await open(LONG);
      await listening(page);
      assert.deepEqual(await broken(page), []);
      await writeFile(long, text((line, n) => (n === 7 ? `${line} See [[no-such-entry]].` : line)));
      await panel(page).waitFor({ state: "visible" });
      assert.deepEqual(await broken(page), []);
      await page.goto(`${address}.panelbook/file/content/documents/long-report.md#L20`);
      assert.deepEqual(await broken(page), []);
    // What looks at the page brings a style of its own, which the policy refuses.
    }, { dark, allow: [/Applying inline style/] }));
}
