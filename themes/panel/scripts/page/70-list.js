// The reader's list is kept in the address. What works on it is loaded when there is one, or when something is put on it.
const collect = (item) => load("collect.js").then(() => dispatchEvent(new CustomEvent("collect", { detail: item })));
for (const button of all("[data-item]")) {
  button.hidden = false;
  button.onclick = () => collect(button.dataset.item);
}
if (/[?&]list=/.test(location.search) || document.querySelector(".collected")) collect();
