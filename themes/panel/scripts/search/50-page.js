// What the parts below share: the page's one form, its words, the address of the site, and the index once it is open.
const form = document.querySelector("[role=search]");
const blankForm = form.cloneNode(true);
const lang = document.documentElement.lang;
const site = new URL("../../", document.currentScript.src).href;
const [SEARCHING, RESULTS, NONE, FAILED, AGAIN, MEANT, ALL, , , , , , , PARAGRAPH, ...STATUSES] = form.dataset.words.split("|");

// Whatever comes from the index or from a reader becomes text, never markup.
const give = (one, attributes, ...inside) => {
  for (const name in attributes) one.setAttribute(name, attributes[name]);
  one.append(...inside);
  return one;
};

const make = (tag, ...rest) => give(document.createElement(tag), ...rest);

const button = (words, onclick) => Object.assign(make("button", { type: "button" }, words), { onclick });

// An answer; it fails when any part of the index does not come.
let index;
// A site that changes while it is open says so; what was loaded of it is then loaded anew.
form.addEventListener("stale", () => { index = null; });
const opened = () => (index ??= openSearch(site, lang));
const ask = async (text, options) => {
  const answer = await opened().find(text, options);
  // Pages with some of the words count when none has all.
  answer.total ||= answer.hits.length;
  return answer;
};

const say = (status, text) => { status.textContent = text; };

const sayTotal = (status, total) => say(status, total ? `${RESULTS}: ${total}` : NONE);

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
    const slow = setTimeout(() => mine == turn && say(status, SEARCHING), 300);
    // Asked when an answer has come.
    const current = () => {
      clearTimeout(slow);
      return mine == turn;
    };
    try {
      await work(current, ...how);
    } catch {
      if (!current()) return;
      say(status, `${FAILED} `);
      status.append(button(AGAIN, () => {
        status.closest("form").elements.q.focus();
        now(...how);
      }));
    }
  };
  const soon = (...how) => {
    drop();
    timer = setTimeout(now, 60, ...how);
  };
  return { now, soon, drop };
};
