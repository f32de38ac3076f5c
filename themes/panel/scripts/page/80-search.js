// Search. Nothing of it is loaded before a reader turns to it: puts the cursor into the field, presses a key, or
// follows a result to its page. Until then, and without a script, the field is a plain form.
const searchForm = document.querySelector("[role=search]");
if (searchForm) {
  const field = searchForm.elements.q;
  const asked = new URLSearchParams(location.search).get("q");
  const found = asked || document.getElementById("at-results");
  // What comes after the script is asked for beside it: the root of the index, and what pages of results need.
  const ahead = (path) => head("link", { rel: "preload", as: "script", href: new URL(path, own).href });
  let loaded;
  const turn = (how) => {
    if (!loaded) {
      // Without its style the search still finds.
      const styled = load("search.css").catch(() => {});
      loaded = load("search.js").then(() => found && load("found.js")).then(() => styled);
      ahead(`../search/${document.documentElement.lang}.js`);
      if (found) ahead("found.js");
      if (how == "open") ahead("further.js");
    }
    loaded.then(() => searchForm.dispatchEvent(new CustomEvent("turn", { detail: how })), () => {
      loaded = loading["search.js"] = loading["found.js"] = null;
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
