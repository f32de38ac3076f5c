// Where the theme's scripts are can be asked only while this one starts.
const own = document.currentScript.src;
const loading = {};
// Loads another script of the theme when it is first needed; a second wish waits for the first.
const load = (name) => loading[name] ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  script.src = new URL(name, own);
  script.onload = done;
  script.onerror = failed;
  document.head.append(script);
});
const all = (selector, within = document) => within.querySelectorAll(selector);
