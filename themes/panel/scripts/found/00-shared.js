// What search.js has made for both.
const { form, onResults, words, ask, latest, say, sayTotal, make, button, queryOf, drawHit } = window.panelbookSearch;
const [, , , , , MEANT, , , , MATCH, PREVIOUS, NEXT, CLEAR] = form.dataset.words.split("|");
