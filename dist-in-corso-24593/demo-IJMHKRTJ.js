import {
  importPlan
} from "./chunk-IT5NOADX.js";
import "./chunk-5XQ2JPXD.js";
import {
  serveUntilStopped
} from "./chunk-K6WL5MPU.js";
import "./chunk-J7WW3LRS.js";
import "./chunk-IDJ74AUR.js";
import "./chunk-T4XR46KO.js";
import "./chunk-NKN4STDG.js";
import "./chunk-BGCJP7S5.js";
import "./chunk-MRZX5QZ7.js";
import "./chunk-EF44DCPV.js";
import "./chunk-GXMH4NF3.js";
import "./chunk-BI5YWK4T.js";
import "./chunk-YOIGYSWL.js";
import "./chunk-KQNXXEUG.js";
import "./chunk-QDL4N432.js";
import {
  makeDemonstrationAccounts
} from "./chunk-WASEQ7BB.js";
import "./chunk-4BEEGHCV.js";
import "./chunk-EJFBDANO.js";
import "./chunk-7CQ36QJR.js";
import {
  hasRun
} from "./chunk-PFD33CO2.js";
import "./chunk-QPYDRUEM.js";
import "./chunk-ME4ERSV2.js";
import "./chunk-5TWGM5JR.js";
import "./chunk-KFONIPZI.js";
import "./chunk-HYBPTOKR.js";
import "./chunk-DRAZHDIL.js";
import "./chunk-C64JM5B6.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import {
  defaultDataFolder
} from "./chunk-MIFUOFLC.js";
import "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  EXIT,
  callOf,
  readArguments,
  tellProgress
} from "./chunk-PU4KY2VD.js";
import {
  DEMONSTRATION_MAKER
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-ZFGNALLR.js";
import "./chunk-NMXRGIYE.js";
import "./chunk-P5LUHSTZ.js";
import "./chunk-U6VMOBHR.js";
import "./chunk-ASCTV6AJ.js";
import "./chunk-3WDZSZML.js";
import "./chunk-I3PXLWRU.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-HPTAWCOG.js";
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
  listYears
} from "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-TZHMJIVP.js";
import "./chunk-U3KPQ4H6.js";
import "./chunk-W3OUSOBS.js";
import "./chunk-XEVOJYQI.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-2HO7TV2T.js";
import "./chunk-RWJMKMBA.js";

// src/cli/prepareDemonstration.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// demo/demonstration.ts
var DEMONSTRATION = [
  { administration: "c_i703", name: "Comune di Settimo Torinese", year: 2023, file: "settimo-torinese-2023.txt" },
  { administration: "valdora", name: "Comune di Valdora (citt\xE0 inventata)", year: 2024, file: "valdora-2024.txt" },
  { administration: "valdora", name: "Comune di Valdora (citt\xE0 inventata)", year: 2025, file: "valdora-2025.txt" },
  { administration: "valdora", name: "Comune di Valdora (citt\xE0 inventata)", year: 2026, file: "valdora-2026.txt" }
];

// src/cli/prepareDemonstration.ts
var DOCUMENTS = fileURLToPath(new URL("./demo/", import.meta.url));
async function prepareDemonstration(means, documents = DOCUMENTS) {
  tellProgress("Preparo la dimostrazione\u2026");
  await importPlans(means, documents);
  const { makeDemonstrationOffices } = await import("./demonstrationOffices-N4HPF5IB.js");
  await makeDemonstrationOffices(means);
  await makeDemonstrationAccounts(means.db).catch((error) => {
    if (!(error instanceof Error && error.message.includes("ha gi\xE0 lavorato qualcuno"))) throw error;
    tellProgress("Senza utenze di dimostrazione: in questa base dati ha gi\xE0 lavorato qualcuno.");
  });
  if (await hasRun(means.db, { administration: "valdora", year: 2024 }, "pay")) return;
  const { evaluateValdora } = await import("./evaluateValdora-6HNY2RQO.js");
  await evaluateValdora(means.db);
}
async function importPlans({ db, workers }, documents) {
  const held = await listYears(db);
  for (const { administration, name, year, file } of DEMONSTRATION) {
    if (held.some((listed) => listed.administration.code === administration && listed.year === year)) continue;
    const content = await readFile(join(documents, file));
    const idempotencyKey = `demonstration ${administration} ${String(year)}`;
    const verdict = await importPlan(
      { db, workers, actor: DEMONSTRATION_MAKER, administration, year },
      { name: file, content, administrationName: name, isAdministrationChosen: true, idempotencyKey }
    );
    if (!verdict.ok || verdict.value.refused.length > 0)
      throw new Error(`The demonstration's ${file} was refused: ${JSON.stringify(verdict)}`);
  }
}

// src/cli/demo.ts
var help = `traguardo demo

Come start, su una base dati di dimostrazione: i dati pubblici di Settimo Torinese
e quelli di Valdora, una citt\xE0 inventata. Mostra anche le pagine interne.

  --prepare              riempie la cartella e finisce
  --port N, --host, --data CARTELLA`;
async function run(words) {
  const { values } = readArguments(words, { prepare: "flag", port: "text", host: "text", data: "text" });
  const dataFolder = values.data ?? (process.env["DATABASE_URL"] ? void 0 : `${defaultDataFolder()}-dimostrazione`);
  const call = callOf("demo", values);
  if (!values.prepare)
    return serveUntilStopped({
      call,
      port: values.port,
      host: values.host,
      dataFolder,
      showsInternal: true,
      prepare: prepareDemonstration
    });
  const application = await openApplication({ dataFolder, call });
  try {
    await prepareDemonstration(application);
  } finally {
    await application.close();
  }
  return EXIT.done;
}
export {
  help,
  run
};
//# sourceMappingURL=demo-IJMHKRTJ.js.map
