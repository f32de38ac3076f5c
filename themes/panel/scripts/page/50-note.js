// A footnote opens beside its mark. Without a script the mark leads to the note at the end of the page.
for (const mark of all(".note-mark a")) {
  const note = document.getElementById(mark.hash.slice(1));
  mark.setAttribute("aria-expanded", false);
  mark.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (mark.getAttribute("aria-expanded") === "true") return shut(true);
    const tip = document.createElement("span");
    tip.className = "tip";
    tip.append(...note.cloneNode(true).childNodes);
    for (const twin of all(".back, [id]", tip)) {
      if (twin.matches(".back")) twin.remove();
      twin.removeAttribute("id");
    }
    open((back) => {
      tip.remove();
      mark.setAttribute("aria-expanded", false);
      if (back) mark.focus();
    });
    mark.parentElement.after(tip);
    mark.setAttribute("aria-expanded", true);
  };
}
