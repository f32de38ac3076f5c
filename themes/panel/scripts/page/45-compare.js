// Up to three columns of a comparison, picked by the reader; the address remembers them.
for (const form of document.querySelectorAll("[data-compare]")) {
  const table = form.parentElement.querySelector("table");
  const ids = [...table.querySelectorAll("[data-id]")].map((head) => head.dataset.id);
  const picks = [...form.querySelectorAll("select")];
  const asked = new URLSearchParams(location.search);
  for (const pick of picks) if (ids.includes(asked.get(pick.name))) pick.value = asked.get(pick.name);
  const show = () => {
    const wanted = picks.map((pick) => pick.value).filter(Boolean);
    for (const row of table.rows) {
      [...row.cells].forEach((cell, at) => {
        cell.hidden = at > 0 && wanted.length > 0 && !wanted.includes(ids[at - 1]);
      });
    }
  };
  form.addEventListener("change", () => {
    show();
    const told = picks.filter((pick) => pick.value).map((pick) => `${pick.name}=${pick.value}`);
    history.replaceState(null, "", told.length ? `?${told.join("&")}` : location.pathname.split("/").pop());
  });
  form.hidden = false;
  show();
}
