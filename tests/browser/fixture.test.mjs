// The fixture has what the panel's book has, so that a new kind or page of the book is looked at in every script.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "./lib/browser.mjs";
import { pageTypes } from "./lib/pages.mjs";
import { root } from "./lib/program.mjs";

/** The tables of a `book.toml`, each with the names that it sets. */
async function tables(book) {
  const found = new Map();
  let names = found.set("", []).get("");
  for (const line of (await readFile(path.join(root, book, "book.toml"), "utf8")).split("\n")) {
    const table = line.match(/^\[([^\]]+)\]/)?.[1];
    const name = line.match(/^([\w-]+) = /)?.[1];
    if (table) names = found.set(table, []).get(table);
    else if (name) names.push(name);
  }
  return found;
}

test("the fixture declares the kinds, fields, relations and pages of the panel's book", async () => {
  const [real, six] = [await tables("."), await tables("tests/sites/six")];
  const shared = (table) => /^(kinds|pages|home|terms|search)\b/.test(table);
  const lines = (of) => [...of].filter(([table]) => shared(table)).map(([table, names]) => `${table}: ${names.join(" ")}`);
  assert.deepEqual(lines(six), lines(real));
});

test("the fixture has a page of every type that the panel's book has", async () => {
  const types = async (site, lang) => (await pageTypes(site, lang)).map(({ type }) => type);
  const here = await types("six", "en");
  assert.deepEqual((await types("real", "en")).filter((type) => !here.includes(type)), []);
});

for (const lang of ["ar", "zh"]) {
  test(`the fixture has every type of page in ${lang} too, but those for readers who are lost`, async () => {
    const types = async (lang) => (await pageTypes("six", lang)).map(({ type }) => type).filter((type) => !/page-(welcome|not-found)/.test(type));
    assert.deepEqual(await types(lang), await types("en"));
  });
}
