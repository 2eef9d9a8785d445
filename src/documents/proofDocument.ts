import type { Proof } from "../domain/kernel/proof.ts";
import { type OtherFigures, proofBlocks } from "./proofBlocks.ts";
import type { DocumentTree } from "./tree.ts";

/** One figure or outcome explained on its own, for a page or a terminal; `rules` are the documents that decided it, each with the act that approved it. */
export function proofDocument(
  answer: { readonly text: string; readonly proof: Proof },
  author: string,
  otherFigures: OtherFigures = () => undefined,
  rules: readonly string[] = [],
): DocumentTree {
  return {
    title: "Come si arriva a questo numero",
    subtitle: answer.proof.figure,
    author,
    blocks: [
      ...proofBlocks(answer, otherFigures),
      ...rules.map((rule) => ({ kind: "paragraph" as const, text: [`Regole applicate: ${rule}.`] })),
    ],
    figures: {},
  };
}
