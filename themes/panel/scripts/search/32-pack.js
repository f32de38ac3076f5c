// A stem's pages: docs, what each scores, on which leaf of the page the word stands, which of the stem's forms stand
// there, and how often it stands in the body, twice, and one more if in other fields, too (src/search/pack/list.rs).
const listOf = (pack, { bit, below, unary, expect }, count, all, variants) => {
  const idf = pack.idf(all);
  const list = { docs: [], scores: [], leaves: [], sets: [], times: [] };
  const power = (number) => 31 - Math.clz32(Math.min(number, 2 ** 32 - 1) | 1);
  const often = Math.min(power(count) + 1, 12);
  for (let form = 0; form < variants && form < 63; form++) expect(54 * 32 + form, 1 / (variants - form));
  let doc = -1;
  for (let left = count; left; left--) {
    const ratio = (pack.n - 1 - doc) / left;
    const bound = 2 ** power(ratio * 0.69);
    doc += 1 + unary(power(ratio * ratio)) * bound;
    doc += below(bound);
    const times = unary(32 + often);
    const beside = bit(45, often);
    let weight = (2.2 * times) / (times + 0.3 + (0.9 * pack.lengths[doc]) / pack.m);
    if (beside) {
      let node = 1;
      while (node < 128) node = node * 2 + bit(46, node);
      weight += 2 ** ((node - 128) / 8 + below(8) / 64 - 8);
    }
    list.docs.push(doc);
    list.scores.push(idf * weight);
    list.leaves.push(unary(50 + Math.min(times, 3)));
    list.times.push(times * 2 + beside);
    if (variants < 2) continue;
    const set = [];
    for (let form = 0; form < variants && !(times == 1 && !beside && set[0] >= 0); form++)
      if ((form == variants - 1 && !set.length) || bit(54, Math.min(form, 63))) set.push(form);
    list.sets.push(set);
  }
  return list;
};

const hasForm = (set, form) => !set || set.includes(form);

// What few queries need is a script of its own, loaded once when the first of them comes.
let furtherParts;
const loadFurther = (base) =>
  furtherParts ??= loadScript(base + "assets/theme/further.js", "further").then(([parts]) => parts, (why) => {
    furtherParts = null;
    throw why;
  });

// The pack of one language: what its root says, and what reads its shards. Everything is loaded once; what could
// not be loaded may be asked for again.
const readPack = async (base, lang, again) => {
  const folder = `${base}assets/search/${lang}`;
  const [pack] = await loadScript(folder + ".js" + again, lang);
  const kept = new Map();
  const shard = (name, read) => {
    if (!kept.has(name)) {
      const made = loadScript(`${folder}/${name}.js`, name).then((parts) => read(...parts));
      made.catch(() => kept.delete(name));
      kept.set(name, made);
    }
    return kept.get(name);
  };
  const borders = ["", ...wordsOf(pack.f)];
  const runs = readerOf(pack.r);
  const lengths = (pack.lengths = []);
  for (let steps = runs.number(0); steps--; ) for (let pages = runs.number(1), length = runs.number(2); pages--; ) lengths.push(length);
  const blocks = [];
  for (let from = 0; from < pack.n; from += runs.number(3)) blocks.push(from);

  const idf = (count) => Math.log(1 + (pack.n - count + 0.5) / (count + 0.5));

  // The shards whose words may lie between two texts.
  const between = (from, to) => {
    let at = borders.length - 1;
    while (at && borders[at] > from) at--;
    const all = [at];
    while (borders[++at] <= to) all.push(at);
    return all;
  };

  // Names have seven characters each.
  const nameAt = (names, at) => names.slice(at * 7, at * 7 + 7);
  // Sixteen shards share one.
  const named = (at) => `${nameAt(pack.t, at >> 4)}-${at & 15}`;
  const forms = (at) => shard(named(at), (texts, names, text, positions) => {
    const read = { stems: [], forms: new Map() };
    const reader = readerOf(text);
    const { number } = reader;
    let name = 0;
    // A stem with files of its own: all pages are in the last of them.
    const apart = (count) => {
      const file = nameAt(names, name++);
      return { count, file, key: file, all: count > pack.s ? nameAt(names, name++) : file, forms: [] };
    };
    for (let left = number(56); left--; ) {
      const count = number(57) + 1;
      read.stems.push(count > pack.a ? apart(count) : {
        count, key: at + "." + read.stems.length, forms: [], list: listOf(pack, reader, count, count, number(58) + 1), positions, read,
      });
    }
    let next = 0;
    for (const form of wordsOf(texts)) {
      const kind = number(59);
      let found;
      if (kind == 1) found = { far: [at - number(60), number(61)], among: number(62) };
      else if (kind == 2) {
        const stem = apart(number(57) + 1);
        stem.forms.push(form);
        found = { stem, among: number(62) };
      } else {
        const stem = read.stems[kind ? next + 2 - kind : next++];
        found = { stem, among: stem.forms.push(form) - 1 };
      }
      read.forms.set(form, found);
    }
    return read;
  });

  // A form with its stem, wherever that is.
  const settle = async (found) => {
    // Two parts of a query may ask for the same form at once.
    const { far } = found;
    if (far) {
      found.stem = (await forms(far[0])).stems[far[1]];
      found.far = null;
    }
    return found;
  };
  // A form; nothing when no page has it.
  const form = async (text) => {
    const found = (await forms(between(text, text)[0])).forms.get(text);
    return found && settle(found);
  };
  // Every form that begins so, by its shards.
  const beginning = async (prefix, most) => {
    const reads = await Promise.all(between(prefix, prefix + "\uffff").slice(0, most).map(forms));
    const found = reads.flatMap((read) => [...read.forms]).filter(([form]) => form.startsWith(prefix));
    return Promise.all(found.map(([, one]) => settle(one)));
  };

  const cards = new Map();
  // The pages of a stem: all, or the best when they will do.
  const list = (stem, best) => stem.list || shard(best ? stem.file : stem.all, (text, ten, positions) => {
    for (const [doc, ...card] of ten) cards.set(doc, card);
    const reader = readerOf(text);
    const count = best && stem.all != stem.file ? pack.k : stem.count;
    return Object.assign(listOf(pack, reader, count, stem.count, reader.number(58) + 1), { positions });
  });

  // A piece of a page.
  const leaf = (doc, at) => {
    const block = blocks.findLastIndex((from) => from <= doc);
    return shard(`${nameAt(pack.b, block)}-${doc - blocks[block]}-${at}`, (card, starts, passages) => {
      cards.set(doc, card);
      return { starts, passages };
    });
  };

  return Object.assign(pack, { lang, cards, shard, idf, between, forms, settle, form, beginning, list, leaf, further: () => loadFurther(base) });
};
