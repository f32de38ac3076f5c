// What was typed with quotes, names in front of a colon, `-`, `OR` and `*`, in pieces: as src/search/query reads it.
const FIELDS = ["title", "aliases", "symbol", "headings", "summary", "body", "names"];

const chunksOf = (text, facets) => {
  const facetOf = (name) => name && facets.find((facet) => facet == name || facet == name + "s");
  const known = (name) => facetOf(name) || FIELDS.includes(name);
  const lower = (name = "") => name.slice(0, -1).toLowerCase();
  const chunks = [];
  let or;
  let last;
  for (const [, minus, label, inside, bare] of [...text.matchAll(/(-?)([^ ":]+:)?"([^"]*)(?:"|$)|([^ "]+)/g)].slice(0, 32)) {
    if (/^(OR|\||AND)$/.test(bare)) {
      or ||= bare != "AND";
      continue;
    }
    const quoted = bare == null;
    const [, dash, before, after] = /^(-(?=.))?([^:]*:(?=.))?(.*)/u.exec(bare);
    const plain = quoted || known(lower(before));
    const name = lower(quoted ? label : plain ? before : "");
    const said = quoted ? inside : plain ? after : (before || "") + after;
    const not = !!(quoted ? minus : dash);
    const facet = facetOf(name);
    const field = FIELDS.includes(name) ? name : null;
    const tokens = facet ? [] : words(said);
    const forms = tokens.filter((token) => token.role < 2).map((token) => [token.form, token.position]);
    const units = facet ? [{ tree: ["filter", facet, said.trim().toLowerCase()], joined: [] }]
      : quoted && forms[1] ? [{ tree: ["phrase", forms, field], joined: [] }]
      : unitsOf(tokens, field);
    const final = units[units.length - 1];
    if (!final) continue;
    const word = !quoted && /\*$/.test(said) && wordOf(final.tree);
    if (word) units[units.length - 1] = { tree: ["prefix", word[1], field], joined: [] };
    const alone = not || facet;
    last = { units, not, quoted, alone, or: or && !alone && last && !last.alone };
    chunks.push(last);
    or = false;
  }
  return chunks;
};
