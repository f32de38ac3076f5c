// What each page can be filtered by, and how many of those found would be left.
const facetsOf = (pack) => pack.shard(pack.x, (facets) => facets.map(([name, values, column, titles]) => {
  const { number } = readerOf(column);
  const pages = pack.lengths.map(() => {
    const own = [];
    for (let many = number(0); many--; ) own.push(number(1));
    return own;
  });
  return { name, values, titles, pages };
}));

// A query for pages with one of the chosen values of each facet.
const narrowed = (tree, filters) => {
  const [name, ...parts] = tree;
  const chosen = Object.entries(filters).map(([facet, values]) => ["any", ...[].concat(values).map((value) => ["filter", facet, value.toLowerCase()])]);
  return ["all", ...(name == "all" ? parts : [tree]), ...chosen];
};

const countsOf = async (pack, scores) => {
  const counts = {};
  for (const { name, values, titles, pages } of await facetsOf(pack)) {
    const many = values.map(() => 0);
    pages.forEach((own, doc) => scores[doc] >= 0 && own.forEach((value) => many[value]++));
    counts[name] = values.map((value, at) => [value, many[at], titles?.[at] ?? value]).filter(([, count]) => count);
  }
  return counts;
};
