// Where the theme's scripts are can be asked only while this one starts.
const own = document.currentScript.src;
const loading = {};
const head = (name, more) => {
  const one = Object.assign(document.createElement(name), more);
  document.head.append(one);
  return one;
};
// Loads another script of the theme, or a style sheet, when it is first needed; a second wish waits for the first.
const load = (name) => loading[name] ??= new Promise((onload, onerror) => {
  const at = new URL(name, own).href;
  head(...(/css$/.test(name) ? ["link", { rel: "stylesheet", href: at, onload, onerror }] : ["script", { src: at, onload, onerror }]));
});
const all = (selector, within = document) => within.querySelectorAll(selector);
