// What search.js has made for both.
const { words, unitsOf, wordOf, runTree, digitsOf } = window.panelbookSearch;
