// How long a snippet is, in characters.
const LONG = 220;

// Of a leaf, the passage that has the most of the words, the rarer the better, with the words marked.
const snippetOf = (passages, { pack, wanted, prefixes }) => {
  const stems = new Map();
  for (const { form, stem } of wanted) for (const one of [form, ...stem.forms]) stems.set(one, stem);
  // A stem knows the forms of its own shard. The others are those with a particle in front.
  const stemOf = (form) => stems.get(form) ||
    stems.get(pack.p.map((begin) => form.startsWith(begin) && form.slice(begin.length)).find((rest) => stems.has(rest))) ||
    (prefixes.some((prefix) => form.startsWith(prefix)) && stems.set(form, { count: pack.n }).get(form));
  let best = { worth: -1, snippet: ["", []] };
  let anchor;
  let number;
  for (const [address, printed, written, heading] of passages) {
    if (address !== 0) [anchor, number] = [address, printed];
    if (heading) continue;
    const text = written.normalize("NFC");
    const marks = words(text).filter((word) => word.role < 6 && (word.stem = stemOf(word.form)))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    let worth = marks.length / 100;
    for (const { count } of new Set(marks.map(({ stem }) => stem))) worth += 0.1 + pack.idf(count);
    if (worth > best.worth) best = { worth, snippet: [text, marks], anchor, number };
  }
  return { ...best, snippet: cutOf(...best.snippet) };
};

// The part of a text with the most different marks.
const cutOf = (text, marks) => {
  const ahead = (from) => {
    if (text.length - from <= LONG) return text.length;
    const space = text.lastIndexOf(" ", from + LONG);
    return space > from ? space : from + LONG;
  };
  const startOf = ({ start }) => {
    const near = Math.max(0, start - LONG / 4);
    const space = text.indexOf(" ", near);
    return near && space >= 0 && space < start ? space + 1 : near;
  };
  let from = 0;
  let most = 0;
  for (const start of [0, ...marks.map(startOf)]) {
    const end = ahead(start);
    const many = new Set(marks.filter((mark) => mark.start >= start && mark.end <= end).map(({ stem }) => stem)).size;
    if (many > most) [from, most] = [start, many];
  }
  const end = ahead(from);
  const parts = [];
  const push = (piece, marked) => {
    const last = parts.at(-1);
    if (!piece) return;
    if (last && last[1] == marked) last[0] += piece;
    else parts.push([piece, marked]);
  };
  if (from) push("\u2026 ", false);
  let at = from;
  for (const mark of marks) {
    if (mark.start < from || mark.end > end || mark.end <= at) continue;
    const start = Math.max(mark.start, at);
    push(text.slice(at, start), false);
    push(text.slice(start, mark.end), true);
    at = mark.end;
  }
  push(text.slice(at, end), false);
  if (end < text.length) push(" \u2026", false);
  return parts;
};
