if (onResults) openResults(onResults);
else openMarks(new URLSearchParams(location.search).get("q"));
