// What was typed, as a tree: the same as src/search/query makes, which says what may be typed.
// ["all"|"any"|"first", …], ["most", need, …], ["not", tree], ["word"|"prefix", form, field],
// ["phrase", [[form, place], …], field], ["filter", facet, value].
const FIELDS = ["title", "aliases", "symbol", "headings", "summary", "body", "names"];

const oneOr = (trees, name) => (trees[1] || !trees[0] ? [name, ...trees] : trees[0]);

// The word that a unit's tree is, or begins with.
const wordOf = (tree) => (tree[0] == "first" ? tree[1] : tree[0] == "word" && tree);

// Two words side by side may be written as one.
const pair = (before, after) => {
  const form = before.form + after.form;
  if (!before.form || !after.form || before.field != after.field || !/\D/.test(form)) return;
  for (const { joined } of [before, after]) if (!joined.includes(form)) joined.push(form);
};

// The things to look for: their trees, the form when it may be joined with its neighbor's, the text as part of a name.
const unitsOf = (tokens, field) => {
  const units = [];
  const places = [];
  const word = (form) => ["word", form, field];
  const unit = (tree, text, form) => ({ tree, field, form, text: field ? null : text, joined: [] });
  let run = [];
  let end = 0;
  for (const { form, role, position, places: long } of tokens) {
    if (role == 4) {
      end = position + long;
      const parts = tokens.filter((one) => !one.role && one.position >= position && one.position < end);
      units[units.length - 1] = unit(["first", word(form), ["all", ...parts.map((one) => word(one.form))]], form);
    } else if (role == 1) {
      run.push(form);
    } else if (role == 2) {
      const pairs = run.map(word);
      const many = run.length;
      units.push(unit(many > 2 ? ["most", many - Math.floor(many / 3), ...pairs] : oneOr(pairs, "all"), run.map((one) => [...one][0]).join("") + form));
      run = [];
    } else if (!role && position >= end) {
      const han = HAN_RUN.test(form);
      units.push(unit([han ? "prefix" : "word", form, field], form, han ? "" : form));
    }
    places[position] = units.length - 1;
  }
  for (const { form, role, position, places: long } of tokens) {
    if (role == 3) for (let i = 0; i < long; i++) units[places[position] + i].joined.push(form);
  }
  return units;
};

const treeOf = ({ tree, field, joined, begins }) => {
  const word = begins && wordOf(tree);
  return oneOr([tree, ...joined.map((form) => ["word", form, field]), ...(word ? [["prefix", word[1], field]] : [])], "any");
};

const parseQuery = (typed, facets, typing) => {
  const text = typed.normalize("NFC").replace(/[\u201c-\u201f\xab\xbb\uff02\u300c-\u300f\u301d\u301e]/g, '"').replace(/\uff1a/g, ":").replace(/[\s\x85]/g, " ");
  const open = typing && !/[ "]$/.test(text);
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
    const words_ = quoted ? inside : plain ? after : (before || "") + after;
    const not = !!(quoted ? minus : dash);
    const facet = facetOf(name);
    const field = FIELDS.includes(name) ? name : null;
    const tokens = facet ? [] : words(words_);
    const forms = tokens.filter((token) => token.role < 2).map((token) => [token.form, token.position]);
    const units = facet ? [{ tree: ["filter", facet, words_.trim().toLowerCase()], joined: [] }]
      : quoted && forms[1] ? [{ tree: ["phrase", forms, field], joined: [] }]
      : unitsOf(tokens, field);
    const final = units[units.length - 1];
    if (!final) continue;
    const word = !quoted && /\*$/.test(words_) && wordOf(final.tree);
    if (word) units[units.length - 1] = { tree: ["prefix", word[1], field], joined: [] };
    const alone = not || facet;
    last = { units, not, quoted, alone, or: or && !alone && last && !last.alone };
    chunks.push(last);
    or = false;
  }
  if (open && last && !last.quoted) last.units[last.units.length - 1].begins = true;
  chunks.forEach(({ units, not, quoted }, at) => {
    units.forEach((one, i) => i && pair(units[i - 1], one));
    const next = chunks[at + 1];
    if (next && !(next.or || not || quoted || next.not || next.quoted)) pair(units[units.length - 1], next.units[0]);
  });
  const all = [];
  chunks.forEach(({ units, not, or: other }, at) => {
    const trees = units.map(treeOf);
    const one = oneOr(trees, "all");
    if (not) all.push(["not", one]);
    else if (other) {
      const before = all.pop();
      all.push([...(chunks[at - 1].or ? before : ["any", before]), one]);
    } else all.push(...(chunks[at + 1]?.or ? [one] : trees));
  });
  const tree = oneOr(all, "all");
  const units = chunks.flatMap((chunk) => chunk.units);
  const many = units.length;
  // All words as one may be a name or a symbol.
  if (many > 12 || chunks.some((one) => one.not || one.or || one.quoted) || !units.every((one) => one.text) ||
    (many < 2 ? !/^(all|most)$/.test(units[0]?.tree[0]) : many < 3 && units.every((one) => one.form))) return tree;
  const whole = units.map((one) => one.text).join("");
  return ["any", tree, ["word", whole, null], ...(open ? [["prefix", whole, null]] : [])];
};
