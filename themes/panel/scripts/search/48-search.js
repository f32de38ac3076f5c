// The door of the search: what was typed to results. `base` leads to the root of the site.
const openSearch = (base, lang) => {
  const pack = openPack(base + "assets/search/", lang);
  const others = {};
  const open = (to) => (others[to] ??= openSearch(base, to));

  const hitOf = (doc, card, it) => ({
    id: card[1].slice(card[1].lastIndexOf("/") + 1),
    path: `${lang}/${card[1]}.html`,
    title: card[0],
    kind: it.k[card[2]],
    status: it.s[card[3]],
    date: card[4],
    lang,
    anchor: null,
    number: null,
    snippet: [],
  });

  // A page without a card at hand comes with its leaf.
  const cardOf = async (doc, run) => {
    if (!pack.cards.has(doc)) await pack.leaf(doc, run.leaves[doc]);
    return pack.cards.get(doc);
  };

  const snippet = async (hit, doc, run, it) => {
    let leaf = await pack.leaf(doc, run.leaves[doc]);
    const spot = run.spots.get(doc);
    if (spot != null) leaf = await pack.leaf(doc, leaf.starts.filter((start) => start <= spot).length);
    return Object.assign(hit, snippetOf(leaf, run, it));
  };

  const countsOf = async (scores) => {
    const counts = {};
    for (const { name, values, titles, pages } of await pack.facets()) {
      const many = values.map(() => 0);
      pages.forEach((own, doc) => scores[doc] >= 0 && own.forEach((value) => many[value]++));
      counts[name] = values.map((value, at) => [value, many[at], titles?.[at] ?? value]).filter(([, count]) => count);
    }
    return counts;
  };

  // What the filters of a small site need comes at once, so that counting waits for nothing.
  const counted = (it) => it.n <= 1000 && pack.facets();

  const find = async (it, text, { filters = {}, from = 0, count = 10, typing = false } = {}) => {
    const chosen = Object.entries(filters).map(([name, values]) => [].concat(values || []).map((value) => ["filter", name, value.toLowerCase()])).filter((values) => values.length);
    const typed = parseQuery(text, it.i, typing);
    const answer = { total: 0, hits: [], snippets: [], counts: {}, correction: null, failed: null, count: async () => ({}), elsewhere: async () => [] };
    if (typed.length == 1 && typed[0] == "all") return answer;
    // Whoever waits for it hears of a failure.
    Promise.resolve(counted(it)).catch(() => {});
    const narrow = (tree) => (chosen.length ? ["all", ...(tree[0] == "all" ? tree.slice(1) : [tree]), ...chosen.map((values) => oneOr(values, "any"))] : tree);
    const tree = narrow(typed);

    // One stem alone is answered by its best pages, and while somebody types several are, too.
    const stems = new Map();
    const gather = async ([name, ...rest]) => {
      if (name == "word" && !rest[1]) {
        const found = await pack.form(rest[0]);
        if (found) stems.set(found.stem.key, found.stem);
      } else if (name == "prefix" && !rest[1] && typing) {
        for (const { stem } of await pack.beginning(rest[0], 4)) stems.set(stem.key, stem);
      } else if (name == "any") return (await Promise.all(rest.map(gather))).every(Boolean);
      else return false;
      return true;
    };
    const best = from + count <= 10 && (await gather(tree)) && (typing || stems.size < 2);
    const asked = new Set(words(text).map(({ form }) => form));
    const run = await runTree(pack, it, tree, { typing, best, typed: asked });
    for (let doc = 0; doc < it.n; doc++) if (run.scores[doc] >= 0) answer.total++;
    if (best) answer.total = Math.max(answer.total, ...[...stems.values()].map((stem) => stem.count));
    let found = bestOf(run.scores, from + count).slice(from).map((doc) => [doc, run, false]);

    // When few pages have every word, pages with half of them follow.
    const loose = answer.total < Math.min(FEW, from + count) && (await loosened(tree, run.knows));
    if (loose) {
      const some = await runTree(pack, it, loose[1], { typing, typed: asked });
      const question = loose[0] >= QUESTION;
      const more = bestOf(some.scores, from + count - (question ? 0 : answer.total), question ? null : run.scores);
      found = (question ? [] : found).concat(more.map((doc) => [doc, some, run.scores[doc] < 0]));
    }
    const cards = await Promise.all(found.map(([doc, own]) => cardOf(doc, own)));
    answer.hits = found.map(([doc, , partly], at) => ({ ...hitOf(doc, cards[at], it), partly }));
    answer.snippets = found.map(([doc, own], at) => snippet(answer.hits[at], doc, own, it));
    // Nobody may be waiting for them.
    answer.snippets.forEach((one) => one.catch(() => {}));
    answer.elsewhere = () => elsewhereOf(pack, lang, text, open).catch(() => []);
    answer.count = () => countsOf(run.scores);
    if (it.n <= 1000) answer.counts = await answer.count();
    if (!found.some(([, , partly]) => !partly)) answer.correction = await correctionOf(pack, it, text, run.unknown);
    return answer;
  };

  const failure = (why) => ({ total: 0, hits: [], snippets: [], counts: {}, correction: null, failed: why == "offline" ? why : "missing" });
  return {
    prefetch: () => pack.root().then(counted).then(() => {}, () => {}),
    // What is missing may belong to a site that was published anew meanwhile: its root is read once more.
    find: async (text, options) => {
      try {
        return await find(await pack.root(), text, options);
      } catch (why) {
        if (typeof why != "string") throw why;
        try {
          return await find(await pack.renew(), text, options);
        } catch (again) {
          if (typeof again != "string") throw again;
          return failure(again);
        }
      }
    },
  };
};
