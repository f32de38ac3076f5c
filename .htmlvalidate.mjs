// What html-validate asks of every page of a built site. Nothing of its standard set is turned off.
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // HTML takes either; the theme writes tags and doctype in small letters.
    "doctype-style": ["error", { style: "lowercase" }],
    // The rule wants 70 letters for the sake of lists of results. Documents of the United Nations are named
    // as they are named; a title is shown whole, so it is bounded only against slips.
    "long-title": ["error", { maxlength: 260 }],
  },
};
