// Copies a text; the words of `said` tell what became of it, and screen readers announce them.
const copy = async (text, said, words) => {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = words.copied;
  } catch {
    said.textContent = words.copyByHand ?? text;
    return false;
  }
  return true;
};
// A button behind every text that is offered to be copied. Without a script the text can still be selected.
for (const text of all("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = text.dataset.copy;
  button.setAttribute("aria-live", "polite");
  button.onclick = async () => {
    if (!await copy(text.textContent.trim(), button, text.dataset)) getSelection().selectAllChildren(text);
    setTimeout(() => { button.textContent = text.dataset.copy; }, 4000);
  };
  text.after(" ", button);
}
