import type { Figure } from "../kernel/figure.ts";
import { italianShare } from "../kernel/share.ts";

/** One row of a grid of scores: its count, which is a figure of its own, and the figure of all who were evaluated. */
type Row = {
  readonly label: string;
  readonly count: { readonly id: string; readonly text: string };
  readonly all: { readonly figure: string; readonly people: number };
};

/** The share of those evaluated whose score is in a band, rounded half-up on its own; `remark` is said after it. */
export function bandShare({ label, count, all }: Row, share: string, remark = ""): Figure {
  const total = String(all.people);
  return {
    id: `${count.id}-quota`,
    text: italianShare(share),
    proof: {
      figure: `Quota dei valutati con punteggio «${label}»`,
      rule: "I valutati della fascia divisi per tutti i valutati, per cento; ogni quota è arrotondata da sola.",
      inputs: [
        { id: "fascia", name: label, value: count.text, provenance: { kind: "figure", figure: count.id } },
        { id: "totale", name: "Tutti i valutati", value: total, provenance: { kind: "figure", figure: all.figure } },
      ],
      steps: [
        {
          id: "quota",
          operation: "percentage",
          operands: ["fascia", "totale"],
          result: share,
          text: `${count.text} diviso ${total}, per cento: ${italianShare(share)}.${remark}`,
        },
      ],
      rounding: { mode: "halfUp", decimals: 2 },
      result: share,
    },
  };
}
