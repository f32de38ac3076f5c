// Pictures of every type of page for people to look at: `cargo xtask screenshots [part of a type …]`.
// Goes in: the sites of the panel's book and of the fixture. Comes out: target/screenshots/index.html.
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { executable } from "./lib/chromium.mjs";
import { pageTypes } from "./lib/pages.mjs";
import { root } from "./lib/program.mjs";
import { serve } from "./lib/server.mjs";
import { site as build } from "./lib/site.mjs";

const LOOKS = [
  { look: "desktop-light", width: 1280, colorScheme: "light" },
  { look: "desktop-dark", width: 1280, colorScheme: "dark" },
  { look: "phone-light", width: 390, colorScheme: "light" },
  { look: "phone-dark", width: 390, colorScheme: "dark" },
  // The width of A4 between its margins.
  { look: "print", width: 643, colorScheme: "light", media: "print" },
];
const EDITIONS = [{ site: "real", lang: "en" }, { site: "six", lang: "en" }, { site: "six", lang: "ar" }, { site: "six", lang: "zh" }];
/** A picture of a very long page ends here. */
const TALL = 3000;

const parts = process.argv.slice(2);
if (!process.env.PANELBOOK_TEST_FOLDER) {
  const folder = mkdtempSync(path.join(tmpdir(), "panelbook-"));
  process.env.PANELBOOK_TEST_FOLDER = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
}

const out = path.join(root, "target/screenshots");
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: executable(), args: ["--no-sandbox", "--hide-scrollbars"] });
const rows = [];
for (const { site, lang } of EDITIONS) {
  const folder = await build(site);
  const server = await serve(folder);
  for (const { type, file } of await pageTypes(site, lang)) {
    const id = `${site}-${lang} ${type}`;
    if (parts.length > 0 && !parts.every((part) => id.includes(part))) continue;
    const pictures = [];
    for (const { look, width, colorScheme, media } of LOOKS) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: lang });
      const page = await context.newPage();
      await page.emulateMedia({ media: media ?? "screen" });
      // A page that says "not found" names the book's own address, which the server answers for here.
      const base = (await readFile(path.join(folder, file), "utf8")).match(/<link rel="stylesheet" href="(https?:.*)assets\/theme\//)?.[1];
      if (base) await page.route(`${base}**`, async (route) => {
        await route.fulfill({ response: await route.fetch({ url: route.request().url().replace(base, server.address) }) });
      });
      await page.goto((base ?? server.address) + file);
      const height = Math.min(TALL, await page.evaluate(() => document.documentElement.scrollHeight));
      const name = `${id.replaceAll(/[^a-z0-9-]+/g, "_")}.${look}.png`;
      await page.screenshot({ path: path.join(out, name), fullPage: true, clip: { x: 0, y: 0, width, height } });
      pictures.push(`<a href="${name}"><img loading="lazy" src="${name}" alt="${look}" title="${look}"></a>`);
      await context.close();
    }
    console.log(id);
    rows.push(`<h2>${id} <small>${file}</small></h2><p>${pictures.join("\n")}</p>`);
  }
  await server.close();
}
await browser.close();
await writeFile(path.join(out, "index.html"), `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Every type of page</title>
<style>body{font:1rem system-ui;margin:2rem;background:#ddd}img{block-size:28rem;border:1px solid #888;background:#fff;object-fit:cover;object-position:top}p{display:flex;gap:1rem;overflow-x:auto}</style>
<h1>Every type of page</h1>
${rows.join("\n")}
</html>
`);
console.log(`\n${rows.length} pages in ${path.relative(root, out)}/index.html`);
