// Below so many pages with every word, pages with some of them follow (src/search/index).
const FEW = 10;
// So many words are a question: what has most of them, the rarer the better, is the answer.
const QUESTION = 4;

const many = (parts) => parts.filter(Boolean).length;

// Runs a tree over the pack. Each part becomes an array of what pages score; -1 where a page does not match.
const runTree = async (pack, tree, options) => {
  const { typing, best, typed } = options;
  const none = () => new Float64Array(pack.n).fill(-1);
  const run = { pack, options, wanted: [], prefixes: [], leaves: Array(pack.n), tops: none(), unknown: [] };

  // The leaf to show of a page is that of the word that weighs most there.
  const seen = ({ doc, score, leaf }) => {
    if (score > run.tops[doc]) {
      run.tops[doc] = score;
      run.leaves[doc] = leaf;
    }
  };

  // Only words as they were typed have relatives: what is made by joining them is on some page or is nothing. Nor has
  // a word that may go on to one that some page has.
  const stemOf = async (form) =>
    (await pack.form(form)) ||
    (typed?.has(form) && !(typing && (await pack.beginning(form, 1))[0]) && (await pack.further()).relativeOf(pack, form)) || null;
  const want = (form, found) => {
    for (const stem of found ? found.alike || [found.stem] : []) run.wanted.push({ form, stem });
    if (!found && !run.unknown.includes(form)) run.unknown.push(form);
  };

  // What pages score for the best of some stems, more where the very form stands.
  const pagesOf = async (stems, field, among) => {
    const scores = none();
    await Promise.all(stems.map(async (stem) => {
      const bonus = pack.e * pack.idf(stem.count);
      const within = field && (await (await pack.further()).within(pack, stem, field));
      for (const one of await pack.list(stem, best && !field)) {
        if (within && !within(one)) continue;
        seen(one);
        scores[one.doc] = Math.max(scores[one.doc], one.score + (one.set.includes(among) ? bonus : 0));
      }
    }));
    return scores;
  };

  const word = async (form, field) => {
    const found = await stemOf(form);
    want(form, found);
    return found ? pagesOf(found.alike || [found.stem], field, field || found.alike ? -1 : found.among) : none();
  };

  const prefix = async (begin, field) => {
    run.prefixes.push(begin);
    const forms = await pack.beginning(begin, typing ? 4 : 1 / 0);
    const stems = [...new Set(forms.map(({ stem }) => stem))];
    // While somebody types, the frequent ones will do.
    return pagesOf(typing ? stems.sort((a, b) => b.count - a.count).slice(0, 24) : stems, field);
  };

  // Whether the site has the words of a tree.
  const knows = async (node) => {
    const [name, first] = node;
    if (name == "word") return !!(await stemOf(first));
    if (name == "prefix") return (await pack.beginning(first, 1 / 0)).length > 0;
    if (name == "phrase") return knows(["all", ...first.map(([form]) => ["word", form])]);
    if (name == "not" || name == "filter") return true;
    const parts = await Promise.all(node.slice(name == "most" ? 2 : 1).map(knows));
    return many(parts) >= (name == "all" ? parts.length : name == "most" ? first : 1);
  };

  const most = async (need, parts) => {
    const all = await Promise.all(parts.map(evaluate));
    return none().map((no, doc) => {
      let has = 0;
      let sum = 0;
      for (const part of all) {
        if (part[doc] < 0) continue;
        has++;
        sum += part[doc];
      }
      return has >= need ? sum : no;
    });
  };

  const first = async ([part, ...rest]) => (!rest[0] || (await knows(part)) ? evaluate(part) : first(rest));

  const evaluate = async (node) => {
    const [name, ...rest] = node;
    return name == "word" ? word(...rest)
      : name == "prefix" ? prefix(...rest)
      : name == "any" ? most(1, rest)
      : name == "most" ? most(rest[0], rest.slice(1))
      : name == "first" ? first(rest)
      : name == "all" && !rest.some(([name]) => name == "not") ? most(rest.length, rest)
      : (await pack.further()).evaluate(run, node);
  };

  Object.assign(run, { none, seen, stemOf, want, knows, most });
  run.scores = await evaluate(tree);
  return run;
};

// The best pages, ties by number.
const bestOf = (scores, count, skip) => {
  const best = [];
  for (let doc = 0; doc < scores.length; doc++) {
    const score = scores[doc];
    if (score < 0 || skip?.[doc] >= 0) continue;
    // Nothing is below the last of fewer.
    if (score <= scores[best[count - 1]]) continue;
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
  if (name == "any" && parts[0]) {
    const inner = await loosened(parts[0], knows);
    return inner && [inner[0], ["any", inner[1], ...parts.slice(1)]];
  }
  if (name != "all") return null;
  const all = parts.filter(([name]) => name != "not" && name != "filter");
  const kept = parts.filter((part) => !all.includes(part));
  if (all.length == 1) {
    const inner = await loosened(all[0], knows);
    return inner && [inner[0], ["all", ...kept, inner[1]]];
  }
  const known = await Promise.all(all.map(knows));
  return [all.length, ["all", ...kept, ["most", Math.max(1, Math.ceil(many(known) / 2)), ...all.filter((_, at) => known[at])]]];
};
