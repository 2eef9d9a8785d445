import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import {
  earlierUnitsWords,
  importStaff as importFile,
  IMPORT_STAFF_REFUSALS,
  type StaffReport,
  toConfirmWords,
} from "../features/commands/organisation/importStaff.ts";
import { LARGEST_FILE } from "../exchange/decodeText.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { readFileOfUse } from "./readFileOfUse.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

const OPTIONS = { staff: "text", administration: "text", "new-units": "flag", "dry-run": "flag", json: "flag", data: "text" } as const;

/** Imports the list of the staff, and says what changed. */
export async function importStaff(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const path = values.staff;
  if (path === undefined) throw new WrongCall("Manca il file: --staff personale.csv.");
  const content = await readFileOfUse(path, LARGEST_FILE);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("import", values) });
  try {
    const administration = await chooseKnownAdministration(application.db, values.administration);
    if (administration === undefined) throw new CommandRefused(IMPORT_STAFF_REFUSALS.administrationUnknown);
    const reading = await application.workers.readStaff({ administration }, content);
    const ambient = { db: application.db, actor: COMMAND_LINE, administration };
    const isDryRun = values["dry-run"] ?? false;
    const file = {
      name: basename(path),
      reading,
      makesUnits: values["new-units"] ?? false,
      dryRun: isDryRun,
      idempotencyKey: randomUUID(),
    };
    const report = accepted(await importFile(ambient, file), IMPORT_STAFF_REFUSALS);
    const isWritten = report.refused.length === 0 && !isDryRun;
    const written = isWritten
      ? writtenLine(`elenco del personale di ${administration}, ${String(report.people)} persone`, application)
      : "";
    process.stdout.write(
      values.json ? `${JSON.stringify(report, undefined, 2)}\n` : `${summary(report, basename(path), isDryRun, file.makesUnits)}${written}`,
    );
    return report.refused.length > 0 ? EXIT.refused : EXIT.done;
  } finally {
    await application.close();
  }
}

const NEW_UNITS_HINT =
  "Con --new-units si creano le unità che mancano, e quelle che dice solo un piano sono note dai giorni dell'elenco.\n";

function summary(report: StaffReport, file: string, isDryRun: boolean, makesUnits: boolean): string {
  const { people, sheet, added, changed, unchanged, replaced, relations, newUnits, earlierUnits } = report;
  const { missing, refused, ignoredColumns, toConfirm } = report;
  if (refused.length > 0) {
    const lines = refused.map(
      ({ line, field, text, message }) => `  riga ${String(line)}, ${field}${text === "" ? "" : ` «${text}»`}: ${message}`,
    );
    const where = sheet === undefined ? "" : `, foglio «${sheet}»,`;
    const hint = !makesUnits && refused.some(({ field }) => field === "Unità") ? NEW_UNITS_HINT : "";
    return `«${file}»${where} è rifiutato: non è stato scritto nulla.\n${lines.join("\n")}\n${hint}`;
  }
  const done = isDryRun ? `Prova: «${file}» si può importare; non è stato scritto nulla.` : `«${file}» è importato.`;
  const lines = [
    done,
    `Persone: ${String(people)} (nuove ${String(added)}, cambiate ${String(changed)}, come prima ${String(unchanged)}).`,
    `Rapporti di lavoro: ${String(relations)} scritti, ${String(replaced)} sostituiti.`,
    ...(toConfirm > 0 ? [`${toConfirmWords(toConfirm)}.`] : []),
    ...(newUnits.length > 0 ? [`Unità nuove: ${newUnits.join(", ")}.`] : []),
    ...(earlierUnits.length > 0 ? [`Unità note da un giorno precedente: ${earlierUnitsWords(earlierUnits)}.`] : []),
    ...(missing.length > 0
      ? [`Non sono nell'elenco, e restano come sono: ${missing.map(({ code, name }) => `${code} ${name}`).join(", ")}.`]
      : []),
    ...(ignoredColumns.length > 0 ? [`Colonne non lette: ${ignoredColumns.join(", ")}.`] : []),
  ];
  return `${lines.join("\n")}\n`;
}
