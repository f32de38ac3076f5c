// The theme's scripts stand beside their parts made shorter (src/theme/script.rs): whether they are what the parts make.
// `PANELBOOK_UPDATE=1 node tests/browser/run.mjs shorter` makes them anew, and then the program has to be built again.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32, gzipSync } from "node:zlib";
import { minify } from "terser";
import { test } from "./lib/browser.mjs";
import { root } from "./lib/program.mjs";

const folder = path.join(root, "themes/panel/scripts");

/** The parts of a script as one text: the same as `bundles` in src/theme/script.rs. */
function joined(name) {
  const parts = readdirSync(path.join(folder, name)).sort().map((part) => readFileSync(path.join(folder, name, part), "utf8"));
  const lines = parts.join("\n").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("//"));
  return `(() => {\n"use strict";\n${lines.map((line) => `${line}\n`).join("")}})();\n`;
}

const names = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => `${name}.js`);

test("every script has parts", () => {
  const shorter = readdirSync(folder).filter((name) => name.endsWith(".js"));
  assert.deepEqual(shorter.sort(), names.sort());
});

for (const name of names) {
  test(`${name} is what its parts make`, async () => {
    const text = joined(name.slice(0, -3));
    const { code } = await minify(text, { ecma: 2020, compress: { passes: 2 }, format: { comments: false } });
    const made = `// ${crc32(text).toString(16).padStart(8, "0")}\n${code}\n`;
    const file = path.join(folder, name);
    if (process.env.PANELBOOK_UPDATE) writeFileSync(file, made);
    assert.equal(readFileSync(file, "utf8"), made);
  });
}

test("what a first query loads of the search is at most 8 kB", () => {
  const [, script] = readFileSync(path.join(folder, "search.js"), "utf8").split(/\n(.*)/s);
  const packed = gzipSync(script, { level: 6 }).length;
  assert.ok(packed <= 8000, `${packed} bytes`);
});
