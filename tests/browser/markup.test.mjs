// The whole of both sites as two checkers read it: the Nu HTML checker of the W3C, and html-validate.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import settings from "../../.htmlvalidate.mjs";
import { test } from "./lib/browser.mjs";
import { pagesOf, site } from "./lib/site.mjs";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

for (const name of ["real", "six", "tiny"]) {
  test(`the Nu HTML checker finds no error in the site of ${name}`, async () => {
    const folder = await site(name);
    // Languages are declared, not guessed: short pages full of names mislead the guess.
    const words = ["-Xss4m", "-jar", jar, "--errors-only", "--no-langdetect", "--skip-non-html", "--format", "gnu", folder];
    const said = await new Promise((done) => {
      execFile("java", words, { maxBuffer: 1 << 26 }, (error, out, complaints) => done(error ? `${error.message}\n${complaints}` : complaints));
    });
    assert.equal(said.replaceAll(folder, ""), "");
  }, { timeout: 300_000 });

  test(`html-validate finds no error in the site of ${name}`, async () => {
    const folder = await site(name);
    const checker = new HtmlValidate(new StaticConfigLoader(settings));
    const found = [];
    for (const file of await pagesOf(folder)) {
      const report = await checker.validateString(await readFile(path.join(folder, file), "utf8"), file);
      for (const { messages } of report.results) {
        found.push(...messages.map((message) => `${file}:${message.line}: ${message.ruleId}: ${message.message}`));
      }
    }
    assert.deepEqual(found, []);
  }, { timeout: 300_000 });
}
