// Jumps to a paragraph as people write its number: 8, 8 (a), 8a, 8 bis, ٨.
const go = document.querySelector(".go");
if (go) {
  const field = go.querySelector("input");
  const words = field.dataset;
  field.oninput = () => field.setCustomValidity("");
  go.onsubmit = (event) => {
    event.preventDefault();
    const name = field.value.toLowerCase()
      .replace(/[٠-٩]/g, (digit) => digit.charCodeAt() & 15)
      .replace(/(\d)(?=\p{L})/gu, "$1-")
      .replace(/[^\p{L}\d]+/gu, "-")
      .replace(/^-|-$/g, "");
    // Numbers that start again in each section: the first place that has this one.
    const place = [...all(".numbered")].find(({ id }) => id === name || `-${id}`.endsWith(`-p${name}`));
    if (place && name) {
      location.hash = place.id;
      place.querySelector(".number").focus();
    } else {
      field.setCustomValidity(words.none);
      field.reportValidity();
    }
  };
  go.hidden = false;
}
