// What was typed, as a tree: the same as src/search/query makes, which says what may be typed.
// ["all"|"any"|"first", …], ["most", need, …], ["not", tree], ["word"|"prefix", form, field],
// ["phrase", [[form, place], …], field], ["filter", facet, value].
const FIELDS = ["title", "aliases", "symbol", "headings", "summary", "body"];

const oneOr = (trees, name) => (trees.length == 1 ? trees[0] : [name, ...trees]);

// A unit is one thing to look for; `joined` is what it is when written as one with its neighbors, `text` what it is
// as part of a name.
const unit = (tree, field, form, text) => ({ tree, field, form, text: field ? null : text, joined: [] });

const pair = (before, after) => {
  if (!before.form || !after.form || before.field != after.field) return;
  const whole = before.form + after.form;
  if (!/\D/.test(whole)) return;
  for (const one of [before, after]) if (!one.joined.includes(whole)) one.joined.push(whole);
};

const unitsOf = (tokens, field) => {
  const units = [];
  const unitAt = {};
  const word = (token) => ["word", token.form, field];
  let at = 0;
  const behind = (end) => {
    while (tokens[at] && tokens[at].position < end) unitAt[tokens[at++].position] = units.length - 1;
  };
  while (at < tokens.length) {
    const token = tokens[at];
    const end = (one) => token.position + one.places;
    const symbol = tokens.find((one) => one.role == 4 && one.position == token.position);
    if (symbol) {
      const parts = tokens.filter((one) => !one.role && one.position >= token.position && one.position < end(symbol));
      units.push(unit(["first", word(symbol), ["all", ...parts.map(word)]], field, null, symbol.form));
      behind(end(symbol));
    } else if (token.role == 1) {
      const pairs = [];
      let [whole] = token.form;
      for (; tokens[at].role == 1; at++) {
        pairs.push(word(tokens[at]));
        whole += [...tokens[at].form][1];
      }
      const need = pairs.length - Math.floor(pairs.length / 3);
      units.push(unit(pairs.length > 2 ? ["most", need, ...pairs] : oneOr(pairs, "all"), field, null, whole));
      at++;
    } else {
      const han = HAN_RUN.test(token.form);
      units.push(unit([han ? "prefix" : "word", token.form, field], field, han ? null : token.form, token.form));
      behind(end(token));
    }
  }
  for (const whole of tokens.filter((token) => token.role == 3)) {
    for (let i = 0; i < whole.places; i++) units[unitAt[whole.position] + i].joined.push(whole.form);
  }
  return units;
};

const treeOf = ({ tree, field, joined, begins }) => {
  const main = tree[0] == "first" ? tree[1] : tree;
  return oneOr([tree, ...joined.map((form) => ["word", form, field]), ...(begins && main[0] == "word" ? [["prefix", main[1], main[2]]] : [])], "any");
};

const parseQuery = (typed, facets, typing) => {
  const text = typed.normalize("NFC").replace(/[\u201c-\u201f\xab\xbb\uff02\u300c-\u300f\u301d\u301e]/g, '"').replace(/\uff1a/g, ":").replace(/[\s\x85]/g, " ");
  const facetOf = (name) => name && facets.find((facet) => facet == name || facet == name + "s");
  const chunks = [];
  let or = false;
  const pieces = [...text.matchAll(/(-?)([^ ":]+:)?"([^"]*)(?:"|$)|([^ "]+)/g)].slice(0, 32);
  for (const [, minus, before, inside, bare] of pieces) {
    if (bare == "OR" || bare == "|") {
      or = true;
      continue;
    }
    if (bare == "AND") continue;
    const quoted = bare == null;
    let not = !!minus;
    let name = (before || "").slice(0, -1).toLowerCase();
    let words_ = quoted ? inside : bare;
    if (!quoted) {
      if (/^-./u.test(words_)) {
        not = true;
        words_ = words_.slice(1);
      }
      const colon = words_.indexOf(":");
      const named = words_.slice(0, Math.max(colon, 0)).toLowerCase();
      if (colon >= 0 && colon + 1 < words_.length && (facetOf(named) || FIELDS.includes(named))) {
        name = named;
        words_ = words_.slice(colon + 1);
      }
    }
    const facet = facetOf(name);
    const field = FIELDS.includes(name) ? name : null;
    let units;
    if (facet) {
      units = [unit(["filter", facet, words_.trim().toLowerCase()])];
    } else {
      const tokens = words(words_);
      const forms = tokens.filter((token) => token.role < 2);
      if (quoted && forms.length > 1) {
        units = [unit(["phrase", forms.map((token) => [token.form, token.position]), field], field)];
      } else {
        units = unitsOf(tokens, field);
        const last = units[units.length - 1];
        if (last && !quoted && words_.endsWith("*")) {
          const main = last.tree[0] == "first" ? last.tree[1] : last.tree;
          if (main[0] == "word") units[units.length - 1] = unit(["prefix", main[1], field], field);
        }
      }
    }
    if (!units.length) continue;
    const plain = !not && !facet;
    const previous = chunks[chunks.length - 1];
    chunks.push({ units, not, quoted, plain, or: or && plain && !!previous && previous.plain });
    or = false;
  }
  const final = chunks[chunks.length - 1];
  const open = typing && !/[ "]$/.test(text);
  if (open && final && !final.quoted) final.units[final.units.length - 1].begins = true;
  chunks.forEach((chunk, at) => {
    chunk.units.forEach((one, i) => i && pair(chunk.units[i - 1], one));
    const next = chunks[at + 1];
    if (next && !next.or && ![chunk, next].some((one) => one.not || one.quoted)) pair(chunk.units[chunk.units.length - 1], next.units[0]);
  });
  const units = chunks.flatMap((chunk) => chunk.units);
  const many = units.length;
  const named = units.every((one) => one.text) && !chunks.some((one) => one.not || one.or || one.quoted) &&
    (many == 1 ? /^(all|most)$/.test(units[0].tree[0]) : many == 2 ? units.some((one) => !one.form) : many && many < 13);
  const all = [];
  chunks.forEach(({ units, not, or: alternative }, at) => {
    const trees = units.map(treeOf);
    if (not) all.push(["not", oneOr(trees, "all")]);
    else if (alternative) {
      const before = all.pop();
      all.push([...(chunks[at - 1].or ? before : ["any", before]), oneOr(trees, "all")]);
    } else if (chunks[at + 1] && chunks[at + 1].or) all.push(oneOr(trees, "all"));
    else all.push(...trees);
  });
  const tree = oneOr(all, "all");
  if (!named) return tree;
  const whole = units.map((one) => one.text).join("");
  return ["any", tree, ["word", whole, null], ...(open ? [["prefix", whole, null]] : [])];
};
