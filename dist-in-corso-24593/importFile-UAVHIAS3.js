import {
  IMPORT_REFUSALS,
  importPlan
} from "./chunk-IT5NOADX.js";
import "./chunk-5XQ2JPXD.js";
import "./chunk-QDL4N432.js";
import "./chunk-5TWGM5JR.js";
import {
  chooseAdministration
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  EXIT,
  WrongCall,
  callOf,
  readArguments,
  readYear,
  tellProgress
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-I3PXLWRU.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-CSOJN44G.js";
import "./chunk-QO75H26U.js";
import {
  italianShare,
  shareOf
} from "./chunk-35W6ZBG6.js";
import {
  OUTCOMES,
  OUTCOME_WORDS,
  OUTCOME_WORDS_PLURAL
} from "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import {
  LARGEST_FILE
} from "./chunk-RWJMKMBA.js";

// src/cli/importFile.ts
import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";

// src/domain/organization/administrationCode.ts
var TAKEN = /* @__PURE__ */ new Set(["accessibilita", "api", "assets", "informazioni", "privacy"]);
function administrationCode(written) {
  return /^[a-z0-9_-]{1,40}$/.test(written) && !TAKEN.has(written) ? written : void 0;
}

// src/cli/importSummary.ts
function importSummary(report, file, isDryRun) {
  const { administration, objectives, outcomes, refused } = report;
  const share = shareOf(outcomes.achieved, objectives);
  const counts = OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map(
    (outcome) => `${String(outcomes[outcome])} ${(outcomes[outcome] === 1 ? OUTCOME_WORDS : OUTCOME_WORDS_PLURAL)[outcome]}`
  );
  const lines = [
    refused.length > 0 ? `\xAB${file}\xBB \xE8 rifiutato: non \xE8 stato scritto nulla.` : isDryRun ? `Prova: \xAB${file}\xBB si pu\xF2 importare; non \xE8 stato scritto nulla.` : `\xAB${file}\xBB \xE8 importato.`,
    "",
    `${administration.name} (${administration.code})`,
    `  Obiettivi: ${String(objectives)}; ${counts.join(", ")}${outcomes.achieved > 0 && share !== void 0 ? ` (raggiunti ${italianShare(share)})` : ""}.`,
    `  Aggiunti ${String(report.added)}, cambiati ${String(report.changed)}, uguali ${String(report.unchanged)}${report.proposed > 0 ? `, variazioni proposte ${String(report.proposed)}` : ""}.`,
    ...report.units.map(({ name, objectives: all, outcomes: how }) => `  - ${name}: ${how.unknown === all ? "" : `${String(how.achieved)} su `}${String(all)}`),
    ...section("Righe rifiutate", refused.map(noteLine)),
    ...section("Grafie diverse lette come un solo gruppo", report.merged.map(({ kept, spellings }) => `\xAB${kept}\xBB: ${spellings.map((each) => `\xAB${each}\xBB`).join(", ")}`)),
    ...section("Non pi\xF9 presenti nel file (restano nel piano)", report.missing.map(({ code, title, group }) => `${code} ${title} (${group})`)),
    ...section("Colonne non riconosciute", report.ignoredColumns.map((column) => `\xAB${column}\xBB`)),
    ...section("Da guardare (tenuti come sono scritti)", report.notes.map(noteLine))
  ];
  return `${lines.join("\n")}
`;
}
function section(title, items) {
  return items.length === 0 ? [] : ["", `${title}:`, ...items.map((item) => `  - ${item}`)];
}
function noteLine({ line, field, text, message }) {
  return `riga ${String(line)}, ${field}${text ? ` \xAB${text}\xBB` : ""}: ${message}`;
}

// src/cli/importFile.ts
var help = `traguardo import FILE --year ANNO
traguardo import --narrative FILE --year ANNO
traguardo import --evaluations FILE --year ANNO
traguardo import --staff FILE

Importa un piano o una relazione in testo o CSV (UTF-8). Tutto o niente: una riga rifiutata rifiuta il file.

  --year ANNO            anno del piano
  --narrative FILE       testi della Relazione in JSON, al posto di quelli del programma; i capitoli che il file non ha tornano ai testi del programma
  --evaluations FILE     persone, periodi di servizio e schede in JSON (formato in docs/valutazioni.md)
  --staff FILE           elenco del personale in CSV o .xlsx (formato in docs/personale.md)
  --new-units            con --staff: crea le unit\xE0 organizzative che mancano
  --administration COD   codice IPA dell'amministrazione, per esempio c_i703
  --name NOME            nome dell'amministrazione, se il documento non lo dice
  --dry-run              mostra che cosa verrebbe scritto e non scrive nulla
  --json                 esito per i programmi
  --data CARTELLA        cartella dei dati`;
async function run(words) {
  if (words.some((word) => /^--narrative(=|$)/.test(word))) return (await import("./importNarrative-SFF5IUOI.js")).importNarrative(words);
  if (words.some((word) => /^--evaluations(=|$)/.test(word))) return (await import("./importEvaluations-RZ2JRIBT.js")).importEvaluations(words);
  if (words.some((word) => /^--staff(=|$)/.test(word))) return (await import("./importStaff-4XNF5IZK.js")).importStaff(words);
  const { values, positionals } = readArguments(
    words,
    { year: "text", administration: "text", name: "text", "dry-run": "flag", json: "flag", data: "text" },
    ["il file da importare"]
  );
  const year = readYear(values.year);
  const path = positionals[0] ?? "";
  if (values.administration !== void 0 && !administrationCode(values.administration)) {
    throw new WrongCall(
      `\xAB${values.administration}\xBB non \xE8 un codice di amministrazione: lettere minuscole, cifre, trattini, per esempio c_i703.`
    );
  }
  const isForPrograms = values.json ?? false;
  const file = await readFileOfUse(path);
  if ("refusal" in file) return refuse([file.refusal], values.administration ?? "locale", isForPrograms);
  tellProgress("Apro la base dati\u2026");
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("import", values) });
  try {
    const administration = await chooseAdministration(application.db, values.administration) ?? "locale";
    tellProgress(`Leggo ${basename(path)}\u2026`);
    const ambient = { db: application.db, workers: application.workers, actor: COMMAND_LINE, administration, year };
    const verdict = await importPlan(ambient, {
      name: basename(path),
      content: file.content,
      idempotencyKey: randomUUID(),
      isAdministrationChosen: values.administration !== void 0,
      ...values.name !== void 0 && { administrationName: values.name },
      ...values["dry-run"] && { dryRun: true }
    });
    if (!verdict.ok)
      return refuse(
        verdict.reasons.map((reason) => IMPORT_REFUSALS[reason]),
        administration,
        values.json ?? false
      );
    const isDryRun = values["dry-run"] ?? false;
    process.stdout.write(
      isForPrograms ? `${JSON.stringify(verdict.value, void 0, 2)}
` : importSummary(verdict.value, basename(path), isDryRun)
    );
    return verdict.value.refused.length > 0 ? EXIT.refused : EXIT.done;
  } finally {
    await application.close();
  }
}
async function readFileOfUse(path) {
  const size = await stat(path).catch(() => void 0);
  if (size?.isDirectory()) return { refusal: `\xAB${path}\xBB \xE8 una cartella: indichi un file di testo o CSV.` };
  if (size && size.size > LARGEST_FILE) return { refusal: IMPORT_REFUSALS.tooLarge };
  const content = size?.isFile() ? await readFile(path).catch(() => void 0) : void 0;
  return content ? { content } : { refusal: `Il file \xAB${path}\xBB non c'\xE8 o non si pu\xF2 leggere.` };
}
function refuse(messages, administration, isForPrograms) {
  if (isForPrograms) {
    const outcomes = { achieved: 0, partlyAchieved: 0, notAchieved: 0, notAssessable: 0, neutralised: 0, unknown: 0 };
    const nothing = {
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
      ignoredColumns: []
    };
    process.stdout.write(`${JSON.stringify(nothing, void 0, 2)}
`);
  }
  process.stderr.write(`${messages.join("\n")}
Non \xE8 stato scritto nulla.
`);
  return EXIT.refused;
}
export {
  help,
  run
};
//# sourceMappingURL=importFile-UAVHIAS3.js.map
