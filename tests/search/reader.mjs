// Answers the tests of tests/search.rs with the theme's own scripts: reads one JSON value a line, writes one a line.
// Its words: the task, then the scripts.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const [task, input, ...scripts] = process.argv.slice(2);
const text = scripts.map((path) => readFileSync(path, "utf8")).join("\n");
const theme = vm.runInNewContext(`"use strict";\n${text}\n({ words, plainText, plainChunks, chunksOf, parseQuery, SIGNED })`);

const token = (one) => `${one.position}/${one.places}:${one.role}:${one.form}`;
const lines = readFileSync(input, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const answers = {
  // [first code point, [what each makes in the carrier text]]: the code points that differ.
  points: ([carrier, from, expected]) => {
    const wrong = [];
    expected.forEach((made, i) => {
      const point = from + i;
      if (made === null || (point >= 0xd800 && point < 0xe000)) return;
      const char = String.fromCodePoint(point);
      // A code point that this version of Unicode does not know cannot be told apart.
      if (/\p{Cn}/u.test(char)) return;
      const here = theme.words(carrier.replaceAll("?", () => char)).map(token).join(" ");
      if (here !== made) wrong.push([point, made, here]);
    });
    return wrong;
  },
  words: (text) => theme.words(text).map((one) => [token(one), one.start, one.end]),
  trees: ([typed, facets, typing]) => {
    const text = theme.plainText(typed);
    const signed = theme.parseQuery(text, typing, theme.chunksOf(text, facets));
    if (theme.SIGNED.test(text)) return signed;
    // What has no signs is read by the smaller reader, to the same.
    const plain = theme.parseQuery(text, typing);
    if (JSON.stringify(plain) != JSON.stringify(signed)) throw new Error(`two readings of ${JSON.stringify(typed)}`);
    return plain;
  },
};
process.stdout.write(lines.map((line) => JSON.stringify(answers[task](line)) + "\n").join(""));
