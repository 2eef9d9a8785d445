import type { Block } from "./tree.ts";

/** A sentence that only introduces what follows, under a heading or before a list, is not left behind at the end of a page. */
export function keepsWithNext(blocks: readonly Block[], i: number): boolean {
  const next = blocks[i + 1]?.kind;
  if (blocks[i]?.kind !== "paragraph") return false;
  return next === "list" || (blocks[i - 1]?.kind === "heading" && (next === "table" || next === "picture"));
}
