import { citationText } from "../domain/kernel/citation.ts";
import { civilDate, italianDate } from "../domain/kernel/civilDate.ts";
import { fromExactText, italianDecimal, italianExact } from "../domain/kernel/rational.ts";
import type { Proof, Provenance } from "../domain/kernel/proof.ts";
import type { Block, Cell, Inline } from "./tree.ts";

/** Where another figure is proved, and its name; undefined where it cannot be reached from here. */
export type OtherFigures = (figure: string) => { readonly name: string; readonly href: string } | undefined;

/** How a figure came to be, as blocks under a heading of its own: the rule, the steps, the data with their places. */
export function proofBlocks({ text, proof }: { readonly text: string; readonly proof: Proof }, otherFigures: OtherFigures): Block[] {
  return [
    { kind: "paragraph", text: [{ kind: "strong", text }, `. ${[proof.rule, ...remarksOf(proof)].join(" ")}`] },
    ...(proof.steps.length > 0 ? [{ kind: "list" as const, ordered: true, items: proof.steps.map((step) => [step.text]) }] : []),
    ...(proof.inputs.length > 0 ? [inputTable(proof, otherFigures)] : []),
  ];
}

function remarksOf({ rounding, citation }: Proof): string[] {
  const decimals = rounding && (rounding.decimals === 0 ? "all'unità" : `a ${String(rounding.decimals)} decimali`);
  return [
    ...(decimals ? [`Arrotondato ${decimals}; la metà va per eccesso.`] : []),
    ...(citation ? [`Riferimento: ${citationText(citation)}.`] : []),
  ];
}

function inputTable({ figure, inputs }: Proof, otherFigures: OtherFigures): Block {
  return {
    kind: "table",
    caption: `Dati usati per «${figure}»`,
    head: ["Dato", "Valore", "Da dove viene"],
    rows: inputs.map(({ name, value, provenance }): Cell[] => [[name], [valueWords(value)], [provenanceInline(provenance, otherFigures)]]),
    rowHeaders: true,
    weights: [5, 2, 4],
    numeric: [],
  };
}

/** A datum as people read it: numbers and days as Italians write them, other words as they are. */
function valueWords(value: string): string {
  if (/^-?\d+(\.\d+)?$/.test(value)) return italianDecimal(value);
  if (/^-?\d+\/\d+$/.test(value)) return `${italianExact(fromExactText(value))} (${value})`;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? italianDate(civilDate(value)) : value;
}

const DOCUMENT_WORDS = { smvp: "Sistema di misurazione e valutazione", cci: "Contratto integrativo" } as const;

function provenanceInline(provenance: Provenance, otherFigures: OtherFigures): Inline {
  switch (provenance.kind) {
    case "document":
      return `${provenance.file}, riga ${String(provenance.line)}`;
    case "figure": {
      const other = otherFigures(provenance.figure);
      return other ? { kind: "link", text: other.name, href: other.href } : provenance.figure;
    }
    case "act":
      return provenance.act;
    case "clause":
      return `${DOCUMENT_WORDS[provenance.document]}, ${provenance.clause}`;
    case "law":
      return provenance.citation;
    case "entry":
      return provenance.where;
  }
}
