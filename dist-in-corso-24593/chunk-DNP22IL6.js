import {
  bandWords,
  bandsOf
} from "./chunk-YEDMBMKX.js";
import {
  bandShare
} from "./chunk-P7XYAUP4.js";
import {
  shareOf
} from "./chunk-35W6ZBG6.js";
import {
  decimalText,
  fromDecimalText,
  italianDecimal,
  roundHalfUp
} from "./chunk-MJTHQE4O.js";

// src/domain/report/scoreGrid.ts
function scoreGridOf(bands) {
  if (bands.length === 0) return void 0;
  const meant = bandsOf(bands.map(({ label }) => label));
  const rows = bands.map((reported, i) => rowOf(reported, i, bands, meant));
  const total = bands.reduce((sum, { count }) => sum + count, 0);
  const hundredths = rows.reduce((sum, { share }) => sum + roundHalfUp(fromDecimalText(share.proof.result), 2), 0n);
  return {
    rows,
    total: totalFigure(
      rows.map(({ count }) => count),
      total
    ),
    shareTotal: decimalText(hundredths, 2)
  };
}
function rowOf({ label, count, share: printed, place }, i, bands, meant) {
  const band = meant[i];
  const meaning = band ? ` La fascia si legge: ${bandWords(band, meant[i - 1])}.` : "";
  const id = `griglia/fascia-${String(i + 1)}`;
  const written = String(count);
  const countFigure = {
    id,
    text: written,
    proof: {
      figure: `Valutati con punteggio \xAB${label}\xBB`,
      rule: "Dato riportato come \xE8 scritto nel documento importato.",
      inputs: [{ id: "riga", name: label, value: written, provenance: { kind: "document", ...place } }],
      steps: [
        { id: "lettura", operation: "read", operands: ["riga"], result: written, text: `Il documento riporta ${written}.${meaning}` }
      ],
      result: written
    }
  };
  const total = bands.reduce((sum, other) => sum + other.count, 0);
  const share = shareOf(count, total) ?? "0.00";
  const printedShare = printed === void 0 ? "" : ` Il documento stampa ${italianDecimal(printed)} %.`;
  const shareFigure = bandShare({ label, count: countFigure, all: { figure: "griglia/totale", people: total } }, share, printedShare);
  return {
    label,
    count: countFigure,
    share: shareFigure,
    ...printed !== void 0 && { printedShare: printed }
  };
}
function totalFigure(counts, total) {
  return {
    id: "griglia/totale",
    text: String(total),
    proof: {
      figure: "Valutati nella griglia dei punteggi",
      rule: "La somma dei valutati di ogni fascia.",
      inputs: counts.map(({ id, proof }) => ({ id, name: proof.figure, value: proof.result, provenance: { kind: "figure", figure: id } })),
      steps: [
        {
          id: "somma",
          operation: "sum",
          operands: counts.map(({ id }) => id),
          result: String(total),
          text: `${counts.map(({ text }) => text).join(" + ")} = ${String(total)}.`
        }
      ],
      result: String(total)
    }
  };
}

export {
  scoreGridOf
};
//# sourceMappingURL=chunk-DNP22IL6.js.map
