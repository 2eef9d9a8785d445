import type { Figure } from "../../domain/kernel/figure.ts";
import type { FigureReference } from "../tree.ts";

/** Refers to a figure by its name. */
export function figure(id: string): FigureReference {
  return { kind: "figure", figure: id };
}

/** The figures a document refers to, with those their proofs start from. Throws when the builder named one that is not there. */
export function figuresUsed(document: unknown, figures: Readonly<Record<string, Figure>>): Record<string, Figure> {
  const used: Record<string, Figure> = {};
  const take = (id: string): void => {
    const found = figures[id];
    if (!found) throw new Error(`There is no figure "${id}"`);
    if (used[id]) return;
    used[id] = found;
    for (const { provenance } of found.proof.inputs) if (provenance.kind === "figure") take(provenance.figure);
  };
  for (const id of referencesIn(document)) take(id);
  return used;
}

function referencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (typeof node !== "object" || node === null) return [];
  if ("kind" in node && node.kind === "figure" && "figure" in node) return [String(node.figure)];
  return Object.values(node).flatMap(referencesIn);
}
