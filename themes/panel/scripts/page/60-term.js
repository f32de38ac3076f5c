// What a term means is shown while the pointer or the focus is on the term or on its meaning; Escape puts it away.
for (const term of all(".term")) {
  const tip = term.lastElementChild;
  const show = (event) => {
    if (event.pointerType === "touch") return;
    open(() => { tip.hidden = true; });
    tip.hidden = false;
  };
  const leave = () => setTimeout(() => { if (!term.matches(":hover, :focus-within")) tip.hidden = true; }, 100);
  term.onpointerenter = show;
  term.addEventListener("focusin", show);
  term.onpointerleave = leave;
  term.addEventListener("focusout", leave);
}
