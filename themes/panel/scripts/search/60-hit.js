// What a value of a facet is called: as the index says, else as the page does, else the value itself.
const label = (facet, value) =>
  index.labels?.[facet]?.[value] ?? document.querySelector(`.filters [name="${facet}"][value="${value}"] + span`)?.textContent ?? value;

const queryOf = (text) => `?${new URLSearchParams({ q: text })}`;

// A result within `link`, drawn again when its snippet has come. Its page is opened with the words that were asked
// for and those that were found in their place.
const drawHit = (link, hit, text, later) => {
  const draw = () => {
    const { snippet } = hit;
    const found = text.includes('"') ? [] : snippet.filter(([, marked]) => marked).map(([part]) => part);
    const facts = [
      hit.lang != lang && new Intl.DisplayNames(hit.lang, { type: "language" }).of(hit.lang),
      label("kind", hit.kind), hit.status && label("status", hit.status), hit.date?.slice(0, 4),
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
