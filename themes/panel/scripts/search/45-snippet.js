// How long a snippet is, in characters.
const LONG = 220;

// Of a leaf, the passage that has the most of the words, the rarer the better, with the words marked.
const snippetOf = (leaf, run, it) => {
  const stems = new Map();
  for (const { form, stem } of run.wanted) for (const one of [form, ...stem.forms]) stems.set(one, stem);
  const marksIn = (text) => {
    const marks = [];
    for (const { form, role, start, end } of words(text)) {
      if (role == 6) continue;
      const stem = stems.get(form) || (run.prefixes.some((prefix) => form.startsWith(prefix)) && { key: form, count: it.n });
      if (stem) marks.push({ stem, start, end });
    }
    return marks.sort((a, b) => a.start - b.start || b.end - a.end);
  };
  let best;
  let anchor = "";
  let number = "";
  for (const [address, printed, written, heading] of leaf.passages) {
    if (address !== 0) [anchor, number] = [address, printed];
    if (heading) continue;
    const text = written.normalize("NFC");
    const marks = marksIn(text);
    const known = new Map(marks.map(({ stem }) => [stem.key, stem]));
    let worth = marks.length / 100;
    for (const { count } of known.values()) worth += 0.1 + it.idf(count);
    if (!best || worth > best.worth) best = { worth, text, marks, anchor, number };
  }
  if (!best) return { snippet: [], anchor: null, number: null };
  return { snippet: cutOf(best.text, best.marks), anchor: best.anchor || null, number: best.number || null };
};

// The part of a text with the most different marks.
const cutOf = (text, marks) => {
  const ahead = (from) => {
    if (text.length - from <= LONG) return text.length;
    const space = text.lastIndexOf(" ", from + LONG);
    return space > from ? space : from + LONG;
  };
  const startOf = (mark) => {
    const near = Math.max(0, mark - LONG / 4);
    const space = text.indexOf(" ", near);
    return near && space >= 0 && space < mark ? space + 1 : near;
  };
  let from = 0;
  let most = 0;
  for (const start of [0, ...marks.map((mark) => startOf(mark.start))]) {
    const end = ahead(start);
    const many = new Set(marks.filter((mark) => mark.start >= start && mark.end <= end).map(({ stem }) => stem.key)).size;
    if (many > most) [from, most] = [start, many];
  }
  const end = ahead(from);
  const parts = [];
  const push = (piece, marked) => {
    const last = parts[parts.length - 1];
    if (!piece) return;
    if (last && last[1] == marked) last[0] += piece;
    else parts.push([piece, marked]);
  };
  if (from) push("\u2026 ", false);
  let at = from;
  for (const mark of marks) {
    if (mark.start < from || mark.end > end || mark.end <= at) continue;
    push(text.slice(at, Math.max(mark.start, at)), false);
    push(text.slice(Math.max(mark.start, at), mark.end), true);
    at = mark.end;
  }
  push(text.slice(at, end), false);
  if (end < text.length) push(" \u2026", false);
  return parts;
};
