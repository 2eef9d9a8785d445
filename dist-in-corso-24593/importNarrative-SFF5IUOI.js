import {
  keepImportedFile
} from "./chunk-5TWGM5JR.js";
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
  ACT_REFUSALS,
  act,
  holdRevision
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
import {
  figuresOf
} from "./chunk-HPTAWCOG.js";
import "./chunk-EA767FMA.js";
import "./chunk-CSOJN44G.js";
import "./chunk-DNP22IL6.js";
import "./chunk-QO75H26U.js";
import "./chunk-6PA62EB3.js";
import "./chunk-YEDMBMKX.js";
import "./chunk-P7XYAUP4.js";
import "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import {
  addNarrative,
  loadNarrative,
  readAnnualReport
} from "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import {
  LARGEST_NARRATIVE
} from "./chunk-YMXY7KRF.js";
import {
  NARRATIVE_CHAPTERS,
  unknownFigures
} from "./chunk-2HO7TV2T.js";
import "./chunk-RWJMKMBA.js";

// src/cli/importNarrative.ts
import { randomUUID } from "node:crypto";
import { basename } from "node:path";

// src/features/relazione/writeNarrative.ts
import { isDeepStrictEqual } from "node:util";
var nothing = (refused) => ({ version: 0, changed: false, chapters: [], refused });
async function writeNarrative(ambient, file) {
  const reading = await ambient.workers.readNarrative(file.content);
  if (!reading.ok) return { ok: true, value: nothing(reading.refused) };
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  const { idempotencyKey, dryRun = false } = file;
  let refused = [];
  const verdict = await act(ambient, "relazione.narrative", { idempotencyKey, dryRun }, async (tx) => {
    await holdRevision(tx, key);
    const report = await readAnnualReport(tx, key);
    const figures = report ? figuresOf(report) : {};
    refused = unknownFigures(reading.chapters, (id) => id in figures).map(({ figure, ...place }) => ({
      ...place,
      field: "figure",
      message: `Il numero \xAB${figure}\xBB non esiste in questo anno.`
    }));
    if (refused.length > 0) return { ok: false, reasons: ["unknownFigure"] };
    const before = await loadNarrative(tx, key);
    const changed = !isDeepStrictEqual(before?.narrative, reading.chapters);
    const version = (before?.version ?? 0) + (changed ? 1 : 0);
    if (changed) {
      const fileId = await keepImportedFile(tx, key, file.name, Buffer.from(file.content));
      await addNarrative(tx, key, version, reading.chapters, fileId, actor.person);
    }
    const chapters = NARRATIVE_CHAPTERS.filter((chapter) => reading.chapters[chapter]);
    const answer = { version, changed, chapters, refused: [] };
    return { ok: true, value: { answer, object: `narrative ${String(year)}`, content: { file: file.name, version, changed, chapters } } };
  });
  if (verdict.ok) return verdict;
  const [reason] = verdict.reasons;
  return reason === "unknownFigure" ? { ok: true, value: nothing(refused) } : { ok: false, reasons: [reason] };
}

// src/cli/importNarrative.ts
async function importNarrative(words) {
  const { values } = readArguments(words, {
    narrative: "text",
    year: "text",
    administration: "text",
    "dry-run": "flag",
    json: "flag",
    data: "text"
  });
  const year = readYear(values.year);
  const path = values.narrative;
  if (path === void 0) throw new WrongCall("Manca il file dei testi: --narrative testi.json.");
  const content = await readFileOfUse(path, LARGEST_NARRATIVE);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("import", values) });
  try {
    const { administration } = await chooseYear(application.db, values.administration, year);
    const verdict = await writeNarrative(
      { db: application.db, workers: application.workers, actor: COMMAND_LINE, administration: administration.code, year },
      { name: basename(path), content, idempotencyKey: randomUUID(), dryRun: values["dry-run"] ?? false }
    );
    const report = accepted(verdict, ACT_REFUSALS);
    process.stdout.write(
      values.json ? `${JSON.stringify(report, void 0, 2)}
` : summary(report, basename(path), values["dry-run"] ?? false)
    );
    return report.refused.length > 0 ? EXIT.refused : EXIT.done;
  } finally {
    await application.close();
  }
}
function summary({ version, changed, chapters, refused }, file, isDryRun) {
  if (refused.length > 0) {
    const lines = refused.map(({ chapter, position, field, message }) => {
      const place = [chapter && `capitolo \xAB${chapter}\xBB`, position > 0 && `blocco ${String(position)}`, field].filter(Boolean).join(", ");
      return `  - ${place}: ${message}`;
    });
    return `\xAB${file}\xBB \xE8 rifiutato: non \xE8 stato scritto nulla.
${lines.join("\n")}
`;
  }
  if (!changed) return `\xAB${file}\xBB ha gli stessi testi gi\xE0 presenti (versione ${String(version)}): non cambia nulla.
`;
  const done = isDryRun ? `Prova: \xAB${file}\xBB si pu\xF2 importare; non \xE8 stato scritto nulla.` : `\xAB${file}\xBB \xE8 importato: versione ${String(version)}.`;
  return `${done}
Capitoli con il testo dell'ente: ${chapters.join(", ") || "nessuno"}. Gli altri hanno il testo del programma.
`;
}
export {
  importNarrative
};
//# sourceMappingURL=importNarrative-SFF5IUOI.js.map
