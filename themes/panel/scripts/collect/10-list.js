// The reader's list: `?list=documents/poa~p8.terms/tracing`. It lives in the address alone, so it can be kept and
// sent like any address, and nobody else knows of it.
const root = new URL("../../", document.currentScript.src).href;
const inAddress = (address = location) => new URLSearchParams(address.search).get("list");
let items = (inAddress() ?? "").split(".").filter((item) => /^[^/~]+\/[^/~]+(~[^/~]+)?$/.test(item));

// Slashes and tildes may stand in a query as they are: the address stays readable.
const query = (address) => {
  const others = new URLSearchParams(address.search);
  others.delete("list");
  const list = items.map((item) => encodeURIComponent(item).replace(/%2F/g, "/")).join(".");
  return [...(list ? [`list=${list}`] : []), ...(`${others}` ? [`${others}`] : [])].join("&");
};

// A link to another page of the site takes the list along; the copy of an address is left as it is.
const takeAlong = (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || link.href.split(/[?#]/)[0] === location.href.split(/[?#]/)[0]) return;
  if (link.href.startsWith(root) && link.pathname.endsWith(".html")) link.search = query(link);
};
addEventListener("click", takeAlong, true);
addEventListener("auxclick", takeAlong, true);

const show = () => {
  for (const button of document.querySelectorAll("[data-item]")) {
    button.setAttribute("aria-pressed", items.includes(button.dataset.item));
  }
  const link = document.querySelector(".your-list");
  if (!link) return;
  link.dataset.words ??= link.textContent;
  link.textContent = items.length ? `${link.dataset.words} (${items.length})` : link.dataset.words;
  link.search = query(link);
  link.parentElement.classList.toggle("open", items.length > 0);
  link.parentElement.setAttribute("aria-live", "polite");
};
const keep = () => {
  const address = new URL(location);
  address.search = query(location);
  history.replaceState(null, "", address);
  show();
};
addEventListener("collect", ({ detail: item }) => {
  if (!item) return;
  items = items.includes(item) ? items.filter((one) => one !== item) : [...items, item];
  keep();
});
show();
