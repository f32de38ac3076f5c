// Asks a pack with the theme's own scripts: reads one question a line, writes one answer a line. Its words: the folder
// of the site, the file of questions, the folder of the scripts. Scripts are loaded as a browser would, from files.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [site, input, scripts] = process.argv.slice(2);
let loads = [];
// What the next question finds missing.
let missing = [];
const context = vm.createContext({ navigator: { onLine: true }, console });
context.window = context;
context.document = {
  createElement: () => ({ remove() {} }),
  head: {
    append: (script) => {
      const path = script.src.split("?")[0];
      loads.push(script.src);
      queueMicrotask(() => {
        const own = path == "assets/theme/further.js";
        if (missing.some((name) => script.src.includes(name)) || !(own || existsSync(join(site, path)))) return script.onerror();
        vm.runInContext(own ? further : readFileSync(join(site, path), "utf8"), context);
        script.onload();
      });
    },
  },
};
// The parts below 50 read the pack; those above are the page's.
const bundle = (name, last = "99") => {
  const parts = readdirSync(join(scripts, name)).filter((part) => part < last).sort();
  return parts.map((part) => readFileSync(join(scripts, name, part), "utf8")).join("\n");
};
const theme = vm.runInContext(`(() => { "use strict";\n${bundle("search", "50")}\nreturn { openSearch, readPack, runTree, bestOf, words, unitsOf, wordOf, readerOf }; })()`, context);
context.panelbookSearch = theme;
const further = `(() => { "use strict";\n${bundle("further")}\n})()`;

const packs = {};
const packOf = (lang) => (packs[lang] ??= theme.readPack("", lang, ""));
const searches = {};
const answer = {
  // The ten best pages of a tree with their scores, and every page that matches.
  tree: async ({ lang, tree }) => {
    const run = await theme.runTree(await packOf(lang), tree, {});
    const best = theme.bestOf(run.scores, 10).map((doc) => [doc, run.scores[doc]]);
    return { best, all: [...run.scores.keys()].filter((doc) => run.scores[doc] >= 0) };
  },
  find: async ({ lang, text, options, fresh, without }) => {
    missing = without ?? [];
    if (fresh) delete searches[lang];
    const search = (searches[lang] ??= theme.openSearch("", lang));
    const { count, elsewhere, snippets, ...found } = await search.find(text, options ?? {}).catch((failed) => ({ failed, hits: [], snippets: [] }));
    missing = [];
    await Promise.all(snippets);
    return found;
  },
  // Whether a form would be found if no page had it.
  relative: async ({ lang, form }) => {
    const pack = await packOf(lang);
    const found = await (await pack.further()).relativeOf(pack, form, form);
    const own = await pack.form(form);
    return !!found && found.alike.some((stem) => stem == own.stem);
  },
};
const lines = readFileSync(input, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
for (const line of lines) {
  loads = [];
  const value = await answer[line.task](line);
  process.stdout.write(JSON.stringify({ value, loads }) + "\n");
}
