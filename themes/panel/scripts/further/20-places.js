// Phrases, words of one field, and what is left out: what needs more than the pages of a stem.

// Where a stem stands on each of its pages: for each field a list of positions, in the order of its pages.
const placesOf = (text) => {
  const digits = digitsOf(text);
  const steps = (many) => {
    const list = [];
    for (let at = 0; many--; ) list.push((at += digits.number()));
    return list;
  };
  return (pages) => {
    const all = [];
    while (pages-- && digits.more()) {
      const head = digits.number();
      const fields = [];
      fields[5] = steps(head >> 1);
      for (let others = head & 1 ? digits.number() : 0; others--; ) fields[digits.number()] = steps(digits.number());
      all.push(fields);
    }
    return all;
  };
};

const places = async (pack, stem) => {
  const list = await pack.list(stem);
  if (!stem.places) {
    const [name, read] = stem.positions || [list.positions];
    const next = await pack.shard(name, placesOf);
    // A shard's positions stand in the order of its stems.
    if (!stem.places) for (const one of read ? read.stems : [stem]) if (one.list || !read) one.places = next(one.count);
  }
  return { list, places: stem.places };
};

// Whether the page at a place of a stem's list has the stem in a field.
const within = async (pack, stem, field) => {
  const all = (await places(pack, stem)).places;
  return (i) => all[i][FIELDS.indexOf(field)]?.length;
};

const phrase = async (run, parts, field) => {
  const found = await Promise.all(parts.map(([form]) => run.stemOf(form)));
  parts.forEach(([form], i) => run.want(form, found[i]));
  const scores = run.none();
  if (!found.every(Boolean)) return scores;
  const rows = await Promise.all(found.map(async ({ stem }) => {
    const { list, places: all } = await places(run.pack, stem);
    return new Map(list.docs.map((doc, i) => [doc, { list, i, fields: all[i] }]));
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
