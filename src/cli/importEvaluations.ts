import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { LARGEST_EVALUATIONS } from "../exchange/evaluations/readEvaluations.ts";
import { toldProblem } from "../exchange/rules/clauseRefusals.ts";
import type { FileProblem } from "../exchange/rules/strictJson.ts";
import { ACT_REFUSALS } from "../features/commands/act.ts";
import {
  type EvaluationsReport,
  IMPORT_EVALUATIONS_REFUSALS,
  importEvaluations as importFile,
} from "../features/commands/evaluation/importEvaluations.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { accepted, callOf, EXIT, type Exit, firstLines, jsonText, readArguments, readYear, WrongCall } from "./commandLine.ts";
import { differenceWords } from "./differenceWords.ts";
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
    const sentences = { ...ACT_REFUSALS, ...IMPORT_EVALUATIONS_REFUSALS };
    if (!verdict.ok && verdict.reasons.some(({ reason }) => reason === "clauseProblem" || reason === "codeErased")) {
      const errors = tellRefusals(verdict.reasons, sentences);
      const refused = errors.map(toldProblem);
      const told = { people: 0, forms: 0, changed: false, refused, errors };
      process.stdout.write(values.json ? jsonText(told) : refusedWords(refused, basename(path)));
      return EXIT.refused;
    }
    const report = accepted(verdict, sentences);
    const isWritten = report.changed && !isDryRun;
    const written = isWritten ? writtenLine(`persone e schede del ${String(year)} di ${administration.name}`, application) : "";
    process.stdout.write(values.json ? jsonText({ ...report, refused: [] }) : `${summary(report, basename(path), isDryRun)}${written}`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function refusedWords(refused: readonly FileProblem[], file: string): string {
  const lines = refused.map(({ clause, message }) => `  - ${clause || "file"}: ${message}`);
  return `«${file}» è rifiutato: non è stato scritto nulla.\n${firstLines(lines).join("\n")}\n`;
}

function summary({ people, forms, changed, unitsToConfirm, differences }: EvaluationsReport, file: string, isDryRun: boolean): string {
  const differing = firstLines(differences.map((each) => `  - ${differenceWords(each)}.`));
  const told = differing.length === 0 ? "" : `Differenze con il registro del personale, che resta com'è:\n${differing.join("\n")}\n`;
  if (!changed) return `«${file}» è già quello che vale: non cambia nulla.\n${told}`;
  const done = isDryRun ? `Prova: «${file}» si può importare; non è stato scritto nulla.` : `«${file}» è importato.`;
  const units = unitsToConfirm.map((unit) => `  - ${unit}\n`).join("");
  const toConfirm =
    units === "" ? "" : `Unità da confermare, che nessun piano e nessun elenco nomina (Ufficio › Organizzazione):\n${units}`;
  return `${done} Persone: ${String(people)}; schede: ${String(forms)}.\n${toConfirm}${told}`;
}
