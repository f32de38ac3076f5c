// One thing stands open at a time: a note, a definition, the tools of a paragraph. Escape closes it.
let shut = () => {};
const open = (close) => {
  shut();
  shut = (back) => {
    shut = () => {};
    close(back);
  };
};
addEventListener("keydown", (event) => {
  if (event.key === "Escape") shut(true);
});
