// Below so many pages with every word, pages with some of them follow (src/search/index).
const FEW = 10;
// So many words are a question: what has most of them, the rarer the better, is the answer.
const QUESTION = 4;

// Runs a tree over the pack. Each part becomes an array of what pages score; -1 where a page does not match.
const runTree = async (pack, it, tree, options) => {
  const run = { wanted: [], prefixes: [], leaves: new Uint16Array(it.n), tops: new Float64Array(it.n), spots: new Map(), unknown: [] };
  const none = () => new Float64Array(it.n).fill(-1);
  const fields = (name) => FIELDS.indexOf(name);

  // The leaf to show of a page is that of the word that weighs most there.
  const seen = (list, i) => {
    const doc = list.docs[i];
    if (list.scores[i] > run.tops[doc]) {
      run.tops[doc] = list.scores[i];
      run.leaves[doc] = list.leaves[i];
    }
    return doc;
  };
  // Only words as they were typed have relatives: what is made by joining them is on some page or is nothing.
  const stemOf = async (form) => (await pack.form(form)) || (options.typed?.has(form) ? relativeOf(pack, it, form) : null);
  const inField = async (stem, field) => {
    const { list, places } = await pack.places(stem);
    return (i) => places[i][fields(field)]?.length && list;
  };
  const want = (form, found) => {
    for (const stem of found ? found.alike || [found.stem] : []) run.wanted.push({ form, stem });
    if (!found && !run.unknown.includes(form)) run.unknown.push(form);
  };

  const word = async (form, field) => {
    const found = await stemOf(form);
    const scores = none();
    want(form, found);
    if (!found) return scores;
    await Promise.all((found.alike || [found.stem]).map(async (stem) => {
      const bonus = it.e * it.idf(stem.count);
      const has = field && (await inField(stem, field));
      const list = await pack.list(stem, options.best && !field);
      for (let i = 0; i < list.docs.length; i++) {
        if (has && !has(i)) continue;
        const exact = !field && !found.relative && hasForm(list.sets[i], found.among);
        const doc = seen(list, i);
        scores[doc] = Math.max(scores[doc], list.scores[i] + (exact ? bonus : 0));
      }
    }));
    return scores;
  };

  const prefix = async (begin, field) => {
    const scores = none();
    run.prefixes.push(begin);
    const stems = new Map();
    for (const { stem } of await pack.beginning(begin, options.typing ? 4 : 1 / 0)) stems.set(stem.key, stem);
    let all = [...stems.values()];
    // While somebody types, the frequent ones will do.
    if (options.typing) all = all.sort((a, b) => b.count - a.count).slice(0, 24);
    await Promise.all(all.map(async (stem) => {
      const has = field && (await inField(stem, field));
      const list = await pack.list(stem, options.best && !field);
      for (let i = 0; i < list.docs.length; i++) {
        if (has && !has(i)) continue;
        const doc = seen(list, i);
        scores[doc] = Math.max(scores[doc], list.scores[i]);
      }
    }));
    return scores;
  };

  const phrase = async (parts, field) => {
    const found = await Promise.all(parts.map(([form]) => stemOf(form)));
    parts.forEach(([form], i) => want(form, found[i]));
    const scores = none();
    if (!found.every(Boolean)) return scores;
    const rows = await Promise.all(found.map(async ({ stem }) => {
      const { list, places } = await pack.places(stem);
      return new Map(list.docs.map((doc, i) => [doc, { list, i, fields: places[i] }]));
    }));
    for (const [doc, first] of rows[0]) {
      const all = rows.map((row) => row.get(doc));
      if (!all.every(Boolean)) continue;
      first.fields.forEach((starts, at) => {
        if (field && at != fields(field)) return;
        const spot = starts.find((start) => parts.every(([, place], i) => all[i].fields[at]?.includes(start + place - parts[0][1])));
        if (spot == null) return;
        scores[doc] = all.reduce((sum, { list, i }) => sum + list.scores[i], 0);
        all.forEach(({ list, i }) => seen(list, i));
        if (at == 5) run.spots.set(doc, spot);
      });
    }
    return scores;
  };

  const filter = async (name, value) => {
    const scores = none();
    const facet = (await pack.facets()).find((one) => one.name == name);
    const at = facet ? facet.values.findIndex((one) => one.toLowerCase() == value) : -1;
    if (at >= 0) facet.pages.forEach((own, doc) => own.includes(at) && (scores[doc] = 0));
    return scores;
  };

  // Whether the site has the words of a tree.
  const knows = async (node) => {
    const [name, first] = node;
    if (name == "word") return !!(await stemOf(first));
    if (name == "prefix") return (await pack.beginning(first, 1 / 0)).length > 0;
    if (name == "phrase") return (await Promise.all(first.map(([form]) => stemOf(form)))).every(Boolean);
    if (name == "not" || name == "filter") return true;
    const parts = await Promise.all(node.slice(name == "most" ? 2 : 1).map(knows));
    const many = parts.filter(Boolean).length;
    return name == "all" ? many == parts.length : many >= (name == "most" ? first : 1);
  };

  const most = async (need, parts) => {
    const all = await Promise.all(parts.map(evaluate));
    const scores = none();
    for (let doc = 0; doc < it.n; doc++) {
      let many = 0;
      let sum = 0;
      for (const part of all) {
        if (part[doc] < 0) continue;
        many++;
        sum += part[doc];
      }
      if (many >= need) scores[doc] = sum;
    }
    return scores;
  };

  const all = async (parts) => {
    const plain = parts.filter(([name]) => name != "not");
    const not = parts.filter(([name]) => name == "not");
    const [scores, ...gone] = await Promise.all([most(plain.length, plain), ...not.map(([, part]) => without(part))]);
    for (const part of gone) for (let doc = 0; doc < it.n; doc++) if (part[doc] >= 0) scores[doc] = -1;
    return scores;
  };
  // What is taken away is not marked either.
  const without = async (part) => {
    const { scores } = await runTree(pack, it, part, { ...options, best: false });
    return scores;
  };

  const first = async (parts) => {
    for (const part of parts) if (part == parts[parts.length - 1] || (await knows(part))) return evaluate(part);
    return none();
  };

  const evaluate = ([name, ...rest]) =>
    name == "word" ? word(...rest)
    : name == "prefix" ? prefix(...rest)
    : name == "phrase" ? phrase(...rest)
    : name == "filter" ? filter(...rest)
    : name == "any" ? most(1, rest)
    : name == "most" ? most(rest[0], rest.slice(1))
    : name == "first" ? first(rest)
    : name == "not" ? all([["not", ...rest]])
    : all(rest);

  run.knows = knows;
  run.scores = await evaluate(tree);
  return run;
};

// The best pages, ties by number.
const bestOf = (scores, count, skip) => {
  const best = [];
  for (let doc = 0; doc < scores.length; doc++) {
    const score = scores[doc];
    if (score < 0 || (skip && skip[doc] >= 0)) continue;
    if (best.length == count && !(score > scores[best[count - 1]])) continue;
    let at = best.length;
    while (at && scores[best[at - 1]] < score) at--;
    best.splice(at, 0, doc);
    if (best.length > count) best.pop();
  }
  return best;
};

// How many words a query has, and the same query for pages with half of those that the site knows.
const loosened = async (tree, knows) => {
  const [name, ...parts] = tree;
  if (name == "any" && parts.length) {
    const inner = await loosened(parts[0], knows);
    return inner && [inner[0], ["any", inner[1], ...parts.slice(1)]];
  }
  if (name != "all") return null;
  const kept = parts.filter(([name]) => name == "not" || name == "filter");
  const all = parts.filter((part) => !kept.includes(part));
  if (all.length == 1) {
    const inner = await loosened(all[0], knows);
    return inner && [inner[0], ["all", ...kept, inner[1]]];
  }
  const known = (await Promise.all(all.map(async (part) => (await knows(part)) && part))).filter(Boolean);
  return [all.length, ["all", ...kept, ["most", Math.max(1, Math.ceil(known.length / 2)), ...known]]];
};
