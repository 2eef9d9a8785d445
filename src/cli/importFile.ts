import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { tellRefusals, type ToldRefusal } from "../domain/kernel/refusal.ts";
import { FILE_REFUSALS, LARGEST_FILE } from "../exchange/decodeText.ts";
import { toldRow } from "../exchange/refusedRow.ts";
import { importPlan, IMPORT_REFUSALS, type ImportReport } from "../features/commands/plan/importPlan.ts";
import { openApplication } from "../server/openApplication.ts";
import { startWorkers } from "../server/workers.ts";
import { checkAdministrationCode, chooseAdministration } from "./chooseYear.ts";
import { callOf, EXIT, type Exit, jsonText, readArguments, readYear, tellProgress, toldReason } from "./commandLine.ts";
import { importSummary } from "./importSummary.ts";
import { publishCall } from "./publishCall.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";

export const help = `traguardo import FILE --year ANNO
traguardo import --narrative FILE --year ANNO
traguardo import --evaluations FILE --year ANNO
traguardo import --staff FILE

Importa un piano o una relazione: testo o CSV (UTF-8), foglio di calcolo (.xlsx, .ods), documento (.docx, .odt) o
pagina HTML. Tutto o niente: una riga rifiutata rifiuta il file.

  --year ANNO            anno del piano
  --narrative FILE       testi della Relazione in JSON, al posto di quelli del programma; i capitoli che il file non ha tornano ai testi del programma
  --evaluations FILE     persone, periodi di servizio e schede in JSON (formato in docs/valutazioni.md)
  --staff FILE           elenco del personale in CSV, .xlsx o .ods (formato in docs/personale.md)
  --new-units            con --staff: crea le unità organizzative che mancano
  --administration COD   codice IPA dell'amministrazione, per esempio c_i703
  --name NOME            nome dell'amministrazione, se il documento non lo dice; con --staff la crea, se non c'è ancora
  --dry-run              mostra che cosa verrebbe scritto e non scrive nulla
  --json                 esito per i programmi
  --data CARTELLA        cartella dei dati`;

/** Imports a file and says what changed. */
export async function run(words: readonly string[]): Promise<Exit> {
  if (words.some((word) => /^--narrative(=|$)/.test(word))) return (await import("./importNarrative.ts")).importNarrative(words);
  if (words.some((word) => /^--evaluations(=|$)/.test(word))) return (await import("./importEvaluations.ts")).importEvaluations(words);
  if (words.some((word) => /^--staff(=|$)/.test(word))) return (await import("./importStaff.ts")).importStaff(words);
  const { values, positionals } = readArguments(
    words,
    { year: "text", administration: "text", name: "text", "dry-run": "flag", json: "flag", data: "text" },
    ["il file da importare"],
  );
  const year = readYear(values.year);
  const path = positionals[0] ?? "";
  checkAdministrationCode(values.administration);
  const isForPrograms = values.json ?? false;
  const file = await readFileOfUse(path);
  if ("refusal" in file) return refuse([file.refusal], values.administration ?? "locale", isForPrograms);
  tellProgress("Apro la base dati…");
  const workers = startWorkers();
  const reading = workers.readReport({ administration: values.administration ?? "locale" }, file.content, year);
  reading.catch(() => undefined); // what it throws is told where it is waited for
  const application = await openApplication({ dataFolder: values.data, joins: true, makes: true, workers, call: callOf("import", values) });
  try {
    const administration = (await chooseAdministration(application.db, values.administration)) ?? "locale";
    tellProgress(`Leggo ${basename(path)}…`);
    const ambient = { db: application.db, workers: { readReport: () => reading }, actor: COMMAND_LINE, administration, year };
    const verdict = await importPlan(ambient, {
      name: basename(path),
      content: file.content,
      idempotencyKey: randomUUID(),
      isAdministrationChosen: values.administration !== undefined,
      ...(values.name !== undefined && { administrationName: values.name }),
      ...(values["dry-run"] && { dryRun: true }),
    });
    const errors = verdict.ok ? [] : tellRefusals(verdict.reasons, IMPORT_REFUSALS);
    const report = verdict.ok ? verdict.value : verdict.report;
    if (!report) return refuse(errors, administration, isForPrograms);
    const isDryRun = values["dry-run"] ?? false;
    const refused = errors.map(toldRow);
    const publish = () => publishCall(application.db, { administration: report.administration.code, year });
    const written = verdict.ok && !isDryRun ? importedLine(report, year, { place: application.place, publish: await publish() }) : "";
    process.stdout.write(
      isForPrograms
        ? jsonText({ ...report, refused, ...(errors.length > 0 && { errors }) })
        : `${importSummary({ ...report, refused }, basename(path), isDryRun)}${written}`,
    );
    return verdict.ok ? EXIT.done : EXIT.refused;
  } finally {
    await application.close();
  }
}

/** The last line: how many objectives were written, of which year and administration, where, and how many there are if others were there. */
function importedLine(
  { administration, objectives, added, changed, unchanged, waiting }: ImportReport,
  year: number,
  { place, publish }: { readonly place: string; readonly publish: string },
): string {
  const of = `--year ${String(year)} --administration ${administration.code}`;
  const waits = waiting === 1 ? "1 variazione aspetta" : `${String(waiting)} variazioni aspettano`;
  const asked =
    waiting === 0 ? "" : `Il piano approvato resta com'è: ${waits} un atto. Per vederle e approvarle: traguardo plan vary ${of}\n`;
  const written = added + changed;
  const many = written === 0 ? unchanged : written;
  const now = written > 0 && written < objectives ? `, che ora ne ha ${String(objectives)}` : "";
  const what = `${String(many)} ${many === 1 ? "obiettivo" : "obiettivi"} nel ${String(year)} di ${administration.name}${now} (${place})`;
  if (written === 0 && waiting > 0) return `\n${asked}`;
  if (written === 0) return `\nNulla di nuovo: ${many === 1 ? "c'era" : "c'erano"} già ${what}.\n`;
  return `\n${many === 1 ? "Importato" : "Importati"} ${what}.\nLo vede soltanto l'ufficio, finché non si pubblica: ${publish}\n${asked}`;
}

/** The bytes of a file; a file that is not there or too large is refused before the database is opened. */
async function readFileOfUse(path: string): Promise<{ readonly content: Uint8Array } | { readonly refusal: ToldRefusal }> {
  const size = await stat(path).catch(() => undefined);
  if (size?.isDirectory()) return { refusal: toldReason("fileIsFolder", `«${path}» è una cartella: indichi un file.`) };
  if (size && size.size > LARGEST_FILE) return { refusal: toldReason("tooLarge", FILE_REFUSALS.tooLarge) };
  const content = size?.isFile() ? await readFile(path).catch(() => undefined) : undefined;
  return content ? { content } : { refusal: toldReason("fileUnreadable", `Il file «${path}» non c'è o non si può leggere.`) };
}

/** Refuses a file as a whole: programs are told an import of nothing, and the reasons. */
function refuse(errors: readonly ToldRefusal[], administration: string, isForPrograms: boolean): Exit {
  if (isForPrograms) {
    const outcomes = { achieved: 0, partlyAchieved: 0, notAchieved: 0, notAssessable: 0, neutralised: 0, unknown: 0 };
    const nothing: ImportReport = {
      administration: { code: administration, name: "" },
      objectives: 0,
      outcomes,
      units: [],
      added: 0,
      changed: 0,
      unchanged: 0,
      proposed: 0,
      waiting: 0,
      missing: [],
      merged: [],
      notes: [],
      ignoredColumns: [],
    };
    process.stdout.write(jsonText({ ...nothing, refused: errors.map(toldRow), errors }));
  }
  process.stderr.write(`${errors.map(({ message }) => message).join("\n")}\nNon è stato scritto nulla.\n`);
  return EXIT.refused;
}
