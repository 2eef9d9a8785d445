import { HEAD_COUNT_KEYS, headCountOf } from "../../report/headCount.ts";
import type { Check } from "../check.ts";
import { completenessCitation } from "../validation.rule.ts";

/** A head-count whose sum does not close: the readings it allows are all given, and none is chosen. */
export const openHeadCount: Check = {
  name: "openHeadCount",
  title: "I conti del personale non tornano",
  why: "I risultati ci sono per tutti, anche nella parte individuale: chi è stato valutato, chi no e perché.",
  citation: completenessCitation,
  find: ({ report }) => {
    const { figures, readings } = headCountOf(report.reported);
    const { employed, notEvaluated, evaluatedStaff } = figures;
    if (!employed || !notEvaluated || !evaluatedStaff || readings.length === 0) return [];
    const place = report.reported.find(({ key }) => key === HEAD_COUNT_KEYS.employed)?.place;
    const ways = readings.map(({ figure, meaning }) => `${figure.text} ${meaning}`).join("; oppure ");
    return [
      {
        severity: "high",
        subject: "Valutazione del personale",
        ...(place && { place }),
        message: `Su ${employed.text} dipendenti, ${notEvaluated.text} non valutati e ${evaluatedStaff.text} valutati: i dirigenti e i titolari di incarichi sarebbero ${ways}. Il documento non lo dice, e non dice se i ${employed.text} comprendano dirigenti e Segretario.`,
        remedy: "Scrivere quanti sono i dirigenti e i titolari di incarichi, e a quale giorno si riferisce ogni numero.",
      },
    ];
  },
};
