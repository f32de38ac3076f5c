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
    script.onload = end;
    script.onerror = end;
    script.src = address;
    document.head.append(script);
  });

// Reads decisions from a text as src/search/pack/coder.rs writes them: each context learns the odds of a yes.
const readerOf = (text) => {
  const odds = new Float64Array(2048).fill(0.5);
  const seen = new Float64Array(2048);
  let at = 0;
  let range = 91 ** 6;
  let code = 0;
  // Digits are the characters # to ~ without the backslash; what is missing at the end are zeros.
  const take = () => {
    const char = text.charCodeAt(at++) || 35;
    code = code * 91 + char - (char > 92 ? 36 : 35);
  };
  while (at < 6) take();
  const drawOut = () => {
    for (; range < 91 ** 5; range *= 91) take();
  };
  const bit = (family, step) => {
    const context = family * 32 + step;
    const share = Math.floor(range * (odds[context] * 0.998 + 0.001));
    const yes = code < share;
    if (yes) range = share;
    else {
      code -= share;
      range -= share;
    }
    if (seen[context] < 255) seen[context]++;
    odds[context] += (yes - odds[context]) / (seen[context] + 0.6);
    drawOut();
    return yes;
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
    while (bit(family, Math.min(value, 31))) value++;
    return value;
  };
  const number = (family) => {
    const bound = 2 ** unary(family);
    return bound - 1 + below(bound);
  };
  const expect = (context, yes) => {
    odds[context] = yes;
    seen[context] = 0;
  };
  return { bit, below, unary, number, expect };
};

// Sorted words, each as a capital letter that counts what it shares with the one before, and its rest.
const wordsOf = (text) => {
  let last = "";
  return (text.match(/[A-Z][^A-Z]*/g) || []).map((word) => (last = last.slice(0, word.charCodeAt(0) - 65) + word.slice(1)));
};
