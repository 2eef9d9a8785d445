// src/documents/graphemes.ts
var segmenter = new Intl.Segmenter("it", { granularity: "grapheme" });
function graphemes(text) {
  return /^[\x20-\x7e]*$/.test(text) ? Array.from(text) : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export {
  graphemes
};
//# sourceMappingURL=chunk-TZHMJIVP.js.map
