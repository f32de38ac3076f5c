// The forms of the shards in which words may be that begin with so many of a word's letters; of many shards the nearest.
const around = async (pack, word, letters) => {
  const begin = word.slice(0, letters);
  let places = pack.between(begin, begin + "\uffff");
  if (places.length > 6) {
    const [own] = pack.between(word, word);
    places = places.filter((at) => Math.abs(at - own) < 3);
  }
  return (await Promise.all(places.map(pack.forms))).flatMap((read) => [...read.forms]);
};

// A word that no page has may still be a form of one that some page has: both begin alike, and what is left of
// each is an ending of the language (the pack lists them, the most frequent first) or, of one, at least short.
const relativeOf = async (pack, form, skip) => {
  if (/\d/.test(form) || form.length < 2) return null;
  // Particles that are written together with the word behind them may be there or not.
  const bases = [form, ...pack.p.filter((begin) => form.startsWith(begin) && form.length > begin.length + 2).map((begin) => form.slice(begin.length))];
  const tries = [...new Set(bases.flatMap((base) => [base, ...pack.p.map((begin) => begin + base)]))];
  const [endings, ...nearby] = await Promise.all([
    pack.shard(pack.l, (list) => list),
    ...tries.map((word) => around(pack, word, Math.max(3, Math.ceil(word.length / 2)))),
  ]);
  const ranks = new Map(endings.map((ending, at) => [ending, Math.log(at + 1)]));
  const worth = (word, known) => {
    let common = 0;
    while (common < word.length && word[common] == known[common]) common++;
    const [one, other] = [word.slice(common), known.slice(common)];
    const [a, b] = [ranks.get(one), ranks.get(other)];
    if (common > 1 && a != null && b != null) return common / 2 - (a + b) / 2;
    return common > 3 && (a ?? b) != null && one.length < 5 && other.length < 5 ? -10 - one.length - other.length : -99;
  };
  const best = new Map();
  tries.forEach((word, at) => {
    for (const [known, found] of nearby[at]) {
      if (known == skip) continue;
      const score = worth(word, known) - (word == form ? 0 : 0.3);
      const key = found.far ? found.far.join(".") : found.stem;
      if (score > -20 && !(best.get(key)?.score >= score)) best.set(key, { score, found, known });
    }
  });
  const order = [...best.values()].sort((a, b) => b.score - a.score || (a.known < b.known ? -1 : 1));
  const alike = await Promise.all(order.slice(0, pack.p.length ? 4 : 3).filter(({ score }) => score >= order[0].score - 2).map(({ found }) => pack.settle(found)));
  return alike.length ? { stem: alike[0].stem, alike: alike.map(({ stem }) => stem) } : null;
};

// How many slips part two words: a letter missing, too many, wrong, or two exchanged.
const slipsOf = (a, b) => {
  let before = [];
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = a[i - 1] == b[j - 1] ? 0 : 1;
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + wrong);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length];
};

// What was typed with the words that no page has put right, each by the nearest that begins about like it; nothing when
// no page has all of those.
const correctionOf = async (pack, text, unknown) => {
  const near = async (form) => {
    const most = form.length > 5 ? 2 : 1;
    let best;
    const begins = [form, form.slice(1), form[1] + form[0] + form.slice(2), form[0] + form.slice(2)];
    for (const [known, { stem }] of (await Promise.all(begins.map((begin) => around(pack, begin, 2)))).flat()) {
      if (Math.abs(known.length - form.length) > most || /\d/.test(known)) continue;
      const slips = slipsOf(form, known);
      const rank = slips * 1e6 - (stem ? stem.count : 0);
      if (slips <= most && !(best?.rank <= rank)) best = { rank, known };
    }
    return best?.known;
  };
  const typed = text.normalize("NFC");
  let out = "";
  let at = 0;
  for (const { form, role, start, end } of words(typed)) {
    if (role || start < at || form.length < 3 || /\d/.test(form) || !unknown.includes(form)) continue;
    const known = await near(form);
    if (!known) continue;
    out += typed.slice(at, start) + known;
    at = end;
  }
  if (!at) return null;
  out += typed.slice(at);
  const { scores } = await runTree(pack, ["all", ...unitsOf(words(out), null).map(({ tree }) => tree)], {});
  return scores.some((score) => score >= 0) ? out : null;
};
