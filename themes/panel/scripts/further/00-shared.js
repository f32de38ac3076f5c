// What search.js has made for both.
const { words, unitsOf, wordOf, runTree, readerOf } = window.panelbookSearch;
