// The words that led here, marked in the text of the page, and a bar to go from one to the next.

// What to look for: words, and runs of words that stand beside one another.
const runsOf = (text) =>
  [...text.matchAll(/-?(?:\w+:)?"([^"]*)"?|\S+/g)].filter(([part]) => part[0] != "-" && part != "OR").flatMap(([part, quoted]) => {
    const tokens = words(quoted ?? part);
    const forms = (some) => tokens.filter(some).map((token) => token.form);
    return [forms((token) => token.role < 2), ...forms((token) => token.role > 2).map((form) => [form])];
  });

// Marks them in a piece of text.
const markIn = (node, runs) => {
  node.data = node.data.normalize("NFC");
  const tokens = words(node.data);
  const places = [];
  let end = 0;
  for (const first of tokens) {
    if (first.start < end) continue;
    for (const [form, ...rest] of runs) {
      let last = first;
      // Of Han, pairs overlap: the next begins one place on.
      const next = (form) => tokens.find((one) => one.form == form && one.position == last.position + (last.role == 1 || last.places));
      if (form == first.form && rest.every((form) => (last = next(form)))) end = Math.max(end, last.end);
    }
    if (end > first.start) places.unshift([first.start, end]);
  }
  // From behind, so that what is still to be marked keeps its place.
  return places.map(([from, to]) => {
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = make("mark");
    range.surroundContents(mark);
    return mark;
  }).reverse();
};

const openMarks = (text) => {
  const main = document.querySelector("main");
  const runs = runsOf(text);
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentNode.closest("form, nav, button")) nodes.push(walker.currentNode);
  const marks = nodes.flatMap((node) => markIn(node, runs));
  if (!marks.length) return;
  const target = document.querySelector(":target");
  let at = Math.max(0, marks.findIndex((mark) => target && !(target.compareDocumentPosition(mark) & 2)));
  const status = make("span", { role: "status" });
  const go = (by, scroll) => {
    marks[at].className = "";
    at = (at + by + marks.length) % marks.length;
    marks[at].className = "current";
    status.textContent = `${MATCH} ${at + 1} / ${marks.length}`;
    const closed = marks[at].closest("details:not([open])");
    if (closed) closed.open = true;
    if (scroll) marks[at].scrollIntoView({ block: "center" });
  };
  const clear = () => {
    removeEventListener("keydown", escape);
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    if (bar.contains(document.activeElement)) main.focus({ preventScroll: true });
    bar.remove();
    history.replaceState(null, "", location.pathname + location.hash);
  };
  const escape = (event) => event.key == "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]") && clear();
  const bar = make("div", { class: "marks", role: "group", "aria-label": MATCH }, status, button(PREVIOUS, () => go(-1, 1)), button(NEXT, () => go(1, 1)), button(CLEAR, clear));
  addEventListener("keydown", escape);
  main.append(bar);
  go(0, !target);
};
