import { loadAnnualReport } from "../data/plan/annualReport.ts";
import { buildRelazione } from "../documents/relazione/buildRelazione.ts";
import type { PdfPurpose } from "../documents/renderPdf.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, readYear, tellProgress, WrongCall } from "./commandLine.ts";
import { DOCUMENT_FORMATS, renderDocument, writeAside } from "./writeDocument.ts";

export const help = `traguardo report --year ANNO --format pdf|docx|html|txt|json [--out FILE]

Scrive la Relazione sulla performance di un anno.

  --year ANNO            anno della relazione
  --format FORMATO       pdf (accessibile), docx (da completare con Word), html, txt, json
  --standard NORMA       per il pdf: ua-1 (da pubblicare, la scelta usuale) o a-2a (da conservare)
  --out FILE             dove scriverla; senza, html, txt e json escono sul terminale
  --with-variations      con le variazioni che aspettano, come se fossero approvate
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

const STANDARDS: Readonly<Record<string, PdfPurpose>> = { "ua-1": "publish", "a-2a": "keep" };

/** Writes the Relazione of a year in one format. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, {
    year: "text",
    format: "text",
    standard: "text",
    out: "text",
    "with-variations": "flag",
    administration: "text",
    data: "text",
  });
  const year = readYear(values.year);
  const format = DOCUMENT_FORMATS.find((each) => each === (values.format ?? "txt"));
  if (!format) throw new WrongCall(`Il formato «${values.format ?? ""}» non esiste: scelga tra ${DOCUMENT_FORMATS.join(", ")}.`);
  if (values.standard !== undefined && format !== "pdf") throw new WrongCall("--standard vale solo per il formato pdf.");
  const purpose = Object.hasOwn(STANDARDS, values.standard ?? "ua-1") ? STANDARDS[values.standard ?? "ua-1"] : undefined;
  if (!purpose) throw new WrongCall(`La norma «${values.standard ?? ""}» non esiste: scelga tra ${Object.keys(STANDARDS).join(", ")}.`);
  if (format === "docx" && values.out === undefined) {
    throw new WrongCall("Un documento Word va scritto in un file: aggiunga --out relazione.docx.");
  }
  if (format === "pdf" && values.out === undefined) throw new WrongCall("Un PDF va scritto in un file: aggiunga --out relazione.pdf.");
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("report", values) });
  try {
    const chosen = await chooseYear(application.db, values.administration, year);
    const report = await loadAnnualReport(
      application.db,
      { administration: chosen.administration.code, year },
      { withVariations: values["with-variations"] },
    );
    if (!report) throw new CommandRefused(`Del ${String(year)} non c'è nulla.`);
    tellProgress("Compongo la relazione…");
    const means = { workers: application.workers, administration: chosen.administration.code };
    const bytes = await renderDocument(format, buildRelazione(report), means, purpose);
    if (values.out === undefined) process.stdout.write(bytes);
    else {
      await writeAside(values.out, bytes);
      process.stdout.write(`Scritta: Relazione ${String(year)} di ${chosen.administration.name} (file ${values.out}).\n`);
    }
    return EXIT.done;
  } finally {
    await application.close();
  }
}
