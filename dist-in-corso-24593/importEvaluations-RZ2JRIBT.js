import {
  IMPORT_EVALUATIONS_REFUSALS,
  LARGEST_EVALUATIONS,
  importEvaluations
} from "./chunk-PDJQVISQ.js";
import "./chunk-QPI6RMLQ.js";
import "./chunk-QSRMBLGI.js";
import "./chunk-UJMK5DDS.js";
import "./chunk-KFONIPZI.js";
import "./chunk-HYBPTOKR.js";
import "./chunk-DRAZHDIL.js";
import {
  readFileOfUse
} from "./chunk-46UH6SSS.js";
import {
  chooseYear
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import {
  ACT_REFUSALS
} from "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  EXIT,
  WrongCall,
  accepted,
  callOf,
  readArguments,
  readYear
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-A672SG2A.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-XEVOJYQI.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";

// src/cli/importEvaluations.ts
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
var OPTIONS = { evaluations: "text", year: "text", administration: "text", "dry-run": "flag", json: "flag", data: "text" };
async function importEvaluations2(words) {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const path = values.evaluations;
  if (path === void 0) throw new WrongCall("Manca il file: --evaluations valutazioni.json.");
  const content = await readFileOfUse(path, LARGEST_EVALUATIONS);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("import", values) });
  try {
    const { administration } = await chooseYear(application.db, values.administration, year);
    const isDryRun = values["dry-run"] ?? false;
    const verdict = await importEvaluations(
      { db: application.db, actor: COMMAND_LINE, administration: administration.code, year },
      { name: basename(path), content, idempotencyKey: randomUUID(), dryRun: isDryRun }
    );
    const report = accepted(verdict, { ...ACT_REFUSALS, ...IMPORT_EVALUATIONS_REFUSALS });
    process.stdout.write(values.json ? `${JSON.stringify(report, void 0, 2)}
` : summary(report, basename(path), isDryRun));
    return report.refused.length > 0 ? EXIT.refused : EXIT.done;
  } finally {
    await application.close();
  }
}
function summary({ people, forms, changed, refused }, file, isDryRun) {
  if (refused.length > 0) {
    const lines = refused.map(({ clause, message }) => `  - ${clause || "file"}: ${message}`);
    return `\xAB${file}\xBB \xE8 rifiutato: non \xE8 stato scritto nulla.
${lines.join("\n")}
`;
  }
  if (!changed) return `\xAB${file}\xBB \xE8 gi\xE0 quello che vale: non cambia nulla.
`;
  const done = isDryRun ? `Prova: \xAB${file}\xBB si pu\xF2 importare; non \xE8 stato scritto nulla.` : `\xAB${file}\xBB \xE8 importato.`;
  return `${done} Persone: ${String(people)}; schede: ${String(forms)}.
`;
}
export {
  importEvaluations2 as importEvaluations
};
//# sourceMappingURL=importEvaluations-RZ2JRIBT.js.map
