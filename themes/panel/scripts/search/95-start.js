// The page's own script says how its reader turned here.
const resultsPage = document.getElementById("at-results");
if (resultsPage) openResults(resultsPage);
else suggest(form);
form.addEventListener("turn", ({ detail }) => {
  if (detail == "open") resultsPage ? form.elements.q.focus() : openDialog();
  else if (detail == "read" && !resultsPage) openMarks(new URLSearchParams(location.search).get("q"));
  else if (!index) ask("", { count: 0 }).catch(() => {});
});
