import type { EvaluationSummary, PersonLine } from "../domain/evaluation/evaluationSummary.ts";
import { WAITING_WORDS, type Waiting } from "../domain/evaluation/individual/evaluatePerson.ts";
import { NOT_EVALUATED_WORDS, type NotEvaluatedReason } from "../domain/evaluation/individual/form.ts";
import { italianDecimal } from "../domain/kernel/rational.ts";
import { italianShare } from "../domain/kernel/share.ts";
import { PROFILE_WORDS } from "../domain/organisation/profile.ts";
import type { ReportedEvaluation } from "../features/commands/evaluation/reportedEvaluation.ts";

/** What `evaluate` prints for people. */
export function evaluationWords(shown: EvaluationSummary | ReportedEvaluation, source: "computed" | "reported"): string {
  const { evaluated, bands } = shown;
  const lines = [
    `Valutati: ${String(evaluated)}${source === "reported" ? ", come scritto nel documento" : ""}.`,
    ...bands.map(({ label, count, share }) => `  ${label}: ${String(count)}${share === null ? "" : ` (${italianShare(share)})`}`),
    ...("waiting" in shown.headCount ? computedCounts(shown as EvaluationSummary) : reportedCounts(shown as ReportedEvaluation)),
  ];
  return `${lines.join("\n")}\n`;
}

function computedCounts({ headCount, administration, units, people }: EvaluationSummary): string[] {
  const { employed, notEvaluated, added, waiting, closes, roles } = headCount;
  return [
    `Performance organizzativa dell'ente: ${number(administration)}.`,
    ...units.map(({ unit, grade }) => `  ${unit}: ${number(grade)}`),
    `Conti del personale: ${String(employed)} in servizio a fine anno, ${String(notEvaluated)} non valutati, ${String(added)} valutati e non più in servizio, ${String(waiting)} in corso. ${closes ? "Tornano, e una persona li ha verificati." : "Non sono chiusi."}`,
    ...roles.map(
      (role) =>
        `  ${PROFILE_WORDS[role.role]}: ${String(role.employed)} in servizio, ${String(role.evaluated)} valutati, ${String(role.notEvaluated)} non valutati, ${String(role.added)} aggiunti`,
    ),
    ...people.map(personWords),
  ];
}

function reportedCounts({ headCount: { employed, notEvaluated, added, readings } }: ReportedEvaluation): string[] {
  const said = (count: number | null) => (count === null ? "non indicato" : String(count));
  return [
    `Conti del personale nel documento: ${said(employed)} in servizio, ${said(notEvaluated)} non valutati, ${said(added)} inclusi. Non sono chiusi.`,
    ...(readings.length > 0
      ? [`  Per dirigenti e incaricati restano, secondo come si legge il documento: ${readings.join(" oppure ")}.`]
      : []),
  ];
}

function personWords({ person, role, standing, score, band, isNegative, why }: PersonLine): string {
  const who = `  ${person} (${PROFILE_WORDS[role]})`;
  switch (standing) {
    case "evaluated":
      return `${who}: ${italianDecimal(score ?? "")}${band === undefined ? "" : `, fascia «${band}»`}${isNegative ? ", valutazione negativa" : ""}`;
    case "waiting":
      return `${who}: in corso, ${WAITING_WORDS[why as Waiting]}`;
    case "notEvaluated":
      return `${who}: non valutato, ${NOT_EVALUATED_WORDS[why as NotEvaluatedReason]}`;
  }
}

/** A number as people read it; words stay words. */
function number(grade: string): string {
  return /^-?\d/.test(grade) ? italianDecimal(grade) : grade;
}
