// The page's own script says how its reader turned here. What only the page of results and the page behind a result
// need is a script of its own (scripts/found), which takes from here what it shares.
const onResults = document.getElementById("at-results");
if (!onResults) suggest(form);
const open = () => (onResults ? form.elements.q.focus() : openDialog());
form.addEventListener("turn", ({ detail }) => (detail == "open" ? open() : (index ??= openSearch(site, lang)).prefetch()));
window.panelbookSearch = { form, onResults, words, ask, latest, say, sayTotal, make, button, queryOf, drawHit };
