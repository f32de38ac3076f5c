// Runs the tests that need a browser: `node tests/browser/run.mjs [--all] [--name=WORDS] [part of a file's name …]`.
// Without `--all` those of this folder, with it also the long ones in `whole`; WORDS choose among the tests of a file.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const all = words.includes("--all");
const parts = words.filter((word) => !word.startsWith("--"));

const name = words.find((word) => word.startsWith("--name="))?.slice("--name=".length);

const inFolder = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).sort().map((name) => path.join(folder, name));
const files = [...inFolder(here), ...(all || parts.length > 0 ? inFolder(path.join(here, "whole")) : [])]
  .filter((file) => parts.length === 0 || parts.some((part) => path.basename(file).includes(part)));
if (files.length === 0) {
  console.error(`no test file is named like ${parts.join(" or ")}`);
  process.exit(2);
}

// All files share one folder, so that each book is built once.
// A folder that is named is kept, for a second look.
if (!process.env.PANELBOOK_TEST_FOLDER) {
  const folder = mkdtempSync(path.join(tmpdir(), "panelbook-"));
  process.env.PANELBOOK_TEST_FOLDER = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

// Two at a time; a file that hangs is ended, and so is the whole.
const stream = run({ files, concurrency: 2, timeout: 10 * 60_000, ...(name ? { testNamePatterns: [new RegExp(name)] } : {}) });
let failed = 0;
let passed = 0;
stream.on("test:fail", () => { failed += 1; });
stream.on("test:pass", () => { passed += 1; });
stream.compose(spec).pipe(process.stdout);
stream.on("end", () => {
  // A run without a test has shown nothing.
  if (failed > 0 || passed === 0) process.exitCode = 1;
});
