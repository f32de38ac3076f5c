// The preview's part of a page. It takes in what changed without losing the place, shows what is wrong, and
// helps to present. Whatever comes from the book is put in as text, never as markup.
(() => {
  "use strict";
  const own = document.currentScript;
  const page = own.dataset.page;
  // What this page is made of: fingerprints of its text and of the styles.
  let made = own.dataset.made;
  // Whether it is the page that was asked for, and not one that stands where there is none.
  const drawn = () => !/^0*$/.test(made);
  let styles = null;
  let state = null;
  let asking = null;
  let closed = "";

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const kept = (key, value) => {
    // A browser may refuse to keep anything; presenting then ends with the page.
    try {
      if (value === undefined) return sessionStorage.getItem(`panelbook-${key}`);
      sessionStorage.setItem(`panelbook-${key}`, value);
    } catch {
      return null;
    }
    return value;
  };

  // The bar and the panel live beside the body, in a tree of their own: neither the theme's styles nor a
  // morph of the page touches them. Their words come with the first news, in the language of the page.
  const host = element("panelbook-preview");
  const root = host.attachShadow({ mode: "open" });
  root.append(element("link", { rel: "stylesheet", href: "/.panelbook/bar.css" }));
  const panel = element("section", { className: "panel", hidden: true });
  panel.setAttribute("role", "region");
  const status = element("button", { type: "button", className: "status", textContent: "…" });
  status.setAttribute("aria-expanded", "false");
  const live = element("span", { className: "said" });
  live.setAttribute("role", "status");
  const facts = element("span", { className: "facts" });
  const jump = element("input", { type: "text", className: "jump", size: 6 });
  const present = element("button", { type: "button", className: "present" });
  const bar = element("div", { className: "bar", hidden: true }, status, live, facts, jump, present);
  bar.setAttribute("role", "region");
  root.append(element("div", { className: "dock" }, panel, bar));
  document.documentElement.append(host);

  const presents = () => document.documentElement.hasAttribute("data-panelbook-present");
  const speak = () => {
    const { words } = state;
    host.lang = state.lang;
    host.dir = state.dir;
    panel.setAttribute("aria-label", words.found);
    bar.setAttribute("aria-label", words.preview);
    jump.placeholder = words.jumpShort;
    jump.setAttribute("aria-label", words.jump);
    present.textContent = presents() ? words.presentEnd : words.present;
    bar.hidden = false;
  };

  // What the terminal says is English whatever the language of the page.
  const english = (name, properties, ...inside) => element(name, { lang: "en", dir: "ltr", ...properties }, ...inside);
  const toFile = (file, line, textContent) => {
    const href = `/.panelbook/file/${file.split("/").map(encodeURIComponent).join("/")}${line ? `#L${line}` : ""}`;
    return english("a", { href, target: "_blank", textContent });
  };
  const finding = (found) => {
    // What is wrong may take several lines of the window; where it stands is drawn with letters in columns.
    const [what, ...where] = found.words.split("\n");
    // Help is a sentence, which may be folded; lines of the file stand above their marks. The file is named by the link below.
    const line = (text) => (/^ *(=|help:)/.test(text) ? element("span", { className: "told", textContent: text }) : text);
    const lines = where.filter((text) => !found.file || !/^ *-->/.test(text));
    const item = element("li", { className: found.severity },
      english("p", { textContent: what }), english("pre", {}, ...lines.flatMap((text) => [line(text), "\n"])));
    if (found.file) item.append(toFile(found.file, found.line, `${found.file}:${found.line}`));
    return item;
  };

  const showPanel = (open) => {
    panel.hidden = !open;
    status.setAttribute("aria-expanded", String(open));
  };

  // Errors are shown at once, other findings when asked for. What was closed stays closed until it changes.
  const showFindings = () => {
    const { findings, own, words, gone } = state;
    const wrong = ["errors", "gone"];
    panel.replaceChildren();
    const close = element("button", { type: "button", className: "close", textContent: words.close });
    close.addEventListener("click", () => {
      closed = JSON.stringify(findings);
      showPanel(false);
      status.focus();
    });
    panel.append(element("header", {}, element("h2", { textContent: words.title }), close));
    if (gone) panel.append(english("p", { textContent: gone }), element("p", { textContent: words.gone }));
    if (drawn() && (state.past || (state.errors && !state.page))) panel.append(element("p", { textContent: words.behind }));
    panel.append(element("ul", {}, ...findings.map(finding), ...own.map(finding)));
    if (state.more) panel.append(element("p", { textContent: state.more }));
    if (!findings.length && !own.length && !gone) {
      panel.append(element("p", { textContent: state.status === "none" ? words.status : words.well }));
    }
    if (state.source) panel.append(element("p", {}, toFile(state.source, 0, state.source)));
    if (wrong.includes(state.status)) {
      showPanel(closed !== JSON.stringify(findings));
    } else if (wrong.includes(bar.dataset.status)) {
      closed = "";
      showPanel(false);
    }
    if (bar.dataset.status && status.textContent !== words.status) live.textContent = words.status;
    status.textContent = words.status;
    bar.dataset.status = state.status;
    facts.replaceChildren(...words.facts.map((fact) => element("span", { textContent: fact })));
  };

  status.addEventListener("click", () => showPanel(panel.hidden));

  // What the server sent for each node. This script runs before those of the theme, so the page is still as it was
  // sent: whatever is not known here later was made by a script, and what differs was changed by one or by the reader.
  const sent = new WeakMap();
  const asSent = (node) => node.nodeType !== Node.ELEMENT_NODE ? {}
    : { html: node.outerHTML, attributes: new Map([...node.attributes].map(({ name, value }) => [name, value])) };
  const learn = (node) => {
    sent.set(node, asSent(node));
    node.childNodes.forEach(learn);
  };
  learn(document.body);

  // What scripts put into elements that are about to change is set aside, and put back afterwards.
  const setAside = (element, whole, aside) => {
    if (whole.has(sent.get(element)?.html)) return;
    for (const node of [...element.childNodes]) {
      if (!sent.has(node)) {
        // Taken away, an open dialog would no longer be one.
        if (!(node instanceof HTMLDialogElement && node.open)) aside.push([node, element, node.previousSibling]);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        setAside(node, whole, aside);
      }
    }
  };
  const putBack = ([node, parent, before]) => {
    if (!parent.isConnected) return;
    if (!before) parent.prepend(node);
    else if (before.parentNode === parent) before.after(node);
    else parent.append(node);
  };

  // What the server changed goes into the page; all else stays: what scripts and the reader did to it, the place,
  // the focus, what is open, what was typed.
  const morph = (text) => {
    const next = new DOMParser().parseFromString(text, "text/html");
    const at = anchored();
    const focus = document.activeElement;
    const whole = new Set([...next.body.querySelectorAll("*")].map((element) => element.outerHTML));
    const aside = [];
    setAside(document.body, whole, aside);
    for (const [node] of aside) node.remove();
    const pairs = new WeakMap();
    Idiomorph.morph(document.body, next.body, {
      morphStyle: "outerHTML",
      restoreFocus: true,
      callbacks: {
        beforeNodeMorphed: (old, fresh) => {
          pairs.set(old, fresh);
          const before = sent.get(old);
          return !typedInto(old) && !(before?.html && before.html === fresh.outerHTML);
        },
        afterNodeMorphed: (old, fresh) => sent.set(old, asSent(fresh)),
        afterNodeAdded: learn,
        beforeNodeRemoved: (node) => sent.has(node),
        beforeAttributeUpdated: (name, node) => {
          const before = sent.get(node)?.attributes?.get(name) ?? null;
          return before !== (pairs.get(node)?.getAttribute(name) ?? null);
        },
      },
    });
    aside.forEach(putBack);
    if (focus && focus !== document.activeElement && focus.isConnected) focus.focus({ preventScroll: true });
    document.title = next.title;
    for (const name of ["lang", "dir"]) {
      const value = next.documentElement.getAttribute(name);
      if (value !== null) document.documentElement.setAttribute(name, value);
    }
    returnTo(at);
    dispatchEvent(new CustomEvent("panelbook:changed"));
  };

  // Whether the reader changed what a field says.
  const typedInto = (node) => {
    if (node instanceof HTMLSelectElement) {
      return [...node.options].some((option) => option.selected !== option.defaultSelected);
    }
    const field = node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;
    return field && (node.value !== node.defaultValue || Boolean(node.checked) !== Boolean(node.defaultChecked));
  };

  // Whether an element stays in the window while the text moves, as a list of contents at the side may.
  const sticks = (node) => {
    for (let above = node; above && above !== document.body; above = above.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(above).position)) return true;
    }
    return false;
  };

  // The first paragraph in sight, and how far below the window's upper edge it stands: lines above it may come
  // and go without it moving.
  const anchored = () => {
    for (const node of document.body.querySelectorAll("[id]")) {
      const box = node.getBoundingClientRect();
      // What begins above the window, such as the whole text, would not show that lines came before this one.
      if (box.height > 0 && box.top >= 0 && box.top < innerHeight && !sticks(node)) {
        return { id: node.id, top: box.top };
      }
    }
    return null;
  };
  const returnTo = (at) => {
    const node = at && document.getElementById(at.id);
    if (node) scrollBy({ top: node.getBoundingClientRect().top - at.top, behavior: "instant" });
  };

  const take = async () => {
    // There is nothing to be kept, and the styles and scripts are not those of the page.
    if (!drawn()) {
      location.reload();
      return new Promise(() => {});
    }
    const wanted = state.page;
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    const text = await answer.text();
    if (state.page !== wanted) return;
    if (answer.ok) {
      morph(text);
      made = wanted;
    }
  };

  // One at a time: what changed meanwhile is taken after it.
  const follow = () => {
    if (asking || !state.page || state.page === made) return;
    asking = take()
      .catch(() => new Promise((again) => setTimeout(again, 500)))
      .finally(() => {
        asking = null;
        if (!source || source.readyState !== EventSource.CLOSED) follow();
      });
  };

  // A style is swapped when the new one is there, so that the page is never without.
  const restyle = (version) => {
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      const address = new URL(link.href);
      if (address.origin !== location.origin || address.pathname.startsWith("/.panelbook/")) continue;
      address.searchParams.set("v", version);
      const next = link.cloneNode();
      next.href = address.href;
      next.addEventListener("load", () => link.remove(), { once: true });
      next.addEventListener("error", () => next.remove(), { once: true });
      link.after(next);
    }
  };

  const told = (event) => {
    state = JSON.parse(event.data);
    if (styles !== null && styles !== state.styles) restyle(state.styles);
    styles = state.styles;
    speak();
    showFindings();
    follow();
  };

  // The search keeps what it once loaded. While somebody is at it, it is told when the book has become another one.
  let version = null;
  const renew = async () => {
    const now = await (await fetch("/.panelbook/version")).text();
    if (version !== null && version !== now) {
      document.querySelector("[role=search]")?.dispatchEvent(new Event("stale"));
      const field = document.activeElement;
      if (field?.value) field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    version = now;
  };
  const searching = () => document.activeElement?.matches("input[name=q], input[type=search]");
  const look = () => void renew().catch(() => {});
  if (document.querySelector("[role=search]")) {
    look();
    document.addEventListener("focusin", () => searching() && look());
    setInterval(() => searching() && look(), 1000);
  }

  // A browser opens six connections to a server and no more: pages that nobody sees give theirs up.
  let source = null;
  const listen = () => {
    if (document.visibilityState === "hidden") {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`/.panelbook/events?page=${encodeURIComponent(page)}`);
      source.addEventListener("state", told);
      source.addEventListener("error", () => {
        bar.dataset.status = "away";
        if (state) status.textContent = state.words.ended;
        // The browser tries again by itself, but for a few answers after which it does not.
        if (source?.readyState === EventSource.CLOSED) {
          source = null;
          setTimeout(listen, 2000);
        }
      });
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => {
    source?.close();
    source = null;
  });
  addEventListener("pageshow", listen);

  // `8 (a)` is `#p8-a`; where paragraphs are counted anew in each section, the first that ends so.
  jump.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const wanted = jump.value.trim().toLowerCase().replace(/^#/, "");
    const name = wanted.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
    const target = [wanted, name, `p${name}`].map((id) => id && document.getElementById(id)).find(Boolean)
      ?? [...document.querySelectorAll("[id]")].find((node) => name && node.id.endsWith(`-p${name}`));
    jump.setAttribute("aria-invalid", String(!target));
    if (!target) return;
    history.replaceState(null, "", `#${target.id}`);
    location.replace(`#${target.id}`);
    target.scrollIntoView({ block: "start" });
    jump.select();
  });

  const presenting = (on) => {
    document.documentElement.toggleAttribute("data-panelbook-present", on);
    present.setAttribute("aria-pressed", String(on));
    if (state) present.textContent = on ? state.words.presentEnd : state.words.present;
    kept("present", on ? "yes" : "no");
  };
  present.addEventListener("click", () => presenting(kept("present") !== "yes"));
  addEventListener("keydown", (event) => {
    const typing = event.composedPath()[0]?.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "p") presenting(!document.documentElement.hasAttribute("data-panelbook-present"));
    if (event.key === "Escape" && !panel.hidden) {
      closed = JSON.stringify(state?.findings ?? []);
      showPanel(false);
    }
  });
  presenting(kept("present") === "yes");
  listen();
})();
