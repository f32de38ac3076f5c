// The tokens of a text, as src/search/analysis makes them, which says why. Sets of characters are fixed
// ranges where versions of Unicode could differ.
const HAN = "\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f";
const LETTERS = "\\p{Alphabetic}\\p{N}";
const RUNS = new RegExp(`[${HAN}]+|(?![${HAN}])[${LETTERS}](?:(?![${HAN}])[${LETTERS}${MARKS}\\xad\\u200c\\u200d\\u2060])*`, "gu");
const HAN_RUN = new RegExp(`^[${HAN}]`, "u");
const SIGNS = new RegExp(`(\\u0438\\u0306|n\\u0303)|[${MARKS}]`, "gu");
const REST = new RegExp(`[^${LETTERS}]`, "gu");
// Letters that stand for others, each with what it stands for: Arabic, then Greek, then Latin.
const TWINS = Object.fromEntries("ةه ىي یي ٱا کك ςσ ßss æae œoe øo łl đd ıi".split(" ").map((two) => [two[0], two.slice(1)]));
// Signs that tie two words, four of each sort: apostrophes, hyphens, slashes, full stops.
const TIES = "'\u2019\u2018\uff07-\u2010\u2011\uff0d/\uff0f\u2044\u2215.\uff0e";

// Digits of Arabic and Persian come from their code points. What was folded once is kept: snippets have the same words.
const folded = Object.create(null);
const fold = (word) => folded[word] ??= word.normalize("NFKD").toLowerCase().replace(SIGNS, "$1").normalize("NFC")
  .replace(/[^a-z]/g, (c) => TWINS[c] || c).replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (c) => c.charCodeAt() % 16).replace(REST, "");

const short = (form) => [...form].length < 2;

// What words tied by hyphens, slashes and full stops make together: [first, behind the last, role, form].
const chain = (runs, first, last) => {
  const wholes = [];
  const whole = (from, to) => runs.slice(from, to).map((run) => run.form).join("");
  const numbered = (to) => /\d/.test(whole(first, to));
  const symbol = runs.slice(first + 1, last).some((run) => run.tie == 2) && /^[a-z]+$/.test(runs[first].form) && last - first < 17 && numbered(last);
  let from = first;
  for (let to = first + 1; to <= last; to++) {
    const form = whole(from, to);
    if (symbol) {
      if (to > first + 1 && (to == last || (runs[to].tie == 2 && numbered(to)))) wholes.push([first, to, to == last ? 4 : 5, form]);
    } else if (to == last || runs[to].tie != 1) {
      if (to - from > 1 && to - from < 7 && /\D/.test(form)) wholes.push([from, to, 3, form]);
      from = to;
    }
  }
  return wholes;
};

// Roles: 0 word, 1 pair of Han, 2 last Han of a run, 3 words joined by hyphens, 4 symbol, 5 its beginning,
// 6 a word with n for n with tilde. Places are counted in words, start and end in the text in NFC.
const words = (text) => {
  text = text.normalize("NFC");
  const all = [];
  for (const { 0: run, index: start } of text.matchAll(RUNS)) {
    const before = all.at(-1);
    const han = HAN_RUN.test(run);
    const form = han ? run : fold(run);
    if (!form) continue;
    const gap = before && !before.han && !han ? text.slice(before.end, start) : "";
    const one = { form, start, end: start + run.length, han, tie: gap.length == 1 ? TIES.indexOf(gap) >> 2 : -1 };
    if (!one.tie) {
      one.tie = -1;
      if ((short(before.form) || before.form == "qu") && !short(form)) before.off = 1;
      else if (short(form) && !short(before.form)) one.off = 1;
    }
    all.push(one);
  }
  const runs = all.filter((one) => !one.off);
  const tokens = [];
  let position = 0;
  let chained = 0;
  let wholes = [];
  runs.forEach((run, at) => {
    const add = (form, role, places, start, end) => tokens.push({ form, role, position, places, start, end });
    if (run.han) {
      let start = run.start;
      const chars = [...run.form];
      chars.forEach((char, i) => {
        const next = chars[i + 1] || "";
        add(fold(char + next), next ? 1 : i ? 2 : 0, next ? 2 : 1, start, start + char.length + next.length);
        start += char.length;
        position++;
      });
      return;
    }
    add(run.form, 0, 1, run.start, run.end);
    if (run.form.includes("\xf1")) add(run.form.replace(/\xf1/g, "n"), 6, 1, run.start, run.end);
    if (at >= chained) {
      chained = at + 1;
      while (runs[chained] && runs[chained].tie > 0) chained++;
      wholes = chained - at > 1 ? chain(runs, at, chained) : [];
    }
    for (const [from, to, role, form] of wholes) {
      if (from == at) add(form, role, to - at, run.start, runs[to - 1].end);
    }
    position++;
  });
  return tokens;
};
