// A shard is a script, because a page that was opened from a folder may load nothing else. Each calls this one function.
const arrived = new Map();
window.panelbookShard = (name, ...parts) => arrived.set(name, parts);

const loadScript = (address, name) =>
  new Promise((done, fail) => {
    const script = document.createElement("script");
    const end = () => {
      script.remove();
      const parts = arrived.get(name);
      arrived.delete(name);
      // A server that answers with a page of its own where a file is missing has called nothing.
      if (parts) done(parts);
      else fail("missing");
    };
    script.onload = script.onerror = end;
    script.src = address;
    document.head.append(script);
  });

// Reads decisions from a text as src/search/pack/coder.rs writes them: each context learns the odds of a yes.
const readerOf = (text) => {
  const odds = Array(2304).fill(0.5);
  const seen = Array(2304).fill(0.5);
  let at = 0;
  let range = 1;
  let code = 0;
  // Digits are the characters # to ~ without the backslash; what is missing at the end are zeros.
  const drawOut = () => {
    for (; range < 91 ** 5; range *= 91) {
      const char = text.charCodeAt(at++) || 35;
      code = code * 91 + char - (char > 92 ? 36 : 35);
    }
  };
  drawOut();
  const bit = (context) => {
    const hope = odds[context] || 0.5;
    const share = Math.floor(range * (hope * 0.998 + 0.001));
    const yes = code < share;
    if (yes) range = share;
    else {
      code -= share;
      range -= share;
    }
    seen[context] = (seen[context] || 0.5) + 1;
    odds[context] = hope + (yes - hope) / seen[context];
    drawOut();
    return yes;
  };
  const tree = (family, top) => {
    let node = 1;
    while (node < top) node = node * 2 + bit(family * 32 + node);
    return node - top;
  };
  const below = (bound) => {
    range = Math.floor(range / bound);
    const value = Math.floor(code / range);
    code -= value * range;
    drawOut();
    return value;
  };
  const unary = (family) => {
    let value = 0;
    while (bit(family * 32 + Math.min(value, 31))) value++;
    return value;
  };
  const number = (family) => {
    const bound = 2 ** unary(family);
    return bound - 1 + below(bound);
  };
  return { bit, tree, below, unary, number, fresh: 2304 };
};

// Sorted words, each as what it shares with the one before, and its rest (src/search/pack/front.rs).
const wordsOf = ({ bit, tree, below, unary, number }) => {
  const all = [];
  let word = "";
  let row = 3;
  for (let left = number(63); left--; all.push(word)) {
    word = word.slice(0, unary(64));
    for (let rest = unary(65); rest--; ) {
      if (!bit(66 * 32)) row = below(2048);
      word += String.fromCharCode(row * 32 + tree(67 + (row & 3), 32));
    }
  }
  return all;
};
