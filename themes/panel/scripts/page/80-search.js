// Search. Nothing of it is loaded before a reader turns to it: puts the cursor into the field, presses a key, or
// follows a result to its page. Until then, and without a script, the field is a plain form.
const searchForm = document.querySelector("[role=search]");
if (searchForm) {
  const here = document.currentScript.src;
  const field = searchForm.elements.q;
  const asked = new URLSearchParams(location.search).get("q");
  const add = (tag, more) => document.head.append(Object.assign(document.createElement(tag), more));
  const address = (path) => new URL(path, here).href;
  const script = (name) => new Promise((onload, onerror) => add("script", { src: address(name), async: false, onload, onerror }));
  // The root of the index comes beside the scripts, not after them.
  const load = () => {
    add("link", { href: address(`../search/${document.documentElement.lang}.js`), rel: "preload", as: "script" });
    const found = asked || document.getElementById("at-results");
    return Promise.all(["search.js", ...(found ? ["found.js"] : [])].map(script));
  };
  let loaded;
  const turn = (how) => {
    loaded ??= load();
    loaded.then(() => searchForm.dispatchEvent(new CustomEvent("turn", { detail: how })), () => {
      loaded = null;
      searchForm.querySelector("[role=status]").textContent = searchForm.dataset.words.split("|")[3];
      if (how == "open") field.focus();
    });
  };
  // A key that is a single character can be turned off: people who dictate press it without wanting to.
  const slash = () => {
    try { return localStorage.panelbookSlash != "off"; } catch { return true; }
  };
  field.addEventListener("focus", () => turn("type"));
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.ctrlKey || event.metaKey) && event.code == "KeyK" || event.key == "/" && !writing && slash()) {
      event.preventDefault();
      turn("open");
    }
  });
  if (asked || document.activeElement == field) turn("type");
}
