import type { Proof } from "../domain/kernel/proof.ts";
import { type OtherFigures, proofBlocks } from "./proofBlocks.ts";
import type { DocumentTree } from "./tree.ts";

/** One figure or outcome explained on its own, for a page or a terminal. */
export function proofDocument(
  answer: { readonly text: string; readonly proof: Proof },
  author: string,
  otherFigures: OtherFigures = () => undefined,
): DocumentTree {
  return {
    title: "Come si arriva a questo numero",
    subtitle: answer.proof.figure,
    author,
    blocks: proofBlocks(answer, otherFigures),
    figures: {},
  };
}
