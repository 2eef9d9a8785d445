import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { NARRATIVE_REFUSALS, toldMistake, type ToldMistake } from "../exchange/narrativeRefusals.ts";
import { LARGEST_NARRATIVE } from "../exchange/readNarrative.ts";
import { type NarrativeReport, WRITE_NARRATIVE_REFUSALS, writeNarrative } from "../features/commands/relazione/writeNarrative.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { accepted, callOf, EXIT, type Exit, firstLines, jsonText, readArguments, readYear, WrongCall } from "./commandLine.ts";
import { readFileOfUse } from "./readFileOfUse.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

/** Imports the words an office wrote for its Relazione, and says which chapters they replace. */
export async function importNarrative(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, {
    narrative: "text",
    year: "text",
    administration: "text",
    "dry-run": "flag",
    json: "flag",
    data: "text",
  });
  const year = readYear(values.year);
  const path = values.narrative;
  if (path === undefined) throw new WrongCall("Manca il file dei testi: --narrative testi.json.");
  const content = await readFileOfUse(path, LARGEST_NARRATIVE);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("import", values) });
  try {
    const { administration } = await chooseYear(application.db, values.administration, year);
    const verdict = await writeNarrative(
      { db: application.db, workers: application.workers, actor: COMMAND_LINE, administration: administration.code, year },
      { name: basename(path), content, idempotencyKey: randomUUID(), dryRun: values["dry-run"] ?? false },
    );
    if (!verdict.ok && verdict.reasons.some(({ reason }) => Object.hasOwn(NARRATIVE_REFUSALS, reason))) {
      const errors = tellRefusals(verdict.reasons, WRITE_NARRATIVE_REFUSALS);
      const refused = errors.map(toldMistake);
      const told = { version: 0, changed: false, chapters: [], refused, errors };
      process.stdout.write(values.json ? jsonText(told) : refusedWords(refused, basename(path)));
      return EXIT.refused;
    }
    const report = accepted(verdict, WRITE_NARRATIVE_REFUSALS);
    const isDryRun = values["dry-run"] ?? false;
    const isWritten = report.changed && !isDryRun;
    const written = isWritten ? writtenLine(`testi della Relazione ${String(year)} di ${administration.name}`, application) : "";
    process.stdout.write(values.json ? jsonText({ ...report, refused: [] }) : `${summary(report, basename(path), isDryRun)}${written}`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function refusedWords(refused: readonly ToldMistake[], file: string): string {
  const lines = refused.map(({ chapter, position, field, message }) => {
    const place = [chapter && `capitolo «${chapter}»`, position > 0 && `blocco ${String(position)}`, field].filter(Boolean).join(", ");
    return `  - ${place}: ${message}`;
  });
  return `«${file}» è rifiutato: non è stato scritto nulla.\n${firstLines(lines).join("\n")}\n`;
}

function summary({ version, changed, chapters }: NarrativeReport, file: string, isDryRun: boolean): string {
  if (!changed) return `«${file}» ha gli stessi testi già presenti (versione ${String(version)}): non cambia nulla.\n`;
  const done = isDryRun
    ? `Prova: «${file}» si può importare; non è stato scritto nulla.`
    : `«${file}» è importato: versione ${String(version)}.`;
  return `${done}\nCapitoli con il testo dell'ente: ${chapters.join(", ") || "nessuno"}. Gli altri hanno il testo del programma.\n`;
}
