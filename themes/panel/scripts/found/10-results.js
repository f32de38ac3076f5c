// The page of results. What is asked stands in its address, so that it can be shared and Back leads to what was there.
const openResults = (page) => {
  const [filters, more, elsewhere] = ["filters", "more", "elsewhere"].map((name) => document.getElementById(`at-${name}`));
  const field = form.elements.q;
  const status = form.querySelector("[role=status]");
  const sets = filters.querySelectorAll("fieldset");
  const hits = page.querySelector("ol");
  filters.querySelector("details").open = innerWidth > 767;

  const write = (replace) => {
    const address = new URLSearchParams(new FormData(filters));
    if (field.value.trim()) address.set("q", field.value.trim());
    if (`?${address}` != location.search) history[replace ? "replaceState" : "pushState"](null, "", `?${address}`);
  };

  const box = (set, value, words) => {
    let one = [...set.querySelectorAll("input")].find((one) => one.value == value);
    if (!one) {
      one = make("input", { type: "checkbox", name: set.dataset.facet, value });
      set.append(make("label", {}, one, " ", make("span", { dir: "auto" }, words), " ", make("span")));
    }
    return one;
  };
  const count = (counts) => {
    for (const set of sets) {
      const facet = set.dataset.facet;
      const n = new Map(counts[facet]);
      for (const [value, , words] of counts[facet] ?? []) box(set, value, words);
      for (const one of set.querySelectorAll("input")) {
        one.parentNode.lastChild.textContent = `(${n.get(one.value) ?? 0})`;
        one.parentNode.hidden = !n.get(one.value) && !one.checked;
      }
      set.hidden = !set.querySelector("label:not([hidden])");
    }
  };

  const search = latest(status, async (current, typing, from = 0) => {
    const text = field.value.trim();
    document.getElementById("at-topics").hidden = text;
    page.hidden = !text;
    if (!text) return current() && say(status, "");
    const chosen = {};
    for (const [facet, value] of new FormData(filters)) (chosen[facet] ??= []).push(value);
    const answer = await ask(text, { filters: chosen, from, count: 10, typing });
    if (!current()) return;
    const line = (hit, later) => make("li", {}, drawHit(make("a"), hit, text, later));
    if (!from) hits.replaceChildren();
    hits.append(...answer.hits.map((hit, i) => line(hit, answer.snippets[i])));
    if (from) hits.children[from]?.firstChild.focus();
    more.hidden = hits.children.length >= answer.total;
    if (answer.total) sayTotal(status, answer.total);
    const [counts, others] = await Promise.all([answer.count(), answer.elsewhere()]);
    if (!current()) return;
    count(counts);
    elsewhere.querySelector("ol").replaceChildren(...others.map((hit) => line(...hit)));
    elsewhere.hidden = !others.length;
    if (!answer.total) sayTotal(status, others.length);
    if (answer.correction && !others.length) {
      status.append(` · ${MEANT}: `, make("a", { href: queryOf(answer.correction) }, answer.correction));
    }
  });

  const read = () => {
    const address = new URLSearchParams(location.search);
    field.value = address.get("q");
    for (const one of filters.elements) one.checked = false;
    for (const set of sets) for (const value of address.getAll(set.dataset.facet)) box(set, value, value).checked = true;
    search.now();
  };

  // What is typed in one go is one stop of Back.
  let typing;
  field.addEventListener("input", () => {
    write(typing);
    typing = true;
    search.soon(true);
  });
  const settle = (event) => {
    if (event.type == "submit") event.preventDefault();
    typing = false;
    write();
    search.now();
  };
  form.addEventListener("submit", settle);
  filters.addEventListener("submit", settle);
  filters.addEventListener("change", settle);
  filters.addEventListener("reset", (event) => setTimeout(settle, 0, event));
  more.addEventListener("click", () => search.now(false, hits.children.length));
  addEventListener("popstate", read);
  if (field.value && !location.search) write();
  read();
};
