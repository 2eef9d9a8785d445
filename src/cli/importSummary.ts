import { italianShare, shareOf } from "../domain/kernel/share.ts";
import { OUTCOME_WORDS, OUTCOME_WORDS_PLURAL, OUTCOMES } from "../domain/plan/outcome.ts";
import type { ImportNote } from "../features/commands/plan/importNotes.ts";
import type { ToldRow } from "../exchange/refusedRow.ts";
import type { ImportReport } from "../features/commands/plan/importPlan.ts";

/** Tells a person what an import did: what changed, what is worth a look, what was refused. */
export function importSummary(report: ImportReport & { readonly refused: readonly ToldRow[] }, file: string, isDryRun: boolean): string {
  const { administration, objectives, outcomes, refused } = report;
  const share = shareOf(outcomes.achieved, objectives);
  const counts = OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map(
    (outcome) => `${String(outcomes[outcome])} ${(outcomes[outcome] === 1 ? OUTCOME_WORDS : OUTCOME_WORDS_PLURAL)[outcome]}`,
  );
  const lines = [
    refused.length > 0 ? `«${file}» è rifiutato: non è stato scritto nulla.` : isDryRun ? `Prova: «${file}» si può importare; non è stato scritto nulla.` : `«${file}» è importato.`,
    "",
    `${administration.name} (${administration.code})`,
    `  Obiettivi: ${[String(objectives), ...(counts.length > 0 ? [counts.join(", ")] : [])].join("; ")}${outcomes.achieved > 0 && share !== undefined ? ` (raggiunti ${italianShare(share)})` : ""}.`,
    `  Aggiunti ${String(report.added)}, cambiati ${String(report.changed)}, uguali ${String(report.unchanged)}${report.proposed > 0 ? `, variazioni proposte ${String(report.proposed)}` : ""}.`,
    ...report.units.map(({ name, objectives: all, outcomes: how }) => `  - ${name}: ${how.unknown === all ? "" : `${String(how.achieved)} su `}${String(all)}`),
    ...section("Righe rifiutate", refused.map(noteLine)),
    ...section("Grafie diverse lette come un solo gruppo", report.merged.map(({ kept, spellings }) => `«${kept}»: ${spellings.map((each) => `«${each}»`).join(", ")}`)),
    ...section("Non più presenti nel file (restano nel piano)", report.missing.map(({ code, title, group }) => `${code} ${title} (${group})`)),
    ...section("Colonne non riconosciute", report.ignoredColumns.map((column) => `«${column}»`)),
    ...section("Da guardare", report.notes.map(noteLine)),
  ]; // prettier-ignore
  return `${lines.join("\n")}\n`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ["", `${title}:`, ...items.map((item) => `  - ${item}`)];
}

function noteLine({ line, sheet, field, text, message }: ImportNote): string {
  const place = [sheet === undefined ? "" : `foglio «${sheet}», `, line === 0 ? "" : `riga ${String(line)}, `].join("");
  return `${place}${field}${text ? ` «${text}»` : ""}: ${message}`;
}
