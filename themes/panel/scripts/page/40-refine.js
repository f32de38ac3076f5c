// A list that can be narrowed is narrowed in place, by several values at once; the address remembers them.
// Without a script each value leads to a page of its own.
const facets = document.querySelectorAll(".facets [data-is]");
if (facets.length) {
  const count = document.getElementById("at-count");
  const cards = [...document.querySelectorAll(".card[data-has]")];
  const chosen = new Set(location.hash.slice(1).split("&").filter(Boolean));
  count.setAttribute("aria-live", "polite");
  const show = () => {
    for (const card of cards) {
      const has = card.dataset.has.split(" ");
      card.hidden = ![...chosen].every((one) => has.includes(one));
    }
    for (const link of facets) link.setAttribute("aria-pressed", chosen.has(link.dataset.is));
    const left = cards.filter((card) => !card.hidden).length;
    count.textContent = `${count.dataset.shown}: ${left} / ${cards.length}`;
  };
  for (const link of facets) {
    link.setAttribute("role", "button");
    const toggle = (event) => {
      if (event.type === "keydown" && event.key !== " ") return;
      event.preventDefault();
      if (!chosen.delete(link.dataset.is)) chosen.add(link.dataset.is);
      history.replaceState(null, "", "#" + [...chosen].join("&"));
      show();
    };
    link.addEventListener("click", toggle);
    link.addEventListener("keydown", toggle);
  }
  if (chosen.size) show();
}
