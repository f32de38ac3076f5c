// A word that no page has may still be a form of one that some page has.
const relativeOf = async () => null;
// What was typed with the words that no page has put right.
const correctionOf = async () => null;
