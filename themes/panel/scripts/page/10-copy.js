// A button behind every text that is offered to be copied. Without a script the text can still be selected.
for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = text.dataset.copy;
  // What became of it is said by the button's own words, which screen readers announce.
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      button.textContent = text.dataset.copied;
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = text.dataset.copyByHand;
    }
    setTimeout(() => { button.textContent = text.dataset.copy; }, 4000);
  });
  text.after(" ", button);
}
