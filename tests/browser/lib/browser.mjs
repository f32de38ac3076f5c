// One Chromium for each test file, and pages in it that fail on whatever a reader should never meet.
import assert from "node:assert/strict";
import path from "node:path";
import { after, test as nodeTest } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { executable } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { site as build } from "./site.mjs";

/** Sets the size of text in per cent of the usual, as the browser's own setting does it: of the page that is open. */
export async function enlargeText(page, percent) {
  const session = await page.context().newCDPSession(page);
  const pixels = Math.round((16 * percent) / 100);
  await session.send("Page.setFontSizes", { fontSizes: { standard: pixels, fixed: Math.round(pixels * 0.8125) } });
  await session.detach();
}

let launched;

/** The browser of this test file, started when it is first needed. */
export function browser() {
  launched ??= chromium.launch({
    executablePath: executable(),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb", "--font-render-hinting=none"],
  });
  return launched;
}

/** The address at which a site says that it is published: where its page for lost readers finds its style. */
async function baseOf(address) {
  const page = await (await fetch(new URL("404.html", address))).text();
  return page.match(/<link rel="stylesheet" href="(.*)assets\/theme\//)?.[1] || address;
}

const servers = new Map();

/** The address at which a built folder is served to this test file. */
async function addressOf(folder) {
  if (!servers.has(folder)) servers.set(folder, serve(folder));
  return (await servers.get(folder)).address;
}

after(async () => {
  await (await launched)?.close();
  for (const server of servers.values()) await (await server).close();
});

/** A test that is bounded in time: 30 s unless it says less or gives a reason for more. */
export function test(name, body, { timeout = 30_000 } = {}) {
  nodeTest(name, { timeout }, body);
}

/**
 * Opens a fresh page and calls `body({ page, open, address, requests, context })`.
 * `open("en/index.html?x#y")` goes to a page of the site. Afterwards the test fails if the page
 * wrote an error to the console, broke the policy, threw, met a missing file, or asked another host.
 *
 * | option | meaning | unless given |
 * |---|---|---|
 * | site | "real", "six", "tiny" or a folder with a built site | "real" |
 * | address | an address that the test serves itself (`serve`), instead of a site | |
 * | file | open from `file://` with the network off | false |
 * | published | open at the book's own address, which the site's server answers for | only for `404.html` |
 * | width, height | of the window | 1280, 900 |
 * | dark, forced, reduced, print | what the reader prefers | false |
 * | lang | what the browser says it prefers | "en" |
 * | js | whether scripts run | true |
 * | touch | a touch screen without a pointer | false |
 * | zoom | text size in per cent | 100 |
 * | allow | patterns of errors that the test provokes | [] |
 */
export async function withPage(body, options = {}) {
  const { site = "real", address, file = false, width = 1280, height = 900, lang = "en", js = true, touch = false } = options;
  const { published = false, dark = false, forced = false, reduced = false, print = false, zoom = 100, allow = [] } = options;
  let from = address;
  if (!from) {
    const folder = path.isAbsolute(site) ? site : await build(site);
    from = file ? `${pathToFileURL(folder)}/` : await addressOf(folder);
  }
  const context = await (await browser()).newContext({
    viewport: { width, height },
    locale: lang,
    javaScriptEnabled: js,
    hasTouch: touch,
    isMobile: touch,
    colorScheme: dark ? "dark" : "light",
    forcedColors: forced ? "active" : "none",
    reducedMotion: reduced ? "reduce" : "no-preference",
    permissions: from.startsWith("http") ? ["clipboard-read", "clipboard-write"] : [],
  });
  const met = [];
  const requests = [];
  const answeredFor = [];
  try {
    context.setDefaultTimeout(10_000);
    if (file) await context.setOffline(true);
    const page = await context.newPage();
    if (print) await page.emulateMedia({ media: "print" });
    page.on("console", (message) => {
      if (message.type() === "error") met.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => met.push(`script: ${error.message}`));
    page.on("request", (request) => {
      requests.push(request.url());
      const own = [from, ...answeredFor].some((place) => request.url().startsWith(place)) || /^(data|blob|about):/.test(request.url());
      if (!own) met.push(`a request to elsewhere: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) met.push(`${response.status()}: ${response.url()}`);
    });
    const open = async (where = "") => {
      let at = from;
      // A page that says "not found" is served at any depth, so its links name the book's own address.
      if ((published || where === "404.html") && !file) {
        at = await baseOf(from);
        if (!answeredFor.includes(at)) {
          answeredFor.push(at);
          await context.route(`${at}**`, async (route) => {
            const answer = await fetch(route.request().url().replace(at, from));
            const body = Buffer.from(await answer.arrayBuffer());
            await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
          });
        }
      }
      const answer = await page.goto(new URL(where, at).href, { waitUntil: "load" });
      // A page that is opened begins with letters of the usual size.
      if (zoom !== 100) await enlargeText(page, zoom);
      return answer;
    };
    await body({ page, open, address: from, requests, context });
  } finally {
    await context.close();
  }
  const unexpected = met.filter((line) => !allow.some((pattern) => pattern.test(line)));
  assert.deepEqual(unexpected, [], "what a reader should never meet");
}
