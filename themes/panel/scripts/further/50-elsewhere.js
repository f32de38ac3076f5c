// Entries that exist only in other languages, found there by what the book's terms are called there.

// Whether two forms may be of one word: a stem is at hand only for words that the pages of a language have.
const akin = (one, other) =>
  one == other || (Math.min(one.length, other.length) > 2 && Math.abs(one.length - other.length) < 4 && (one.includes(other) || other.includes(one)));

// What was typed with each name that the book knows, the longest first, as it is called in another language.
const translated = (text, names, to) => {
  const typed = words(text).filter(({ role }) => role < 2).map(({ form }) => form);
  let all = "";
  for (let at = 0; at < typed.length; ) {
    const name = names.find(([forms, there]) => there[to] && forms.split(" ").every((form, i) => typed[at + i] && akin(form, typed[at + i])));
    all += ` ${name ? name[1][to][0] : typed[at]}`;
    at += name ? name[0].split(" ").length : 1;
  }
  return all;
};

const elsewhereOf = async (pack, text, open) => {
  const names = pack.y ? await pack.shard(pack.y, (names) => names) : [];
  const found = await Promise.all(pack.o.map(async (to) => {
    const { hits, snippets } = await open(to).find(translated(text, names, to), { filters: { absent: [pack.lang] }, count: 3 });
    const language = new Intl.DisplayNames(to, { type: "language" }).of(to);
    return hits.map((hit, i) => [Object.assign(hit, { language }), snippets[i]]).filter(([hit]) => !hit.partly);
  }));
  return found.flat();
};
