// The same field over any page, opened by a key. The browser keeps the focus in it and gives it back.
let dialog;
const openDialog = () => {
  const { form, blankForm, make, button, suggest } = window.panelbookSearch;
  const [, , , , , , , CLOSE, SLASH] = form.dataset.words.split("|");
  const field = blankForm.elements.q;
  if (!dialog) {
    const title = blankForm.querySelector("label");
    field.id = title.htmlFor = "at-search-dialog";
    const slash = make("input", { type: "checkbox" });
    try {
      slash.checked = localStorage.panelbookSlash != "off";
      slash.onchange = () => { localStorage.panelbookSlash = slash.checked ? "on" : "off"; };
    } catch {
      slash.disabled = true;
    }
    const foot = make("p", {}, make("label", {}, slash, ` ${SLASH}`), button(CLOSE, () => dialog.close()));
    dialog = make("dialog", { "aria-label": title.textContent }, blankForm, foot);
    document.body.append(dialog);
    suggest(blankForm);
  }
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
};
