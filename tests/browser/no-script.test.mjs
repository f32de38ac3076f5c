// Without a script: everything can be read, every link leads somewhere, from a server and from a USB stick.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test, withPage } from "./lib/browser.mjs";
import { EDITIONS, pageTypes } from "./lib/pages.mjs";
import { pagesOf, site as build } from "./lib/site.mjs";

for (const { site, lang } of EDITIONS) {
  for (const { type, file } of await pageTypes(site, lang)) {
    test(`without a script: ${lang} ${type}`, async () => {
      const seen = {};
      for (const js of [false, true]) {
        await withPage(async ({ page, open }) => {
          await open(file);
          assert.ok(await page.locator("main").isVisible());
          seen[js] = await page.evaluate(() => {
            // What a script adds is for doing, not for reading: buttons and what they say. What it replaces says so.
            for (const part of document.querySelectorAll("main :is(noscript, button, form, dialog, output, [role=status], [hidden])")) part.remove();
            return document.querySelector("main").innerText.split("\n").map((line) => line.trim()).filter(Boolean);
          });
        // The page for lost readers is a server's: no stick shows it.
        }, { site, lang, js, file: file !== "404.html" });
      }
      assert.ok(seen[false].length > 0);
      assert.deepEqual(seen[false].filter((line) => !seen[true].includes(line)), [], "a script hides what there is to read");
      // A reader's own list is made by readers, so a script writes it.
      if (type === "page-list") return;
      assert.deepEqual(seen[true].filter((line) => !seen[false].includes(line)), [], "only a script shows this");
    });
  }
}

for (const name of ["real", "six"]) {
  test(`every link within the site of ${name} leads to a page, and to a place in it`, async () => {
    const folder = await build(name);
    const pages = new Map();
    for (const file of await pagesOf(folder)) {
      pages.set(path.join(folder, file), await readFile(path.join(folder, file), "utf8"));
    }
    const places = new Map();
    const placesOf = (file) => {
      if (!places.has(file)) places.set(file, new Set([...pages.get(file).matchAll(/\sid="([^"]+)"/g)].map((id) => id[1])));
      return places.get(file);
    };
    const lost = [];
    for (const [file, html] of pages) {
      for (const [, written] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
        const href = written.replaceAll("&amp;", "&");
        if (/^[a-z]+:/.test(href)) continue;
        const [address, anchor] = href.split("#");
        const target = address ? path.resolve(path.dirname(file), decodeURIComponent(address.split("?")[0])) : file;
        if (!pages.has(target)) {
          await readFile(target).catch(() => lost.push(`${path.relative(folder, file)}: ${href}`));
        } else if (anchor && !placesOf(target).has(decodeURIComponent(anchor))) {
          lost.push(`${path.relative(folder, file)}: ${href}`);
        }
      }
    }
    assert.deepEqual(lost, []);
  });
}
