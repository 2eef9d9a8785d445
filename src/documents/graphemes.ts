const segmenter = new Intl.Segmenter("it", { granularity: "grapheme" });

/** The characters as a reader counts them: an accented letter is one, however it is encoded. */
export function graphemes(text: string): string[] {
  // Plain ASCII, nearly all there is, needs no segmentation.
  return /^[\x20-\x7e]*$/.test(text) ? Array.from(text) : Array.from(segmenter.segment(text), ({ segment }) => segment);
}
