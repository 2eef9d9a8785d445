import type { Citation } from "./citation.ts";

/**
 * Where a datum comes from: a line of an imported document, another figure, a decision written in an act, a clause of the administration's own
 * rules (it. "SMVP", "contratto integrativo"), a rule of law, or a datum entered in the system ("scheda V-012, comportamenti").
 */
export type Provenance =
  | { readonly kind: "document"; readonly file: string; readonly line: number }
  | { readonly kind: "figure"; readonly figure: string }
  | { readonly kind: "act"; readonly act: string }
  | { readonly kind: "clause"; readonly document: "smvp" | "cci"; readonly clause: string }
  | { readonly kind: "law"; readonly citation: string }
  | { readonly kind: "entry"; readonly where: string };

/** One datum a figure was computed from. `value` is text: a plain decimal, a day, or an outcome. */
export type ProofInput = { readonly id: string; readonly name: string; readonly value: string; readonly provenance: Provenance };

/**
 * What a step does with its operands, so that another program can do it again; `docs/prova.md` defines each. Results are plain decimals, or exact
 * fractions ("7/9") where decimals never end. `say` is a judgement in words; all the others can be done again.
 */
export const PROOF_OPERATIONS = [
  "count",
  "sum",
  "difference",
  "product",
  "quotient",
  "weightedMean",
  "minimum",
  "maximum",
  "round",
  "floor",
  "squareRoot",
  "isAtMost",
  "isAtLeast",
  "days",
  "steps",
  "within",
  "largestRemainder",
  "percentage",
  "compare",
  "outcome",
  "say",
  "read",
] as const;

export type Operation = (typeof PROOF_OPERATIONS)[number];

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
