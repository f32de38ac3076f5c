// The page of the list. Each entry's text comes from a small script beside its page, which works from a disk too.
const page = document.querySelector(".collected");
const told = {};
window.panelbookEntry = (entry) => {
  told[`${entry.lang}/${entry.item}`] = entry;
};
// The entry in the page's language, else in the next one that has it.
const find = async (item) => {
  for (const lang of page.dataset.langs.split(" ")) {
    const name = `${lang}/${item}`;
    if (!(name in told)) {
      await new Promise((done) => {
        const script = document.createElement("script");
        script.src = `${root}${name}.js`;
        script.onload = script.onerror = done;
        document.head.append(script);
      });
    }
    if (told[name]) return told[name];
  }
};

// The rows of a place: its own, and all that follows and stands deeper.
const rowsAt = ({ rows, moved }, anchor) => {
  const start = rows.findIndex(([name]) => name === (moved[anchor] ?? anchor));
  if (start < 0) return [];
  const end = rows.findIndex(([, , depth], at) => at > start && depth <= rows[start][2]);
  return rows.slice(start, end < 0 ? undefined : end);
};

const draw = async (item, li) => {
  const [name, anchor] = item.split("~");
  const [caption, head, text, citation] = li.children;
  const link = head.firstElementChild;
  const entry = await find(name);
  if (!entry) {
    link.replaceWith(`${page.dataset.missing} ${item}`);
    return;
  }
  const rows = anchor ? rowsAt(entry, anchor) : [];
  const [first] = rows;
  li.lang = entry.lang;
  li.dir = entry.dir;
  caption.textContent = entry.kind;
  link.textContent = first && !first[1] ? `${entry.title}: ${first[3]}` : entry.title;
  link.href = `${root}${entry.lang}/${name}.html${anchor ? `#${anchor}` : ""}`;
  citation.textContent = first?.[4] || entry.cite;
  const paragraph = (words, number, depth = 0) => {
    const p = document.createElement("p");
    p.className = `depth-${Math.min(depth, 3)}`;
    if (number) {
      const shown = document.createElement("bdi");
      shown.className = "item-number";
      shown.textContent = number;
      p.append(shown, " ");
    }
    p.append(words);
    text.append(p);
  };
  if (anchor && !first) paragraph(`${page.dataset.missing} #${anchor}`);
  if (!first) paragraph(entry.summary);
  for (const [, number, depth, words] of first?.[1] ? rows : rows.slice(1)) {
    paragraph(words, number, depth - first[2]);
  }
  if (entry.disclaimer) {
    paragraph(entry.disclaimer);
    text.lastChild.className = "disclaimer";
  }
};

const fill = () => {
  // On paper, the address from which the list opens again.
  const address = document.querySelector(".print-address");
  if (address) address.textContent = `${address.textContent.split("?")[0]}?${query(location)}`;
  page.replaceChildren(...items.map((item, at) => {
    const li = document.getElementById("list-item").content.firstElementChild.cloneNode(true);
    const [up, off] = li.lastElementChild.children;
    up.hidden = at === 0;
    up.onclick = () => {
      items.splice(at - 1, 0, ...items.splice(at, 1));
      keep();
      fill();
      page.children[at - 1].querySelector("button:not([hidden])").focus();
    };
    off.onclick = () => {
      items.splice(at, 1);
      keep();
      fill();
      (page.children[Math.min(at, items.length - 1)]?.querySelector("a") ?? document.querySelector("main")).focus();
    };
    draw(item, li);
    return li;
  }));
  document.querySelector(".list-empty").hidden = items.length > 0;
  document.querySelector(".list-tools").hidden = items.length === 0;
};

if (page) {
  document.querySelector("[data-print]").onclick = () => print();
  document.querySelector(".list-tools").hidden = false;
}
if (page?.dataset.langs) {
  const all = document.querySelector("[data-copy-all]");
  all.onclick = async () => {
    const parts = [...page.children].map((li) =>
      [...li.querySelectorAll("h2, .collected-text p, .citation")].map((part) => part.textContent.trim()).join("\n"));
    const words = all.textContent;
    try {
      await navigator.clipboard.writeText(parts.join("\n\n"));
      all.textContent = all.dataset.copied;
    } catch {
      getSelection().selectAllChildren(page);
      all.textContent = all.dataset.copyByHand;
    }
    setTimeout(() => { all.textContent = words; }, 4000);
  };
  fill();
}
