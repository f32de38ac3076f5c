// What search.js asks of this one.
window.panelbookShard("further", { chunksOf, narrowed, evaluate, within, countsOf, relativeOf, correctionOf, elsewhereOf, openDialog });
