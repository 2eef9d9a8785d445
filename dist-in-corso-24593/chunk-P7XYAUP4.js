import {
  italianShare
} from "./chunk-35W6ZBG6.js";

// src/domain/evaluation/bandShare.ts
function bandShare({ label, count, all }, share, remark = "") {
  const total = String(all.people);
  return {
    id: `${count.id}-quota`,
    text: italianShare(share),
    proof: {
      figure: `Quota dei valutati con punteggio \xAB${label}\xBB`,
      rule: "I valutati della fascia divisi per tutti i valutati, per cento; ogni quota \xE8 arrotondata da sola.",
      inputs: [
        { id: "fascia", name: label, value: count.text, provenance: { kind: "figure", figure: count.id } },
        { id: "totale", name: "Tutti i valutati", value: total, provenance: { kind: "figure", figure: all.figure } }
      ],
      steps: [
        {
          id: "quota",
          operation: "percentage",
          operands: ["fascia", "totale"],
          result: share,
          text: `${count.text} diviso ${total}, per cento: ${italianShare(share)}.${remark}`
        }
      ],
      rounding: { mode: "halfUp", decimals: 2 },
      result: share
    }
  };
}

export {
  bandShare
};
//# sourceMappingURL=chunk-P7XYAUP4.js.map
