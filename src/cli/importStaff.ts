import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import {
  importStaff as importFile,
  IMPORT_STAFF_REFUSALS,
  type StaffReport,
  toConfirmWords,
} from "../features/commands/organisation/importStaff.ts";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { LARGEST_FILE } from "../exchange/decodeText.ts";
import { type ToldRow, toldRow } from "../exchange/refusedRow.ts";
import type { StaffRead } from "../exchange/staff/readStaff.ts";
import { openApplication } from "../server/openApplication.ts";
import { checkAdministrationCode, chooseAdministration, chooseKnownAdministration } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, jsonText, readArguments, WrongCall } from "./commandLine.ts";
import { readFileOfUse } from "./readFileOfUse.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

const OPTIONS = {
  staff: "text",
  administration: "text",
  name: "text",
  "new-units": "flag",
  "dry-run": "flag",
  json: "flag",
  data: "text",
} as const;

/** Imports the list of the staff, and says what changed. */
export async function importStaff(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const path = values.staff;
  if (path === undefined) throw new WrongCall("Manca il file: --staff personale.csv.");
  const content = await readFileOfUse(path, LARGEST_FILE);
  checkAdministrationCode(values.administration);
  const application = await openApplication({ dataFolder: values.data, joins: true, makes: true, call: callOf("import", values) });
  try {
    const administration =
      values.name === undefined
        ? await chooseKnownAdministration(application.db, values.administration)
        : ((await chooseAdministration(application.db, values.administration)) ?? "locale");
    if (administration === undefined) throw new CommandRefused(IMPORT_STAFF_REFUSALS.administrationUnknown, "administrationUnknown");
    const reading = await application.workers.readStaff({ administration }, content);
    const ambient = { db: application.db, actor: COMMAND_LINE, administration };
    const isDryRun = values["dry-run"] ?? false;
    const file = {
      name: basename(path),
      reading,
      makesUnits: values["new-units"] ?? false,
      ...(values.name !== undefined && { administrationName: values.name }),
      dryRun: isDryRun,
      idempotencyKey: randomUUID(),
    };
    const verdict = await importFile(ambient, file);
    if (reading.ok && !verdict.ok && verdict.reasons.some(({ at }) => "cell" in at)) {
      const errors = tellRefusals(verdict.reasons, IMPORT_STAFF_REFUSALS);
      const refused = errors.map(toldRow);
      process.stdout.write(
        values.json
          ? jsonText({ ...nothingOf(reading.staff), refused, errors })
          : refusedWords(refused, basename(path), reading.staff, file.makesUnits),
      );
      return EXIT.refused;
    }
    const report = accepted(verdict, IMPORT_STAFF_REFUSALS);
    const written = isDryRun ? "" : writtenLine(`elenco del personale di ${administration}, ${String(report.people)} persone`, application);
    process.stdout.write(values.json ? jsonText({ ...report, refused: [] }) : `${summary(report, basename(path), isDryRun)}${written}`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}

const NEW_UNITS_HINT = "Con --new-units si creano le unità che mancano.\n";

/** What a list did of which rows are refused: nothing. The form programs read. */
function nothingOf({ rows, sheet, ignoredColumns }: StaffRead): StaffReport {
  const nothing = { added: 0, changed: 0, unchanged: 0, replaced: 0, relations: 0, toConfirm: 0 };
  const people = new Set(rows.map(({ code }) => code)).size;
  return { people, ...nothing, newUnits: [], missing: [], ...(sheet !== undefined && { sheet }), ignoredColumns };
}

function refusedWords(refused: readonly ToldRow[], file: string, { sheet }: StaffRead, makesUnits: boolean): string {
  const lines = refused.map(
    ({ line, field, text, message }) => `  riga ${String(line)}, ${field}${text === "" ? "" : ` «${text}»`}: ${message}`,
  );
  const where = sheet === undefined ? "" : `, foglio «${sheet}»,`;
  const hint = !makesUnits && refused.some(({ field }) => field === "Unità") ? NEW_UNITS_HINT : "";
  return `«${file}»${where} è rifiutato: non è stato scritto nulla.\n${lines.join("\n")}\n${hint}`;
}

function summary(report: StaffReport, file: string, isDryRun: boolean): string {
  const { people, added, changed, unchanged, replaced, relations, newUnits } = report;
  const { missing, ignoredColumns, toConfirm } = report;
  const done = isDryRun ? `Prova: «${file}» si può importare; non è stato scritto nulla.` : `«${file}» è importato.`;
  const lines = [
    done,
    `Persone: ${String(people)} (nuove ${String(added)}, cambiate ${String(changed)}, come prima ${String(unchanged)}).`,
    `Rapporti di lavoro: ${String(relations)} scritti, ${String(replaced)} sostituiti.`,
    ...(toConfirm > 0 ? [`${toConfirmWords(toConfirm)}.`] : []),
    ...(newUnits.length > 0 ? [`Unità nuove: ${newUnits.join(", ")}.`] : []),
    ...(missing.length > 0
      ? [`Non sono nell'elenco, e restano come sono: ${missing.map(({ code, name }) => `${code} ${name}`).join(", ")}.`]
      : []),
    ...(ignoredColumns.length > 0 ? [`Colonne non lette: ${ignoredColumns.join(", ")}.`] : []),
  ];
  return `${lines.join("\n")}\n`;
}
