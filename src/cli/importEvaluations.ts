import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { LARGEST_EVALUATIONS } from "../exchange/evaluations/readEvaluations.ts";
import { ACT_REFUSALS } from "../features/commands/act.ts";
import {
  type EvaluationsReport,
  IMPORT_EVALUATIONS_REFUSALS,
  importEvaluations as importFile,
} from "../features/commands/evaluation/importEvaluations.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { accepted, callOf, EXIT, type Exit, readArguments, readYear, WrongCall } from "./commandLine.ts";
import { readFileOfUse } from "./readFileOfUse.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

const OPTIONS = { evaluations: "text", year: "text", administration: "text", "dry-run": "flag", json: "flag", data: "text" } as const;

/** Imports people and forms of a year, and says how many. */
export async function importEvaluations(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const path = values.evaluations;
  if (path === undefined) throw new WrongCall("Manca il file: --evaluations valutazioni.json.");
  const content = await readFileOfUse(path, LARGEST_EVALUATIONS);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("import", values) });
  try {
    const { administration } = await chooseYear(application.db, values.administration, year);
    const isDryRun = values["dry-run"] ?? false;
    const verdict = await importFile(
      { db: application.db, actor: COMMAND_LINE, administration: administration.code, year },
      { name: basename(path), content, idempotencyKey: randomUUID(), dryRun: isDryRun },
    );
    const report = accepted(verdict, { ...ACT_REFUSALS, ...IMPORT_EVALUATIONS_REFUSALS });
    const isWritten = report.refused.length === 0 && report.changed && !isDryRun;
    const written = isWritten ? writtenLine(`persone e schede del ${String(year)} di ${administration.name}`, application) : "";
    process.stdout.write(
      values.json ? `${JSON.stringify(report, undefined, 2)}\n` : `${summary(report, basename(path), isDryRun)}${written}`,
    );
    return report.refused.length > 0 ? EXIT.refused : EXIT.done;
  } finally {
    await application.close();
  }
}

function summary({ people, forms, changed, refused }: EvaluationsReport, file: string, isDryRun: boolean): string {
  if (refused.length > 0) {
    const lines = refused.map(({ clause, message }) => `  - ${clause || "file"}: ${message}`);
    return `«${file}» è rifiutato: non è stato scritto nulla.\n${lines.join("\n")}\n`;
  }
  if (!changed) return `«${file}» è già quello che vale: non cambia nulla.\n`;
  const done = isDryRun ? `Prova: «${file}» si può importare; non è stato scritto nulla.` : `«${file}» è importato.`;
  return `${done} Persone: ${String(people)}; schede: ${String(forms)}.\n`;
}
