import {
  DOCUMENT_FORMATS,
  renderDocument,
  writeAside
} from "./chunk-VJ6RZYF2.js";
import {
  buildRelazione
} from "./chunk-EF44DCPV.js";
import "./chunk-GXMH4NF3.js";
import "./chunk-BI5YWK4T.js";
import "./chunk-YOIGYSWL.js";
import "./chunk-QPYDRUEM.js";
import {
  chooseYear
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import {
  CommandRefused,
  EXIT,
  WrongCall,
  callOf,
  readArguments,
  readYear,
  tellProgress
} from "./chunk-PU4KY2VD.js";
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
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
  loadAnnualReport
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

// src/cli/report.ts
var help = `traguardo report --year ANNO --format pdf|docx|html|txt|json [--out FILE]

Scrive la Relazione sulla performance di un anno.

  --year ANNO            anno della relazione
  --format FORMATO       pdf (accessibile), docx (da completare con Word), html, txt, json
  --standard NORMA       per il pdf: ua-1 (da pubblicare, la scelta usuale) o a-2a (da conservare)
  --out FILE             dove scriverla; senza, html, txt e json escono sul terminale
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati`;
var STANDARDS = { "ua-1": "publish", "a-2a": "keep" };
async function run(words) {
  const { values } = readArguments(words, {
    year: "text",
    format: "text",
    standard: "text",
    out: "text",
    administration: "text",
    data: "text"
  });
  const year = readYear(values.year);
  const format = DOCUMENT_FORMATS.find((each) => each === (values.format ?? "txt"));
  if (!format) throw new WrongCall(`Il formato \xAB${values.format ?? ""}\xBB non esiste: scelga tra ${DOCUMENT_FORMATS.join(", ")}.`);
  if (values.standard !== void 0 && format !== "pdf") throw new WrongCall("--standard vale solo per il formato pdf.");
  const purpose = Object.hasOwn(STANDARDS, values.standard ?? "ua-1") ? STANDARDS[values.standard ?? "ua-1"] : void 0;
  if (!purpose) throw new WrongCall(`La norma \xAB${values.standard ?? ""}\xBB non esiste: scelga tra ${Object.keys(STANDARDS).join(", ")}.`);
  if (format === "docx" && values.out === void 0) {
    throw new WrongCall("Un documento Word va scritto in un file: aggiunga --out relazione.docx.");
  }
  if (format === "pdf" && values.out === void 0) throw new WrongCall("Un PDF va scritto in un file: aggiunga --out relazione.pdf.");
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("report", values) });
  try {
    const chosen = await chooseYear(application.db, values.administration, year);
    const report = await loadAnnualReport(application.db, { administration: chosen.administration.code, year });
    if (!report) throw new CommandRefused(`Del ${String(year)} non c'\xE8 nulla.`);
    tellProgress("Compongo la relazione\u2026");
    const bytes = await renderDocument(format, buildRelazione(report), application.workers, purpose);
    if (values.out === void 0) process.stdout.write(bytes);
    else await writeAside(values.out, bytes);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
export {
  help,
  run
};
//# sourceMappingURL=report-AJIFJQ2L.js.map
