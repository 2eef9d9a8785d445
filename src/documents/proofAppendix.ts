import { proofBlocks } from "./proofBlocks.ts";
import type { Block, DocumentTree } from "./tree.ts";

/** A document with an appendix, "Come si arriva ai numeri", in which every figure is proved. */
export function withProofAppendix(tree: DocumentTree): DocumentTree {
  const figures = Object.entries(tree.figures);
  if (figures.length === 0) return tree;
  const otherFigures = (id: string) => {
    const source = tree.figures[id];
    return source && { name: source.proof.figure, href: `#${proofAnchor(tree, id)}` };
  };
  const appendix: Block[] = [
    { kind: "heading", level: 2, text: "Come si arriva ai numeri", id: "come-si-arriva-ai-numeri" },
    { kind: "paragraph", text: ["Ogni numero di questo documento con la regola, i passaggi e i dati che lo producono."] },
    ...figures.flatMap(([id, figure]): Block[] => [
      { kind: "heading", level: 3, text: figure.proof.figure, id: proofAnchor(tree, id) },
      ...proofBlocks(figure, otherFigures),
    ]),
  ];
  return { ...tree, blocks: [...tree.blocks, ...appendix] };
}

/** The id of the heading under which the appendix proves a figure. */
export function proofAnchor(tree: DocumentTree, figure: string): string {
  return `prova-${String(Object.keys(tree.figures).indexOf(figure) + 1)}`;
}
