// The frame of every page: it works with a script and without, from a server and from a USB stick.
import assert from "node:assert/strict";
import { test, withPage } from "./lib/browser.mjs";

test("the home page opens under a strict policy", () =>
  withPage(async ({ page, open }) => {
    await open("en/index.html");
    assert.equal(await page.locator("h1").count(), 1);
  }));

test("the home page opens from a folder with the network off", () =>
  withPage(async ({ page, open }) => {
    await open("en/index.html");
    await page.locator(".doors a").first().click();
    await page.waitForSelector("article.entry");
  }, { file: true }));
