import type { Figure } from "../kernel/figure.ts";
import type { Proof, ProofInput, ProofStep } from "../kernel/proof.ts";
import type { ReportedFigure } from "./reportedFigure.ts";

/** The figures a report gives on who was evaluated; each is absent when the document does not say it. */
export const HEAD_COUNT_KEYS = {
  employed: "headCount.employed",
  notEvaluated: "headCount.notEvaluated",
  added: "headCount.added",
  evaluatedStaff: "headCount.evaluatedStaff",
} as const;

type HeadCountPart = keyof typeof HEAD_COUNT_KEYS;

const PART_WORDS: Record<HeadCountPart, string> = {
  employed: "Dipendenti a fine anno",
  notEvaluated: "Non valutati",
  added: "Inclusi nella valutazione pur non presenti all'inizio",
  evaluatedStaff: "Valutati, oltre a dirigenti e titolari di incarichi",
};

const FIGURE_IDS: Record<HeadCountPart, string> = {
  employed: "personale/dipendenti",
  notEvaluated: "personale/non-valutati",
  added: "personale/inclusi",
  evaluatedStaff: "personale/valutati",
};

/** The head-count as the document lets it be read: what is left for dirigenti and EQ, in each way the text can be meant. */
export type HeadCount = {
  readonly figures: Readonly<Partial<Record<HeadCountPart, Figure>>>;
  /** How many dirigenti and EQ each reading leaves. Two readings stay open until a person decides with a reason. */
  readonly readings: readonly { readonly figure: Figure; readonly meaning: string }[];
};

/**
 * Reads the head-count. The staff "included although absent at the start" are added when they are outside those employed at the end
 * of the year, and are already inside them when they were hired during it: the document does not say which, so both are given.
 */
export function headCountOf(reported: readonly ReportedFigure[]): HeadCount {
  const figures: Partial<Record<HeadCountPart, Figure>> = {};
  for (const part of Object.keys(HEAD_COUNT_KEYS) as HeadCountPart[]) {
    const found = reported.find(({ key }) => key === HEAD_COUNT_KEYS[part]);
    if (found) figures[part] = { id: FIGURE_IDS[part], text: found.value, proof: readProof(part, found) };
  }
  const { employed, notEvaluated, added, evaluatedStaff } = figures;
  if (!employed || !notEvaluated || !evaluatedStaff) return { figures, readings: [] };
  const inside = remainder("personale/rimanenti-se-gia-compresi", [employed, notEvaluated, evaluatedStaff], []);
  const insideMeaning = "se gli inclusi erano già tra i dipendenti di fine anno";
  if (!added) return { figures, readings: [{ figure: inside, meaning: "come differenza" }] };
  const outside = remainder("personale/rimanenti-se-aggiunti", [employed, notEvaluated, evaluatedStaff], [added]);
  return {
    figures,
    readings: [
      { figure: outside, meaning: "se gli inclusi vanno aggiunti ai dipendenti di fine anno" },
      { figure: inside, meaning: insideMeaning },
    ],
  };
}

function readProof(part: HeadCountPart, { value, place }: ReportedFigure): Proof {
  return {
    figure: PART_WORDS[part],
    rule: "Dato riportato come è scritto nel documento importato.",
    inputs: [{ id: part, name: PART_WORDS[part], value, provenance: { kind: "document", ...place } }],
    steps: [{ id: "lettura", operation: "read", operands: [part], result: value, text: `Il documento riporta ${value}.` }],
    result: value,
  };
}

function remainder(id: string, [employed, ...without]: readonly [Figure, ...Figure[]], plus: readonly Figure[]): Figure {
  const inputs: ProofInput[] = [employed, ...without, ...plus].map(({ id: figure, proof }) => ({
    id: figure,
    name: proof.figure,
    value: proof.result,
    provenance: { kind: "figure", figure },
  }));
  const numberOf = ({ proof }: Figure) => Number(proof.result);
  const added = plus.reduce((sum, figure) => sum + numberOf(figure), numberOf(employed));
  const result = String(without.reduce((rest, figure) => rest - numberOf(figure), added));
  const sum: ProofStep[] = plus.length
    ? [
        {
          id: "somma",
          operation: "sum",
          operands: [employed.id, ...plus.map((figure) => figure.id)],
          result: String(added),
          text: `${[employed, ...plus].map(({ text }) => text).join(" + ")} = ${String(added)}.`,
        },
      ]
    : [];
  const start = plus.length ? "somma" : employed.id;
  const difference: ProofStep = {
    id: "differenza",
    operation: "difference",
    operands: [start, ...without.map((figure) => figure.id)],
    result,
    text: `${[String(added), ...without.map(({ text }) => text)].join(" − ")} = ${result}.`,
  };
  return {
    id,
    text: result,
    proof: {
      figure: "Dirigenti e titolari di incarichi che restano per differenza",
      rule: "Chi lavorava nell'ente, meno chi non è stato valutato e chi è stato valutato come personale. Il documento non dice questo numero.",
      inputs,
      steps: [...sum, difference],
      result,
    },
  };
}
