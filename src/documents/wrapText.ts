import { graphemes } from "./graphemes.ts";

/** Breaks text at blanks into lines of at most `width` characters; a longer word is cut. An empty text is one empty line. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let length = 0;
  for (const word of text.split(" ").filter((part) => part !== "")) {
    for (const [i, piece] of piecesOf(word, width).entries()) {
      const joins = i === 0 && line !== "" && length + 1 + piece.length <= width;
      if (line !== "" && !joins) lines.push(line);
      line = joins ? `${line} ${piece.text}` : piece.text;
      length = joins ? length + 1 + piece.length : piece.length;
    }
  }
  return [...lines, line];
}

type Piece = { readonly text: string; readonly length: number };

function piecesOf(word: string, width: number): Piece[] {
  const characters = graphemes(word);
  if (characters.length <= width) return [{ text: word, length: characters.length }];
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, i) => {
    const piece = characters.slice(i * width, (i + 1) * width);
    return { text: piece.join(""), length: piece.length };
  });
}
