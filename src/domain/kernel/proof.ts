import type { Citation } from "./citation.ts";

/** Where a datum comes from: a line of an imported document, another figure, or a decision written in an act. */
export type Provenance =
  | { readonly kind: "document"; readonly file: string; readonly line: number }
  | { readonly kind: "figure"; readonly figure: string }
  | { readonly kind: "act"; readonly act: string };

/** One datum a figure was computed from. `value` is text: a plain decimal, a day, or an outcome. */
export type ProofInput = { readonly id: string; readonly name: string; readonly value: string; readonly provenance: Provenance };

/** What a step does with its operands, so that another program can do it again. */
export type Operation = "count" | "sum" | "difference" | "percentage" | "compare" | "read";

/** One step: an operation on inputs or earlier steps (by id), its plain result, and the same said in Italian. */
export type ProofStep = {
  readonly id: string;
  readonly operation: Operation;
  readonly operands: readonly string[];
  readonly result: string;
  readonly text: string;
};

/** How a figure came to be. One JSON form for pages, documents and programs; every number is text, never a float. */
export type Proof = {
  /** The figure in words: "Obiettivi raggiunti nel 2023". */
  readonly figure: string;
  /** The result of the last step, plain: "66", "89.19", "achieved". */
  readonly result: string;
  /** What the figure means and how it is obtained, in one Italian sentence. */
  readonly rule: string;
  readonly citation?: Citation;
  readonly inputs: readonly ProofInput[];
  readonly steps: readonly ProofStep[];
  readonly rounding?: { readonly mode: "halfUp"; readonly decimals: number };
};
