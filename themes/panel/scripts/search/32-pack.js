// Pages of a stem: for each what it scores, the leaf on which the stem stands first, how `many` times it stands in the
// body (twice that, and one more if in other fields, too), and which of its forms (src/search/pack/list.rs).
const listOf = (pack, reader, count, all) => {
  const { bit, tree, below, unary, number } = reader;
  const list = [];
  const idf = pack.idf(all);
  const variants = number(58) + 1;
  // The forms of each stem have contexts of their own.
  const own = reader.fresh;
  reader.fresh += variants;
  const power = (number) => 31 - Math.clz32(number | 1);
  const often = Math.min(power(count), 12);
  let doc = -1;
  for (let left = count; left; left--) {
    const ratio = (pack.n - 1 - doc) / left;
    const bound = 2 ** power(ratio * 0.69);
    doc += 1 + unary(power(ratio)) * bound;
    doc += below(bound);
    const times = unary(32 + often);
    const beside = bit(45 * 32 + often);
    const many = times * 2 + beside;
    let weight = (2.2 * times) / (times + 0.3 + (0.9 * pack.lengths[doc]) / pack.m);
    if (beside) weight += 2 ** (tree(46, 128) / 8 + below(8) / 64 - 8);
    const leaf = unary(50 + Math.min(times, 3));
    // One form at least stands there, and no more where the stem stands once.
    const set = [];
    for (let form = 0; form < variants && !(set.length && many == 2); form++)
      if ((!set.length && form == variants - 1) || bit(own + form)) set.push(form);
    list.push({ doc, score: idf * weight, leaf, many, set });
  }
  return list;
};

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
  // A site that was published anew may write what this script cannot read.
  if (pack.v != 2) throw "missing";
  const kept = new Map();
  const shard = (name, read) => {
    if (!kept.has(name)) {
      const made = loadScript(`${folder}/${name}.js`, name).then((parts) => read(...parts));
      made.catch(() => kept.delete(name));
      kept.set(name, made);
    }
    return kept.get(name);
  };
  const runs = readerOf(pack.r);
  const lengths = (pack.lengths = []);
  for (let steps = runs.number(0); steps--; ) for (let pages = runs.number(1), length = runs.number(2); pages--; ) lengths.push(length);
  const blocks = [];
  for (let from = 0; from < pack.n; from += runs.number(3)) blocks.push(from);
  const borders = ["", ...wordsOf(runs)];

  const idf = (count) => Math.log(1 + (pack.n - count + 0.5) / (count + 0.5));

  // The shards whose words may lie between two texts.
  const between = (from, to) => {
    let at = borders.findLastIndex((border) => border <= from);
    const all = [at];
    while (borders[++at] <= to) all.push(at);
    return all;
  };

  // Names have seven characters each.
  const nameAt = (names, at) => names.slice((at *= 7), at + 7);
  // Sixteen shards share one.
  const named = (at) => `${nameAt(pack.t, at >> 4)}-${at & 15}`;
  // Stems with files of their own, by the first of them: all pages are in the last.
  const apart = {};
  const forms = (at) => shard(named(at), (text, names, positions) => {
    const read = { stems: [], forms: new Map() };
    const reader = readerOf(text);
    const { number } = reader;
    let name = 0;
    const stemOf = (count) => {
      const file = nameAt(names, name++);
      const all = count > pack.s ? nameAt(names, name++) : file;
      return (apart[file] ??= { count, file, all, many: 0, forms: [] });
    };
    for (let left = number(56); left--; ) {
      const count = number(57) + 1;
      read.stems.push(count > pack.a ? stemOf(count) : { count, many: 0, forms: [], list: listOf(pack, reader, count, count), positions, read });
    }
    let next = 0;
    for (const form of wordsOf(reader)) {
      const kind = number(59);
      const far = kind == 1 && [at - number(60), number(61)];
      const stem = !far && (kind == 2 ? stemOf(number(57) + 1) : read.stems[kind ? next + 2 - kind : next++]);
      if (stem) stem.forms.push(form);
      read.forms.set(form, { far, stem, among: kind && kind < 3 ? number(62) : stem.many++ });
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
    return Object.assign(listOf(pack, reader, reader.number(57) + 1, stem.count), { positions });
  });

  // A piece of a page.
  const leaf = (doc, at = 0) => {
    const block = blocks.findLastIndex((from) => from <= doc);
    return shard(`${nameAt(pack.b, block)}-${doc - blocks[block]}-${at}`, (card, passages) => {
      cards.set(doc, card);
      return passages;
    });
  };

  return Object.assign(pack, { lang, cards, shard, idf, between, forms, settle, form, beginning, list, leaf, further: () => loadFurther(base) });
};
