// What was typed, as a tree: the same as src/search/query makes, which says what may be typed.
// ["all"|"any"|"first", …], ["most", need, …], ["not", tree], ["word"|"prefix", form, field],
// ["phrase", [[form, place], …], field], ["filter", facet, value].

// What is more than words: scripts/further reads it.
const SIGNED = /"|:\S|\*( |$)|(^| )(-|(OR|AND|\|)( |$))/;

const plainText = (typed) =>
  typed.normalize("NFC").replace(/[\u201c-\u201f\xab\xbb\uff02\u300c-\u300f\u301d\u301e]/g, '"').replace(/\uff1a/g, ":").replace(/[\s\x85]/g, " ");

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

// What was typed between spaces: for each piece its units, and whether it stands for itself (a filter, what is taken away).
const plainChunks = (text) =>
  (text.match(/[^ ]+/g) || []).slice(0, 32).map((piece) => ({ units: unitsOf(words(piece), null) })).filter(({ units }) => units[0]);

const treeOf = ({ tree, field, joined, begins }) => {
  const word = begins && wordOf(tree);
  return oneOr([tree, ...joined.map((form) => ["word", form, field]), ...(word ? [["prefix", word[1], field]] : [])], "any");
};

const parseQuery = (text, typing, chunks = plainChunks(text)) => {
  const open = typing && !/[ "]$/.test(text);
  const last = chunks.at(-1);
  if (open && last && !last.quoted) last.units[last.units.length - 1].begins = true;
  chunks.forEach(({ units, not, quoted }, at) => {
    units.forEach((one, i) => i && pair(units[i - 1], one));
    const next = chunks[at + 1];
    if (next && !(next.or || not || quoted || next.not || next.quoted)) pair(units[units.length - 1], next.units[0]);
  });
  const all = [];
  chunks.forEach(({ units, not, or }, at) => {
    const trees = units.map(treeOf);
    const one = oneOr(trees, "all");
    if (not) all.push(["not", one]);
    else if (or) {
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
