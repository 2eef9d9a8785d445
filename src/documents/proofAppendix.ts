import { citationText } from "../domain/kernel/citation.ts";
import type { Proof, Provenance } from "../domain/kernel/proof.ts";
import type { Block, Cell, DocumentTree, Figure, Inline } from "./tree.ts";

/** The same document with an appendix, "Come si arriva ai numeri", in which every figure is proved. */
export function withProofAppendix(tree: DocumentTree): DocumentTree {
  const figures = Object.entries(tree.figures);
  if (figures.length === 0) return tree;
  const appendix: Block[] = [
    { kind: "heading", level: 2, text: "Come si arriva ai numeri", id: "come-si-arriva-ai-numeri" },
    { kind: "paragraph", text: ["Ogni numero di questo documento con la regola, i passaggi e i dati che lo producono."] },
    ...figures.flatMap(([id, figure]) => proofBlocks(tree, id, figure)),
  ];
  return { ...tree, blocks: [...tree.blocks, ...appendix] };
}

/** The id of the heading under which the appendix proves a figure. */
export function proofAnchor(tree: DocumentTree, figure: string): string {
  return `prova-${Object.keys(tree.figures).indexOf(figure) + 1}`;
}

function proofBlocks(tree: DocumentTree, id: string, { text, proof }: Figure): Block[] {
  return [
    { kind: "heading", level: 3, text: proof.figure, id: proofAnchor(tree, id) },
    { kind: "paragraph", text: [{ kind: "strong", text }, `. ${[proof.rule, ...remarksOf(proof)].join(" ")}`] },
    ...(proof.steps.length > 0 ? [{ kind: "list" as const, ordered: true, items: proof.steps.map((step) => [step.text]) }] : []),
    ...(proof.inputs.length > 0 ? [inputTable(tree, proof)] : []),
  ];
}

function remarksOf({ rounding, citation }: Proof): string[] {
  const decimals = rounding && (rounding.decimals === 0 ? "all'unità" : `a ${rounding.decimals} decimali`);
  return [
    ...(decimals ? [`Arrotondato ${decimals}; la metà va per eccesso.`] : []),
    ...(citation ? [`Riferimento: ${citationText(citation)}.`] : []),
  ];
}

function inputTable(tree: DocumentTree, { figure, inputs }: Proof): Block {
  return {
    kind: "table",
    caption: `Dati usati per «${figure}»`,
    head: ["Dato", "Valore", "Da dove viene"],
    rows: inputs.map(({ name, value, provenance }): Cell[] => [[name], [value], [provenanceInline(tree, provenance)]]),
    rowHeaders: true,
    weights: [5, 2, 4],
    numeric: [],
  };
}

function provenanceInline(tree: DocumentTree, provenance: Provenance): Inline {
  switch (provenance.kind) {
    case "document":
      return `${provenance.file}, riga ${provenance.line}`;
    case "figure": {
      const source = tree.figures[provenance.figure];
      return source ? { kind: "link", text: source.proof.figure, href: `#${proofAnchor(tree, provenance.figure)}` } : provenance.figure;
    }
    case "act":
      return provenance.act;
  }
}
