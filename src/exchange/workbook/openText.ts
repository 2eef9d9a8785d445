import { SHEET_CAPS, TooManyCells } from "./sheet.ts";

/** Gathers the words of an OpenDocument cell or paragraph, as `readXml` tells of them. */
export type OpenText = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (piece: string) => void;
  /** Answers whether a paragraph of the words ends. */
  readonly close: (name: string) => boolean;
  /** The words so far, paragraphs apart by a line break; then begins again. */
  readonly take: () => string;
};

/** What stands among the words and is none of them: comments, notes at the foot, words that were deleted, the reading of a word in another script. */
const ASIDE: ReadonlySet<string> = new Set(["annotation", "note", "tracked-changes", "ruby-text", "event-listeners", "forms"]);

/** The most blanks that an element of blanks stands for. */
const MOST_BLANKS = 100;

export function openText(): OpenText {
  let [words, paragraphs, asides, depth] = ["", 0, 0, 0];
  const add = (piece: string) => {
    words += piece;
    if (words.length > SHEET_CAPS.lettersOfCell) throw new TooManyCells();
  };
  return {
    open: (name, { c = "1" }) => {
      if (ASIDE.has(name)) asides += 1;
      if (asides > 0) return;
      if (name === "p" || name === "h") {
        if (paragraphs > 0) add("\n");
        paragraphs += 1;
        depth += 1;
      }
      if (name === "line-break") add("\n");
      if (name === "tab") add("\t");
      if (name === "s") add(" ".repeat(Math.min(Number(c) || 1, MOST_BLANKS)));
    },
    text: (piece) => {
      if (asides === 0 && depth > 0) add(piece);
    },
    close: (name) => {
      if (ASIDE.has(name)) asides -= 1;
      const ends = asides === 0 && (name === "p" || name === "h");
      if (ends) depth -= 1;
      return ends;
    },
    take: () => {
      const taken = words;
      [words, paragraphs] = ["", 0];
      return taken;
    },
  };
}
