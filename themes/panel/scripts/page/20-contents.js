// The list of contents marks the part that is being read: the last whose beginning has passed the upper quarter.
const parts = [...all(".outline a")]
  .map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))])
  .filter(([, part]) => part);
const watch = new IntersectionObserver(() => {
  let here;
  for (const [link, part] of parts) {
    if (part.getBoundingClientRect().top < innerHeight / 4 + 1) here = link;
    link.removeAttribute("aria-current");
  }
  here?.setAttribute("aria-current", "true");
}, { rootMargin: "0px 0px -75%" });
for (const [, part] of parts) watch.observe(part);
