// One page of each type of a built site, found by looking at the pages: nobody keeps a list by hand.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pagesOf, site as build } from "./site.mjs";

/**
 * The types of pages of a site in one language, each with the page that has the most in it.
 * A type is what the page says of itself: `page-NAME` of the body and `kind-NAME` of the entry.
 */
export async function pageTypes(name, lang) {
  const folder = path.isAbsolute(name) ? name : await build(name);
  const types = new Map();
  for (const file of await pagesOf(folder)) {
    const html = await readFile(path.join(folder, file), "utf8");
    if (html.match(/<html[^>]* lang="([^"]*)"/)?.[1] !== lang) continue;
    // A page that only leads on to another is left before anybody can look at it.
    if (html.includes('http-equiv="refresh"')) continue;
    const body = html.match(/<body[^>]* class="([^"]*)"/)?.[1] ?? "no class";
    const kind = html.match(/<article class="entry ([^"]*)"/)?.[1] ?? "";
    // The list of a kind also comes narrowed by one of its facets.
    const facet = body === "page-kind" && !file.endsWith("/index.html") ? "facet" : "";
    const type = `${body} ${kind}${facet}`.trim();
    const known = types.get(type);
    if (!known || html.length > known.length) types.set(type, { type, file, length: html.length });
  }
  if (types.size === 0) throw new Error(`the site of ${name} has no page in ${lang}`);
  return [...types.values()].sort((one, other) => (one.type < other.type ? -1 : 1));
}

/** The books and languages in which pages are looked at: the panel's own, and the fixture's other two scripts. */
export const EDITIONS = [
  { site: "real", lang: "en" },
  { site: "six", lang: "ar" },
  { site: "six", lang: "zh" },
];
