// Results below a field while its reader types: a combobox with a list, as the ARIA Authoring Practices have it.
const suggest = (form) => {
  const field = form.elements.q;
  const status = form.querySelector("[role=status]");
  const list = make("div", { role: "listbox", id: `${field.id}-list`, "aria-label": RESULTS });
  const options = list.children;
  const inDialog = form.closest("dialog");
  let at;

  const choose = (to) => {
    options[at]?.removeAttribute("aria-selected");
    at = to;
    options[at]?.setAttribute("aria-selected", true);
    options[at]?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[at]?.id ?? "");
  };
  const show = (open) => {
    list.hidden = !open;
    field.setAttribute("aria-expanded", open);
    choose(-1);
  };
  const close = () => {
    search.drop();
    say(status, "");
    show(false);
  };
  const add = (href, ...inside) => {
    const option = make("a", { role: "option", tabindex: -1, id: `${list.id}-${options.length}`, href }, ...inside);
    list.append(option);
    return option;
  };

  const search = latest(status, async (current) => {
    const text = field.value.trim();
    if (!text) return close();
    const answer = await ask(text, { filters: {}, from: 0, count: 6, typing: true });
    if (!current()) return;
    const elsewhere = answer.total < 6 ? await answer.elsewhere() : [];
    if (!current()) return;
    list.replaceChildren();
    if (answer.correction) add(form.action + queryOf(answer.correction), `${MEANT}: ${answer.correction}`);
    answer.hits.forEach((hit, i) => drawHit(add(""), hit, text, answer.snippets[i]));
    for (const [hit, later] of elsewhere) drawHit(add(""), hit, text, later);
    if (answer.total > answer.hits.length) add(form.action + queryOf(text), `${ALL}: ${answer.total}`);
    sayTotal(status, answer.total || elsewhere.length);
    show(options.length > 0);
  });

  give(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  const panel = make("div", {}, status, list);
  form.append(panel);
  show(false);
  field.oninput = () => search.soon();
  field.onkeydown = (event) => {
    const last = options.length - 1;
    const steps = { ArrowDown: at < last ? at + 1 : -1, ArrowUp: at < 0 ? last : at - 1, ...(at >= 0 && { Home: 0, End: last }) };
    if (event.isComposing) return;
    if (event.key == "Escape" && inDialog) inDialog.close();
    else if (list.hidden) {
      if (event.key != "ArrowDown") return;
      search.now();
    } else if (event.key in steps) choose(steps[event.key]);
    else if (event.key == "Enter" && at >= 0) options[at].click();
    else if (event.key == "Escape") close();
    else return;
    event.preventDefault();
  };
  // A press here must not take the cursor away before it counts.
  panel.onmousedown = () => false;
  if (!inDialog) form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
  if (field.value) search.now();
};
