// Paper: each type of page becomes an A4 document of which nothing is cut and nothing is only of use on a screen.
// What stands on the sheets is read from the PDF as a reader's program reads it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { test, withPage } from "./lib/browser.mjs";
import { workplace } from "./lib/program.mjs";

const run = promisify(execFile);
const A4 = [594.96, 841.92];
let count = 0;

/** Prints an open page; gives its sheets' sizes in points and the text of each sheet. */
async function printed(page) {
  count += 1;
  const file = path.join(workplace(), `print-${process.pid}-${count}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true });
  const { stdout: about } = await run("pdfinfo", ["-l", "-1", file]);
  const sizes = [...about.matchAll(/size: +([\d.]+) x ([\d.]+) pts/g)].map((size) => [Number(size[1]), Number(size[2])]);
  const { stdout: text } = await run("pdftotext", ["-layout", file, "-"], { maxBuffer: 1 << 26 });
  const sheets = text.split("\f").slice(0, -1);
  return { sizes, sheets, all: text.replaceAll(/\s+/g, " ") };
}

const onPaper = (words, file, options, check) =>
  test(words, () => withPage(async ({ page, open }) => {
    await open(file);
    await check(await printed(page), page);
  }, options));

onPaper("a document keeps its number, paragraphs and addresses on paper", "en/documents/belgium-working-paper-2018.html", { site: "real" }, ({ sizes, sheets, all }) => {
  assert.ok(sizes.length >= 1 && sizes.every((size) => String(size) === String(A4)), "every sheet is A4, upright");
  sheets.forEach((sheet, at) => assert.match(sheet, new RegExp(`${at + 1}\\s*/\\s*${sheets.length}\\s*$`), "a sheet has its number"));
  assert.match(sheets[0], /A\/CONF\.192\/2018\/PC\/WP\.1/, "the symbol");
  assert.match(sheets[0], /2018/, "the date");
  assert.match(all, /<https:\/\/[^>]+>/, "the address of a link is written out");
  assert.ok(all.includes("https://panelbook.example/en/documents/belgium-working-paper-2018.html"), "the page's own address");
  for (const chrome of ["Skip to content", "On this page", "Go to paragraph", "Add to your list", "Search this book", "A to Z"]) {
    assert.ok(!all.includes(chrome), `"${chrome}" is of no use on paper`);
  }
});

onPaper("paragraph numbers and who cites a paragraph stand open on paper", "en/documents/iti.html", { site: "real" }, async ({ sheets, all }, page) => {
  const numbers = await page.locator(".numbered > .number").allInnerTexts();
  assert.ok(numbers.length >= 8);
  const lines = sheets.flatMap((sheet) => sheet.split("\n"));
  for (const number of numbers) assert.ok(lines.some((line) => line.trim().startsWith(`${number} `)), `${number} begins a line`);
  assert.match(all, /Cited in 33 entries .*Recovery of obliterated marks/, "what is closed on a screen is open");
  // No heading is the last thing on a sheet: below it stands something besides the sheet's number.
  const headings = new Set(await page.locator("main :is(h2, h3)").allInnerTexts().then((all) => all.map((words) => words.replace(/#$/, "").trim())));
  for (const sheet of sheets) {
    const last = sheet.trimEnd().split("\n").map((line) => line.trim()).filter(Boolean).at(-2);
    assert.ok(!headings.has(last), `"${last}" is alone at the foot of a sheet`);
  }
});

onPaper("a matrix lies across the sheet, with all of its columns on each", "en/coverage.html", { site: "real" }, async ({ sizes, sheets, all }, page) => {
  assert.ok(sizes.some(([width, height]) => width > height), "the sheets lie across");
  assert.ok(sheets.length < 20, `${sheets.length} sheets`);
  const names = await page.locator(".matrix thead th").allInnerTexts();
  assert.equal(names.length, 8);
  for (const sheet of sheets.slice(0, 3)) for (const name of names) assert.ok(sheet.includes(name.split(/[\s-]/)[0]), `${name} is on each sheet`);
  const last = await page.locator(".matrix tbody:last-of-type tr:last-child td:last-child").innerText();
  assert.ok(all.includes(last.split("\n")[0].trim()), "the last cell is there");
});

onPaper("a comparison of more than fits on a sheet is told row by row", "en/compare.html", { site: "real" }, async ({ all }, page) => {
  for (const table of await page.locator(".comparison table").all()) {
    // Every name of every column, and the last cell of each row, are on the paper.
    for (const name of await table.locator("thead th").allInnerTexts()) assert.ok(all.includes(name.split(" ").slice(0, 2).join(" ")), `${name} is cut`);
  }
});

onPaper("what is chosen of a long comparison is printed side by side", "en/compare.html?a=information-bulletin&b=code-beside-the-readable-mark", { site: "real" }, async ({ all }, page) => {
  const shown = await page.locator("#at-compare-2 thead th:visible").allInnerTexts();
  assert.equal(shown.length, 2);
  assert.match(all, /State or body/);
  assert.ok(!all.includes("A minimum depth of marks"), "what is not chosen is not printed");
});

onPaper("all entries of a kind flow over few sheets", "en/practices/print.html", { site: "real" }, async ({ sheets, all }, page) => {
  const entries = await page.locator(".printed").count();
  assert.ok(sheets.length <= entries, `${sheets.length} sheets for ${entries} entries`);
  assert.match(sheets[0], /Good practices[\s\S]+A bulletin for national points of contact/, "the first sheet is not only a title");
  assert.ok(all.includes("https://panelbook.example/en/practices/"), "each has its address");
});

onPaper("the form has room to write on paper, and no buttons", "en/submit.html", { site: "real" }, ({ sheets, all }) => {
  assert.equal(sheets.length, 2);
  for (const label of ["Good practice", "State or organization", "A person to ask"]) assert.ok(all.includes(label));
});

test("a reader's list prints whole, with citations and the address from which it opens again", () =>
  withPage(async ({ page, open }) => {
    const list = "list=documents/iti~p8.technologies/modular-design.documents/facilitators-summary-2021~p8";
    await open(`en/list.html?${list}`);
    await page.waitForFunction(() => document.querySelectorAll(".collected-item .citation:not(:empty)").length === 3);
    const { sizes, all } = await printed(page);
    assert.ok(sizes.length <= 2 && sizes.every((size) => String(size) === String(A4)), "few sheets, upright");
    for (const text of await page.locator(".collected-item :is(h2, .collected-text p, .citation)").allInnerTexts()) {
      assert.ok(all.includes(text.replaceAll(/\s+/g, " ").trim().slice(0, 30)), `${text} is cut`);
    }
    const address = page.url().replace(/.*list\.html/, "https://panelbook.example/en/list.html");
    assert.ok(all.replaceAll(" ", "").includes(address), "the list's own address");
    assert.ok(!all.includes("127.0.0.1"), "where it was read from is nobody's concern");
    for (const button of ["Take off the list", "Move up", "Copy all"]) assert.ok(!all.includes(button), button);
  }, { site: "real" }));

onPaper("the home page begins below the head of its sheet", "zh/index.html", { site: "six", lang: "zh" }, async ({ sheets }, page) => {
  await page.emulateMedia({ media: "print" });
  const head = await page.locator(".site-header").boundingBox();
  const title = await page.locator("h1").boundingBox();
  assert.ok(title.y >= head.y + head.height, "the title stands on the line of the head");
  assert.ok(sheets.length <= 2);
});

for (const lang of ["ar", "zh"]) {
  onPaper(`a document prints in ${lang} with its numbers`, `${lang}/documents/charter.html`, { site: "six", lang }, async ({ sizes, sheets, all }, page) => {
    assert.ok(sizes.every((size) => String(size) === String(A4)));
    assert.match(sheets.at(-1), new RegExp(`${sheets.length}\\s*/\\s*${sheets.length}`));
    const numbers = await page.locator(".numbered > .number").allInnerTexts();
    assert.ok(numbers.length > 0);
    for (const number of numbers) assert.ok(all.includes(number.replaceAll(/[()]/g, "")), `${number} is there`);
    // The first paragraph begins on the sheet of the facts: no chain of parts that stay together leaves it half empty.
    const first = await page.locator(".numbered").first().locator(".numbered-text > p").first().innerText();
    assert.ok(sheets[0].replaceAll(/\s+/g, "").includes(first.replaceAll(/\s+/g, "").slice(0, 8)), "the first sheet is filled");
  });
}
