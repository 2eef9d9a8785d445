import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { administrationCode } from "../domain/organisation/administrationCode.ts";
import { LARGEST_FILE } from "../exchange/decodeText.ts";
import { importPlan, IMPORT_REFUSALS, type ImportReport } from "../features/commands/plan/importPlan.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseAdministration } from "./chooseYear.ts";
import { callOf, EXIT, type Exit, readArguments, readYear, tellProgress, WrongCall } from "./commandLine.ts";
import { importSummary } from "./importSummary.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";

export const help = `traguardo import FILE --year ANNO
traguardo import --narrative FILE --year ANNO
traguardo import --evaluations FILE --year ANNO
traguardo import --staff FILE

Importa un piano o una relazione in testo o CSV (UTF-8). Tutto o niente: una riga rifiutata rifiuta il file.

  --year ANNO            anno del piano
  --narrative FILE       testi della Relazione in JSON, al posto di quelli del programma; i capitoli che il file non ha tornano ai testi del programma
  --evaluations FILE     persone, periodi di servizio e schede in JSON (formato in docs/valutazioni.md)
  --staff FILE           elenco del personale in CSV o .xlsx (formato in docs/personale.md)
  --new-units            con --staff: crea le unità organizzative che mancano, o che i piani dicono solo da un anno dopo
  --administration COD   codice IPA dell'amministrazione, per esempio c_i703
  --name NOME            nome dell'amministrazione, se il documento non lo dice
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
  if (values.administration !== undefined && !administrationCode(values.administration)) {
    throw new WrongCall(
      `«${values.administration}» non è un codice di amministrazione: lettere minuscole, cifre, trattini, per esempio c_i703.`,
    );
  }
  const isForPrograms = values.json ?? false;
  const file = await readFileOfUse(path);
  if ("refusal" in file) return refuse([file.refusal], values.administration ?? "locale", isForPrograms);
  tellProgress("Apro la base dati…");
  const application = await openApplication({ dataFolder: values.data, joins: true, makes: true, call: callOf("import", values) });
  try {
    const administration = (await chooseAdministration(application.db, values.administration)) ?? "locale";
    tellProgress(`Leggo ${basename(path)}…`);
    const ambient = { db: application.db, workers: application.workers, actor: COMMAND_LINE, administration, year };
    const verdict = await importPlan(ambient, {
      name: basename(path),
      content: file.content,
      idempotencyKey: randomUUID(),
      isAdministrationChosen: values.administration !== undefined,
      ...(values.name !== undefined && { administrationName: values.name }),
      ...(values["dry-run"] && { dryRun: true }),
    });
    if (!verdict.ok)
      return refuse(
        verdict.reasons.map(({ reason }) => IMPORT_REFUSALS[reason]),
        administration,
        values.json ?? false,
      );
    const isDryRun = values["dry-run"] ?? false;
    process.stdout.write(
      isForPrograms
        ? `${JSON.stringify(verdict.value, undefined, 2)}\n`
        : `${importSummary(verdict.value, basename(path), isDryRun)}${isDryRun ? "" : importedLine(verdict.value, year, application.place)}`,
    );
    return verdict.value.refused.length > 0 ? EXIT.refused : EXIT.done;
  } finally {
    await application.close();
  }
}

/** The last line: how many objectives were written, of which year and administration, and where; nothing where the file was refused. */
function importedLine({ administration, objectives, added, changed, refused }: ImportReport, year: number, place: string): string {
  if (refused.length > 0) return "";
  const what = `${String(objectives)} ${objectives === 1 ? "obiettivo" : "obiettivi"} nel ${String(year)} di ${administration.name} (${place})`;
  return added + changed === 0 ? `\nNulla di nuovo: c'erano già ${what}.\n` : `\nImportati ${what}.\n`;
}

/** The bytes of a file; a file that is not there or too large is refused before the database is opened. */
async function readFileOfUse(path: string): Promise<{ readonly content: Uint8Array } | { readonly refusal: string }> {
  const size = await stat(path).catch(() => undefined);
  if (size?.isDirectory()) return { refusal: `«${path}» è una cartella: indichi un file di testo o CSV.` };
  if (size && size.size > LARGEST_FILE) return { refusal: IMPORT_REFUSALS.tooLarge };
  const content = size?.isFile() ? await readFile(path).catch(() => undefined) : undefined;
  return content ? { content } : { refusal: `Il file «${path}» non c'è o non si può leggere.` };
}

/** A file refused as a whole: the same form for programs, with nothing in it but the reason. */
function refuse(messages: readonly string[], administration: string, isForPrograms: boolean): Exit {
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
      missing: [],
      refused: messages.map((message) => ({ line: 0, field: "file", text: "", message })),
      merged: [],
      notes: [],
      ignoredColumns: [],
    };
    process.stdout.write(`${JSON.stringify(nothing, undefined, 2)}\n`);
  }
  process.stderr.write(`${messages.join("\n")}\nNon è stato scritto nulla.\n`);
  return EXIT.refused;
}
