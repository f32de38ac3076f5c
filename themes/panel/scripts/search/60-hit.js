// A kind is called what the page calls the link to its list.
const kindOf = (hit) => {
  const list = site + hit.path.replace(/^[^/]*/, lang).replace(/[^/]*$/, "index.html");
  return [...document.links].find((link) => link.href == list)?.textContent;
};

const queryOf = (text) => `?${new URLSearchParams({ q: text })}`;

// A result within `link`, drawn again when its snippet has come. Its page is opened with the words that were asked
// for and those that were found in their place.
const drawHit = (link, hit, text, later) => {
  const draw = () => {
    const { snippet = [] } = hit;
    const found = text.includes('"') ? [] : snippet.filter(([, marked]) => marked).map(([part]) => part);
    const facts = [
      hit.language, kindOf(hit), STATUSES[hit.status], hit.date?.slice(0, 4),
      hit.number && PARAGRAPH.replace("#", hit.number),
    ];
    link.href = site + hit.path + queryOf([...new Set([text, ...found])].join(" ")) + (hit.anchor ? `#${hit.anchor}` : "");
    link.replaceChildren(
      make("b", { lang: hit.lang, dir: "auto" }, hit.title), " ",
      make("small", {}, facts.filter(Boolean).join(" · ")), " ",
      make("span", { lang: hit.lang, dir: "auto" }, ...snippet.map(([part, marked]) => (marked ? make("mark", {}, part) : part))),
    );
  };
  draw();
  later?.then(draw, () => {});
  return link;
};
