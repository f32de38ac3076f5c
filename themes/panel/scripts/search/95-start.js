// The page's own script says how its reader turned here. What only the page of results and the page behind a result
// need is a script of its own (scripts/found), and so is the dialog (scripts/further): they take from here what they share.
const onResults = document.getElementById("at-results");
if (!onResults) suggest(form);
const open = () => {
  if (onResults) form.elements.q.focus();
  else loadFurther(site).then(({ openDialog }) => openDialog(), () => {
    say(form.querySelector("[role=status]"), FAILED);
    form.elements.q.focus();
  });
};
form.addEventListener("turn", ({ detail }) => (detail == "open" ? open() : opened().prefetch()));
window.panelbookSearch = { words, unitsOf, wordOf, runTree, readerOf, form, blankForm, onResults, ask, latest, say, sayTotal, make, button, queryOf, drawHit, suggest };
