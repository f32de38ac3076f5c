// The citation of a page, copied by its button.
import assert from "node:assert/strict";
import { test, withPage } from "./lib/browser.mjs";

test("a button copies the citation and says so", () =>
  withPage(async ({ page, open }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await open("en/documents/iti.html");
    await page.locator("details.cite > summary").click();
    const citation = await page.locator("details.cite .citation").first().textContent();
    await page.locator("details.cite .citation + button").first().click();
    await page.waitForFunction(() => document.querySelector("details.cite .citation + button").textContent === "Copied");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), citation.trim());
  }, { site: "real" }));

test("without a script there is no button, and the citation can still be read", () =>
  withPage(async ({ page, open }) => {
    await open("en/documents/iti.html");
    assert.equal(await page.locator("details.cite button").count(), 0);
    assert.notEqual((await page.locator("details.cite .citation").first().textContent()).trim(), "");
  }, { site: "real", js: false }));
