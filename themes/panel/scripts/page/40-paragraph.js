// Beside each numbered paragraph: copy its address or its citation, put it on the list.
const tools = document.getElementById("tools");
for (const number of tools ? all(".number") : []) {
  const set = tools.content.cloneNode(true);
  const [more, box] = set.children;
  const [link, citation, collect, said] = box.children;
  const place = number.hash;
  const show = (shown) => {
    box.hidden = !shown;
    more.setAttribute("aria-expanded", shown);
  };
  more.setAttribute("aria-label", `${more.getAttribute("aria-label")} ${number.textContent}`);
  more.onclick = () => {
    if (!box.hidden) return shut();
    open((back) => {
      show(false);
      said.textContent = "";
      if (back) more.focus();
    });
    show(true);
  };
  const page = document.querySelector("link[rel=canonical]") ?? location;
  link.onclick = () => copy(page.href.split("#")[0] + place, said, said.dataset);
  citation.onclick = () => copy(document.querySelector(`.citation-places [href="${place}"]`).textContent, said, said.dataset);
  collect.dataset.item += `~${place.slice(1)}`;
  number.nextElementSibling.prepend(set);
}
