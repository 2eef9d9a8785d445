/** The chapters whose words an office can replace with its own (it. "testo della relazione"); figures and tables from the data stay. */
export const NARRATIVE_CHAPTERS = [
  "presentazione",
  "miglioramento-continuo",
  "albero-della-performance",
  "performance-organizzativa",
  "prevenzione-della-corruzione",
  "obiettivi-strategici",
  "obiettivi-operativi",
  "obiettivi-assegnati",
  "valutazione-del-personale",
  "il-cittadino-come-risorsa",
  "trasparenza-e-comunicazione",
  "ammontare-dei-premi",
  "dati-relativi-ai-premi",
] as const;

export type NarrativeChapter = (typeof NARRATIVE_CHAPTERS)[number];

/** A block of an office's own text. Text is text; "{figure:quota-raggiunti}" in it stands for a figure of the year. */
export type NarrativeBlock =
  | { readonly kind: "heading"; readonly level: 3 | 4; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] };

export type Narrative = Readonly<Partial<Record<NarrativeChapter, readonly NarrativeBlock[]>>>;

/** A text in pieces: words, and the names of the figures it refers to. */
export function narrativeParts(text: string): ({ readonly words: string } | { readonly figure: string })[] {
  return text
    .split(/(\{figure:[^{}]*\})/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const [, figure] = /^\{figure:([^{}]*)\}$/.exec(piece) ?? [];
      return figure === undefined ? { words: piece } : { figure: figure.trim() };
    });
}

/** A reference to a figure that the year does not have, and where it stands: chapter, block counted from 1. */
export type UnknownFigure = { readonly chapter: NarrativeChapter; readonly position: number; readonly figure: string };

/** Every reference that leads to no figure. */
export function unknownFigures(narrative: Narrative, isFigure: (id: string) => boolean): UnknownFigure[] {
  return NARRATIVE_CHAPTERS.flatMap((chapter) =>
    (narrative[chapter] ?? []).flatMap((block, i) =>
      textsOf(block)
        .flatMap(narrativeParts)
        .flatMap((part) => ("figure" in part && !isFigure(part.figure) ? [{ chapter, position: i + 1, figure: part.figure }] : [])),
    ),
  );
}

function textsOf(block: NarrativeBlock): readonly string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
  }
}
