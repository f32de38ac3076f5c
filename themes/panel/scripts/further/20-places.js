// Phrases, words of one field, and what is left out: what needs more than the pages of a stem.

// Where a stem stands on each of its pages: for each field a list of positions (src/search/pack/positions.rs).
const placesOf = (pack, { number, unary, below }, list) => list.docs.map((doc, i) => {
  const fields = [];
  const bound = 2 ** Math.max(0, 28 - Math.clz32(pack.lengths[doc]));
  const body = (fields[5] = []);
  let family = Math.min(list.leaves[i], 15);
  for (let at = 0, left = list.times[i] >> 1; left--; family = 16) {
    at += unary(family) * bound;
    body.push((at += below(bound)));
  }
  for (let others = list.times[i] & 1 ? number(17) + 1 : 0; others--; ) {
    const own = (fields[below(7)] = []);
    for (let at = 0, left = number(18) + 1; left--; ) own.push((at += number(19)));
  }
  return fields;
});

const places = async (pack, stem) => {
  const list = await pack.list(stem);
  const { positions, read } = stem.list ? stem : list;
  // A shard's positions stand in the order of its stems.
  await pack.shard(positions, (text) => {
    const reader = readerOf(text);
    for (const own of read ? read.stems.map(({ list }) => list).filter(Boolean) : [list]) own.places = placesOf(pack, reader, own);
  });
  return list;
};

// Whether the page at a place of a stem's list has the stem in a field.
const within = async (pack, stem, field) => {
  const { places: all } = await places(pack, stem);
  return (i) => all[i][FIELDS.indexOf(field)]?.length;
};

const phrase = async (run, parts, field) => {
  const found = await Promise.all(parts.map(([form]) => run.stemOf(form)));
  parts.forEach(([form], i) => run.want(form, found[i]));
  const scores = run.none();
  if (!found.every(Boolean)) return scores;
  const rows = await Promise.all(found.map(async ({ stem }) => {
    const list = await places(run.pack, stem);
    return new Map(list.docs.map((doc, i) => [doc, { list, i, fields: list.places[i] }]));
  }));
  for (const [doc, first] of rows[0]) {
    const all = rows.map((row) => row.get(doc));
    if (!all.every(Boolean)) continue;
    first.fields.forEach((starts, at) => {
      if (field && at != FIELDS.indexOf(field)) return;
      const spot = starts.find((start) => parts.every(([, place], i) => all[i].fields[at]?.includes(start + place - parts[0][1])));
      if (spot == null) return;
      scores[doc] = all.reduce((sum, { list, i }) => sum + list.scores[i], 0);
      all.forEach(({ list, i }) => run.seen(list, i));
      if (at == 5) run.spots.set(doc, spot);
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
