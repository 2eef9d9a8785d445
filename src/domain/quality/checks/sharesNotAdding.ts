import { decimalText, fromDecimalText, italianDecimal, roundHalfUp } from "../../kernel/rational.ts";
import type { Check } from "../check.ts";
import { clarityCitation } from "../validation.rule.ts";

/** Printed percentages that do not make 100,00. */
export const sharesNotAdding: Check = {
  name: "sharesNotAdding",
  title: "Le percentuali non fanno 100",
  why: "Chi legge fa la somma: se non torna, il documento ne dice il motivo.",
  citation: clarityCitation,
  find: ({ report: { scoreBands } }) => {
    const shares = scoreBands.flatMap(({ share }) => (share === undefined ? [] : [share]));
    const sum = decimalText(
      shares.reduce((total, share) => total + roundHalfUp(fromDecimalText(share), 2), 0n),
      2,
    );
    const [first] = scoreBands;
    if (!first || shares.length < scoreBands.length || sum === "100.00") return [];
    return [
      {
        severity: "low",
        subject: "Griglia dei punteggi",
        place: first.place,
        message: `Le percentuali stampate sommano a ${italianDecimal(sum)} %.`,
        remedy: "Aggiungere una riga: ogni percentuale è arrotondata da sola, per questo la somma non fa 100.",
      },
    ];
  },
};
