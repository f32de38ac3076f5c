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

// Numbers are written as the characters # to ~ without the backslash (src/search/pack/digits.rs).
const digitsOf = (text) => {
  let at = 0;
  const digit = () => {
    const code = text.charCodeAt(at++);
    return code - (code > 92 ? 36 : 35);
  };
  const fixed = (width) => {
    let value = 0;
    while (width--) value = value * 91 + digit();
    return value;
  };
  const number = () => {
    const first = digit();
    return first < 59 ? first : first < 90 ? 59 + (first - 59) * 91 + digit() : 2880 + fixed(3);
  };
  return { digit, fixed, number, name: () => text.slice(at, (at += 7)), more: () => at < text.length };
};

// Sorted words, each as a capital letter that counts what it shares with the one before, and its rest.
const wordsOf = (text) => {
  let last = "";
  return (text.match(/[A-Z][^A-Z]*/g) || []).map((word) => (last = last.slice(0, word.charCodeAt(0) - 65) + word.slice(1)));
};
