import type { Proof } from "../domain/kernel/proof.ts";

/** A figure as printed ("89,19 %") with the proof behind it. */
export type Figure = { readonly text: string; readonly proof: Proof };

/** A reference to a figure of the document: a tree never holds a typed number. */
export type FigureReference = { readonly kind: "figure"; readonly figure: string };

export type Inline =
  | string
  | FigureReference
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

export type Cell = readonly Inline[];

/**
 * A table in the words of print: a caption, column heads, rows. The first column of each row is its header when `rowHeaders`.
 * `weights` are the relative widths of the columns; `numeric` names the columns aligned as numbers, counted from 0.
 */
export type Table = {
  readonly kind: "table";
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly rowHeaders: boolean;
  readonly weights: readonly number[];
  readonly numeric: readonly number[];
  /** A sentence under the table, e.g. that the shares do not add up to 100,00. */
  readonly note?: readonly Inline[];
};

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly text: string; readonly id: string }
  | { readonly kind: "paragraph"; readonly text: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  /** Something the data lack, said as missing: «Importi non riportati nel documento». */
  | { readonly kind: "missing"; readonly text: readonly Inline[]; readonly citation?: string }
  /** A drawing as SVG; `title` names it, `description` says in words what it shows. Its table stands beside it. */
  | { readonly kind: "picture"; readonly title: string; readonly description: string; readonly svg: string }
  | Table;

/** A document before it is a file. Builders make it from domain values, renderers know formats and no law. */
export type DocumentTree = {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly blocks: readonly Block[];
  readonly figures: Readonly<Record<string, Figure>>;
};

/** The figure a reference points to; throws when the builder forgot it. */
export function figureOf(tree: DocumentTree, { figure }: FigureReference): Figure {
  const found = tree.figures[figure];
  if (!found) throw new Error(`The document has no figure "${figure}"`);
  return found;
}
