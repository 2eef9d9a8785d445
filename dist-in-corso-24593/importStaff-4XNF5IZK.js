import {
  IMPORT_STAFF_REFUSALS,
  importStaff
} from "./chunk-C64JM5B6.js";
import {
  readFileOfUse
} from "./chunk-46UH6SSS.js";
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
  CommandRefused,
  EXIT,
  WrongCall,
  accepted,
  callOf,
  readArguments
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-ZFGNALLR.js";
import "./chunk-NMXRGIYE.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import {
  LARGEST_FILE
} from "./chunk-RWJMKMBA.js";

// src/cli/importStaff.ts
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
var OPTIONS = { staff: "text", administration: "text", "new-units": "flag", "dry-run": "flag", json: "flag", data: "text" };
async function importStaff2(words) {
  const { values } = readArguments(words, OPTIONS);
  const path = values.staff;
  if (path === void 0) throw new WrongCall("Manca il file: --staff personale.csv.");
  const content = await readFileOfUse(path, LARGEST_FILE);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("import", values) });
  try {
    const administration = await chooseAdministration(application.db, values.administration);
    if (administration === void 0) throw new CommandRefused(IMPORT_STAFF_REFUSALS.administrationUnknown);
    const reading = await application.workers.readStaff(content);
    const ambient = { db: application.db, actor: COMMAND_LINE, administration };
    const isDryRun = values["dry-run"] ?? false;
    const file = {
      name: basename(path),
      reading,
      makesUnits: values["new-units"] ?? false,
      dryRun: isDryRun,
      idempotencyKey: randomUUID()
    };
    const report = accepted(await importStaff(ambient, file), IMPORT_STAFF_REFUSALS);
    process.stdout.write(values.json ? `${JSON.stringify(report, void 0, 2)}
` : summary(report, basename(path), isDryRun));
    return report.refused.length > 0 ? EXIT.refused : EXIT.done;
  } finally {
    await application.close();
  }
}
function summary(report, file, isDryRun) {
  const { people, sheet, added, changed, unchanged, replaced, relations, newUnits, missing, refused, ignoredColumns } = report;
  if (refused.length > 0) {
    const lines2 = refused.map(
      ({ line, field, text, message }) => `  riga ${String(line)}, ${field}${text === "" ? "" : ` \xAB${text}\xBB`}: ${message}`
    );
    const where = sheet === void 0 ? "" : `, foglio \xAB${sheet}\xBB,`;
    const hint = refused.some(({ field }) => field === "Unit\xE0") ? "Con --new-units si creano le unit\xE0 che mancano.\n" : "";
    return `\xAB${file}\xBB${where} \xE8 rifiutato: non \xE8 stato scritto nulla.
${lines2.join("\n")}
${hint}`;
  }
  const done = isDryRun ? `Prova: \xAB${file}\xBB si pu\xF2 importare; non \xE8 stato scritto nulla.` : `\xAB${file}\xBB \xE8 importato.`;
  const lines = [
    done,
    `Persone: ${String(people)} (nuove ${String(added)}, cambiate ${String(changed)}, come prima ${String(unchanged)}).`,
    `Rapporti di lavoro: ${String(relations)} scritti, ${String(replaced)} sostituiti.`,
    ...newUnits.length > 0 ? [`Unit\xE0 nuove: ${newUnits.join(", ")}.`] : [],
    ...missing.length > 0 ? [`Non sono nell'elenco, e restano come sono: ${missing.map(({ code, name }) => `${code} ${name}`).join(", ")}.`] : [],
    ...ignoredColumns.length > 0 ? [`Colonne non lette: ${ignoredColumns.join(", ")}.`] : []
  ];
  return `${lines.join("\n")}
`;
}
export {
  importStaff2 as importStaff
};
//# sourceMappingURL=importStaff-4XNF5IZK.js.map
