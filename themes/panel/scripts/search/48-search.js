// The door of the search: what was typed to results. `base` leads to the root of the site.
const openSearch = (base, lang) => {
  const others = {};
  const open = (to) => (others[to] ??= openSearch(base, to));

  // The root has a name that does not change, so a page that was open while the site was published may have an old one.
  let opened;
  const pack = (again = "") => (opened ??= readPack(base, lang, again).catch((why) => {
    opened = null;
    throw why;
  }));

  // A page without a card at hand comes with its leaf.
  const hitOf = async (pack, [doc, run, partly]) => {
    if (!pack.cards.has(doc)) await pack.leaf(doc, run.leaves[doc]);
    const [title, path, status, date] = pack.cards.get(doc);
    return { path: `${lang}/${path}.html`, title, status, date, lang, partly };
  };

  const snippet = async (pack, hit, [doc, run]) => Object.assign(hit, snippetOf(await pack.leaf(doc, run.leaves[doc]), run));

  const find = async (pack, typed, { filters = {}, from = 0, count = 10, typing } = {}) => {
    const text = plainText(typed);
    const signs = SIGNED.test(text) && (await pack.further()).chunksOf(text, pack.i);
    const parsed = parseQuery(text, typing, signs || plainChunks(text));
    const answer = { total: 0, hits: [], snippets: [], count: async () => ({}), elsewhere: async () => [] };
    if (parsed.length < 2) return answer;
    const tree = Object.keys(filters)[0] ? (await pack.further()).narrowed(parsed, filters) : parsed;

    // One stem alone is answered by its best pages, and while somebody types several are, too.
    const stems = new Set();
    const gather = async ([name, ...rest]) => {
      if (name == "any") return (await Promise.all(rest.map(gather))).every(Boolean);
      const [form, field] = rest;
      if (field || !(name == "word" || (name == "prefix" && typing))) return false;
      for (const found of name == "word" ? [await pack.form(form)] : await pack.beginning(form, 4)) if (found) stems.add(found.stem);
      return true;
    };
    const best = from + count <= 10 && (await gather(tree)) && (typing || stems.size < 2);
    const options = { typing, typed: new Set(words(text).map(({ form }) => form)) };
    const run = await runTree(pack, tree, { ...options, best });
    answer.total = run.scores.filter((score) => score >= 0).length;
    if (best) answer.total = Math.max(answer.total, ...[...stems].map((stem) => stem.count));
    let found = bestOf(run.scores, from + count).slice(from).map((doc) => [doc, run, false]);

    // When few pages have every word, pages with half of them follow.
    const loose = answer.total < Math.min(FEW, from + count) && (await loosened(tree, run.knows));
    if (loose) {
      const some = await runTree(pack, loose[1], options);
      const question = loose[0] >= QUESTION;
      const more = bestOf(some.scores, from + count - (question ? 0 : answer.total), question ? null : run.scores);
      found = (question ? [] : found).concat(more.map((doc) => [doc, some, run.scores[doc] < 0]));
    }
    answer.hits = await Promise.all(found.map((one) => hitOf(pack, one)));
    answer.snippets = found.map((one, at) => snippet(pack, answer.hits[at], one));
    // Nobody may be waiting for them.
    answer.snippets.forEach((one) => one.catch(() => {}));
    answer.count = async () => (await pack.further()).countsOf(pack, run.scores);
    if (pack.o[0]) answer.elsewhere = async () => (await pack.further()).elsewhereOf(pack, text, open).catch(() => []);
    if (run.unknown[0] && !answer.hits.some(({ partly }) => !partly)) answer.correction = await (await pack.further()).correctionOf(pack, text, run.unknown);
    return answer;
  };

  return {
    prefetch: () => pack().catch(() => {}),
    // What is missing may belong to a site that was published anew meanwhile: its root is read once more.
    find: async (...asked) => {
      try {
        return await find(await pack(), ...asked);
      } catch (why) {
        if (why != "missing") throw why;
        opened = null;
        return find(await pack("?" + Date.now()), ...asked);
      }
    },
  };
};
