// What the parts below share: the page's one form, its words, the address of the site, and the index once it is open.
const form = document.querySelector("[role=search]");
const blankForm = form.cloneNode(true);
const lang = document.documentElement.lang;
const site = new URL("../../", document.currentScript.src).href;
const [SEARCHING, RESULTS, NONE, FAILED, AGAIN, MEANT, ALL, CLOSE, SLASH, MATCH, PREVIOUS, NEXT, CLEAR, PARAGRAPH] = form.dataset.words.split("|");

// Whatever comes from the index or from a reader becomes text, never markup.
const make = (tag, attributes, ...inside) => {
  const one = document.createElement(tag);
  for (const name in attributes) one.setAttribute(name, attributes[name]);
  one.append(...inside);
  return one;
};

const button = (words, onclick) => Object.assign(make("button", { type: "button" }, words), { onclick });

let index;
// An answer, or an error if any part of the index did not come. The next try opens it anew.
const ask = async (text, options) => {
  try {
    const pack = await (index ??= openSearch(site, lang));
    const answer = await pack.find(text, options);
    if (answer.failed) throw answer.failed;
    const elsewhere = (answer.others || []).flatMap((other) => other.hits.map((hit) => [hit]));
    const total = answer.total || elsewhere.length;
    const list = answer.hits.map((hit, i) => [hit, answer.snippets?.[i]]);
    return { ...answer, pack, list, elsewhere, says: total ? `${RESULTS}: ${total}` : NONE };
  } catch (failure) {
    index = null;
    throw failure;
  }
};

const say = (status, text) => { status.textContent = text; };

// Runs `work` a moment after the last call; what comes from an earlier call is dropped. Says so when it takes long,
// and offers to try again when it fails.
const latest = (status, work) => {
  let turn = 0;
  let timer;
  const drop = () => {
    clearTimeout(timer);
    return ++turn;
  };
  const now = async (...how) => {
    const mine = drop();
    const current = () => mine == turn;
    const slow = setTimeout(() => current() && say(status, SEARCHING), 300);
    try {
      await work(current, ...how);
    } catch {
      if (!current()) return;
      say(status, `${FAILED} `);
      status.append(button(AGAIN, () => {
        status.parentNode.elements.q.focus();
        now(...how);
      }));
    } finally {
      clearTimeout(slow);
    }
  };
  const soon = (...how) => {
    drop();
    timer = setTimeout(now, 60, ...how);
  };
  return { now, soon, drop };
};
