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

// The pack of one language. Everything is loaded once; what could not be loaded may be asked for again.
const openPack = (base, lang) => {
  const kept = new Map();
  const once = (name, make) => {
    if (!kept.has(name)) {
      const made = make();
      kept.set(name, made);
      made.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
  const shard = (name, read) => once(name, () => loadScript(`${base}${lang}/${name}.js`, name).then((parts) => read(...parts)));
  const pack = { lang, cards: new Map() };

  // The root has a name that does not change, so a page that was open while the site was published may have an old one.
  const root = (again) => once("", () => loadScript(base + lang + ".js" + (again || ""), lang).then(([it]) => {
    const starts = [];
    const blocks = [];
    const table = digitsOf(it.b);
    for (let from = 0; table.more(); ) {
      starts.push(from);
      from += table.number();
      blocks.push(table.name());
    }
    it.idf = (count) => Math.log(1 + (it.n - count + 0.5) / (count + 0.5));
    it.borders = ["", ...wordsOf(it.f)];
    it.leaf = (doc, leaf) => {
      let at = starts.length - 1;
      while (starts[at] > doc) at--;
      return `${blocks[at]}-${doc - starts[at]}-${leaf}`;
    };
    return it;
  }));
  pack.root = root;
  pack.renew = () => {
    kept.clear();
    return root("?" + Date.now());
  };

  // The shards whose words may lie between two texts.
  const between = (it, from, to) => {
    let at = it.borders.length - 1;
    while (at && it.borders[at] > from) at--;
    const all = [at];
    while (it.borders[++at] <= to) all.push(at);
    return all;
  };

  const forms = (it, at) => shard(it.t.slice(at * 7, at * 7 + 7), (texts, pointers, heads, gaps, impacts, leaves, marks, positions) => {
    const read = { stems: [], forms: new Map(), at };
    const head = digitsOf(heads);
    const columns = [gaps, impacts, leaves, marks].map(digitsOf);
    while (head.more()) {
      const stem = { count: head.number(), variants: head.number(), forms: [], key: at + "." + read.stems.length };
      if (stem.count > it.a) stem.file = stem.key = head.name();
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

  // A form with its stem, wherever that is; nothing when no page has it.
  const settle = async (it, found) => {
    // Two parts of a query may ask for the same form at once.
    const { far } = found;
    if (far) {
      const home = await forms(it, far[0]);
      found.stem = home.stems[far[1]];
      found.far = null;
    }
    return found;
  };
  pack.form = async (form) => {
    const it = await root();
    const read = await forms(it, between(it, form, form)[0]);
    const found = read.forms.get(form);
    return found && settle(it, found);
  };
  // Every form that begins so, by its shards.
  pack.beginning = async (prefix, most) => {
    const it = await root();
    const places = between(it, prefix, prefix + "\uffff").slice(0, most);
    const found = [];
    for (const read of await Promise.all(places.map((at) => forms(it, at)))) {
      for (const [form, one] of read.forms) if (form.startsWith(prefix)) found.push([form, one]);
    }
    return Promise.all(found.map(async ([form, one]) => ({ form, ...(await settle(it, one)) })));
  };
  // The forms of the shards in which words may be that begin with so many of its letters; of many shards the nearest.
  pack.around = async (word, letters) => {
    const it = await root();
    const begin = word.slice(0, letters);
    let places = between(it, begin, begin + "\uffff");
    if (places.length > 4) {
      const [own] = between(it, word, word);
      places = places.filter((at) => Math.abs(at - own) < 2);
    }
    return (await Promise.all(places.map((at) => forms(it, at)))).flatMap((read) => [...read.forms]);
  };
  pack.settle = async (found) => settle(await root(), found);

  // The pages of a stem: all, or the best when they will do.
  pack.list = (stem, best) => {
    if (stem.list) return Promise.resolve(stem.list);
    return shard(stem.file, (head, gaps, impacts, leaves, marks, all, positions, cards) => {
      const digits = digitsOf(head);
      const scale = digits.fixed(2);
      const variants = digits.number();
      const whole = (...columns) => Object.assign(listOf(stem.count, variants, scale, ...columns.map(digitsOf)), { positions });
      for (const [doc, ...card] of cards) pack.cards.set(doc, card);
      return { list: whole(gaps, impacts, leaves, marks), all, whole };
    }).then(({ list, all, whole }) => (all && !best ? shard(all, whole) : list));
  };

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
  pack.places = async (stem) => {
    const list = await pack.list(stem);
    if (!stem.places) {
      const [name, read] = stem.positions || [list.positions];
      const next = await shard(name, placesOf);
      // A shard's positions stand in the order of its stems.
      if (!stem.places) for (const one of read ? read.stems : [stem]) if (one.list || !read) one.places = next(one.count);
    }
    return { list, places: stem.places };
  };

  pack.leaf = async (doc, leaf) => {
    const it = await root();
    return shard(it.leaf(doc, leaf), (card, starts, passages) => {
      pack.cards.set(doc, card);
      return { starts, passages };
    });
  };

  pack.names = async () => {
    const it = await root();
    return it.y ? shard(it.y, (names) => names) : [];
  };
  pack.facets = async () => {
    const it = await root();
    return shard(it.x, (facets) => facets.map(([name, values, column, titles]) => {
      const digits = digitsOf(column);
      const pages = [];
      while (digits.more()) {
        const own = [];
        for (let many = digits.number(); many--; ) own.push(digits.number());
        pages.push(own);
      }
      return { name, values, titles, pages };
    }));
  };
  return pack;
};
