// A stem's pages: docs, what each scores, on which leaf of the page the word stands, and which of the stem's forms
// stand there. `next` reads one page after the other from the columns (src/search/pack/encode.rs).
const listOf = (count, variants, scale, gaps, impacts, leaves, marks) => {
  const full = 2 ** (scale / 400 - 12) / 91;
  const list = { docs: [], scores: [], leaves: [], sets: [] };
  const known = [];
  let doc = -1;
  while (gaps.more() && list.docs.length < count) {
    list.docs.push((doc += gaps.number() + 1));
    list.scores.push(full * (count == 1 ? 91 : impacts.digit() + 1));
    list.leaves.push(leaves.number());
    if (variants < 2) continue;
    const at = marks.number();
    if (!known[at]) {
      known[at] = [];
      for (let i = 0; i < variants; i += 15) known[at].push(marks.number());
    }
    list.sets.push(known[at]);
  }
  return list;
};

const hasForm = (set, form) => !set || (set[(form / 15) | 0] >> form % 15) & 1;

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
  const blocks = [];
  const table = digitsOf(pack.b);
  for (let from = 0; table.more(); ) blocks.push([from, (from += table.number(), table.name())]);

  const idf = (count) => Math.log(1 + (pack.n - count + 0.5) / (count + 0.5));

  // The shards whose words may lie between two texts.
  const between = (from, to) => {
    let at = borders.length - 1;
    while (at && borders[at] > from) at--;
    const all = [at];
    while (borders[++at] <= to) all.push(at);
    return all;
  };

  // Sixteen shards share a name of seven characters.
  const named = (at) => `${pack.t.slice((at >> 4) * 7).slice(0, 7)}-${at & 15}`;
  const forms = (at) => shard(named(at), (texts, pointers, heads, gaps, impacts, leaves, marks, positions) => {
    const read = { stems: [], forms: new Map(), at };
    const head = digitsOf(heads);
    const columns = [gaps, impacts, leaves, marks].map(digitsOf);
    while (head.more()) {
      const stem = { count: head.number(), variants: head.number(), forms: [], key: at + "." + read.stems.length };
      if (stem.count > pack.a) stem.file = stem.key = head.name();
      else {
        stem.list = listOf(stem.count, stem.variants, head.fixed(2), ...columns);
        stem.positions = [positions, read];
      }
      read.stems.push(stem);
    }
    const pointer = digitsOf(pointers);
    let next = 0;
    for (const form of wordsOf(texts)) {
      const kind = pointer.number();
      let found;
      if (kind == 1) found = { far: [pointer.number(), pointer.number()], among: pointer.number() };
      else if (kind == 2) {
        const count = pointer.number();
        const among = pointer.number();
        const file = pointer.name();
        found = { stem: { count, file, forms: [form], key: file }, among };
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
  const list = async (stem, best) => {
    if (stem.list) return stem.list;
    const own = await shard(stem.file, (head, gaps, impacts, leaves, marks, all, positions, ten) => {
      const digits = digitsOf(head);
      const scale = digits.fixed(2);
      const variants = digits.number();
      const whole = (...columns) => Object.assign(listOf(stem.count, variants, scale, ...columns.map(digitsOf)), { positions });
      for (const [doc, ...card] of ten) cards.set(doc, card);
      return { list: whole(gaps, impacts, leaves, marks), all, whole };
    });
    return own.all && !best ? shard(own.all, own.whole) : own.list;
  };

  // A piece of a page.
  const leaf = (doc, at) => {
    const [from, name] = blocks.findLast(([from]) => from <= doc);
    return shard(`${name}-${doc - from}-${at}`, (card, starts, passages) => {
      cards.set(doc, card);
      return { starts, passages };
    });
  };

  return Object.assign(pack, { lang, cards, shard, idf, between, forms, settle, form, beginning, list, leaf, further: () => loadFurther(base) });
};
