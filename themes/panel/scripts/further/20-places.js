// Phrases, words of one field, and what is left out: what needs more than the pages of a stem.

// Where a stem stands on each of its pages: for each field a list of positions, in the body counted from the beginning
// of a leaf, a million for each leaf (src/search/pack/positions.rs).
const LEAF = 1e6;
const placesOf = ({ number, unary, below }, { many, leaf }) => {
  const coarse = (family, bound) => unary(family) * bound + below(bound);
  const fields = [];
  const body = (fields[5] = []);
  const times = many >> 1;
  const often = Math.min(7, 31 - Math.clz32(times));
  for (let offset; body.length < times; body.push(leaf * LEAF + offset)) {
    const first = !body.length;
    const further = first || unary(often);
    if (!first) leaf += further;
    offset = further ? coarse(8 + often, 32) : offset + coarse(16 + often, 16);
  }
  for (let others = many & 1 ? number(24) + 1 : 0; others--; ) {
    const own = (fields[below(7)] = []);
    for (let at = 0, left = number(25) + 1; left--; ) own.push((at += number(26)));
  }
  return fields;
};

// The pages of a stem with its places there.
const withPlaces = async (pack, stem) => {
  const list = await pack.list(stem);
  const { positions, read } = stem.list ? stem : list;
  // A shard's positions stand in the order of its stems.
  await pack.shard(positions, (text) => {
    const reader = readerOf(text);
    for (const own of read ? read.stems.map(({ list }) => list || []) : [list]) for (const page of own) page.fields = placesOf(reader, page);
  });
  return list;
};

// Whether a page of a stem has it in a field.
const within = async (pack, stem, field) => {
  await withPlaces(pack, stem);
  return ({ fields }) => fields[FIELDS.indexOf(field)]?.length;
};

const phrase = async (run, parts, field) => {
  const found = await Promise.all(parts.map(([form]) => run.stemOf(form)));
  parts.forEach(([form], i) => run.want(form, found[i]));
  const scores = run.none();
  if (!found.every(Boolean)) return scores;
  const rows = await Promise.all(found.map(async ({ stem }) => new Map((await withPlaces(run.pack, stem)).map((page) => [page.doc, page]))));
  for (const [doc, first] of rows[0]) {
    const all = rows.map((row) => row.get(doc));
    if (!all.every(Boolean)) continue;
    first.fields.forEach((starts, at) => {
      if (field && at != FIELDS.indexOf(field)) return;
      const spot = starts.find((start) => parts.every(([, place], i) => all[i].fields[at]?.includes(start + place - parts[0][1])));
      if (spot == null) return;
      scores[doc] = all.reduce((sum, { score }) => sum + score, 0);
      all.forEach(run.seen);
      if (at == 5) [run.leaves[doc], run.tops[doc]] = [Math.floor(spot / LEAF), 1 / 0];
    });
  }
  return scores;
};

const filter = async ({ pack, none }, name, value) => {
  const scores = none();
  const facet = (await facetsOf(pack)).find((one) => one.name == name);
  const at = facet ? facet.values.findIndex((one) => one.toLowerCase() == value) : -1;
  if (at >= 0) facet.pages.forEach((own, doc) => own.includes(at) && (scores[doc] = 0));
  return scores;
};

// What is taken away is not marked either.
const without = async (run, parts) => {
  const plain = parts.filter(([name]) => name != "not");
  const gone = parts.filter(([name]) => name == "not").map(([, part]) => runTree(run.pack, part, { ...run.options, best: false }));
  const [scores, ...others] = await Promise.all([run.most(plain.length, plain), ...gone]);
  for (const other of others) other.scores.forEach((score, doc) => { if (score >= 0) scores[doc] = -1; });
  return scores;
};

const evaluate = (run, node) => {
  const [name, ...rest] = node;
  return name == "phrase" ? phrase(run, ...rest)
    : name == "filter" ? filter(run, ...rest)
    : without(run, name == "not" ? [node] : rest);
};
