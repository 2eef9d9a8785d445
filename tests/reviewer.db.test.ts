import { because } from "./support/because.ts";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";
import { buildReadingNote } from "../src/documents/quality/buildReadingNote.ts";
import { renderHtmlFragment } from "../src/documents/renderHtml.tsx";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { decideFinding, type FindingDecision } from "../src/features/commands/reviewPlan/decideFinding.ts";
import { reviewYear } from "../src/features/commands/reviewPlan/reviewYear.ts";

const { app: db } = await freshDatabase();

let requests = 0;

async function importing(administration: string, text: string, year = 2023): Promise<void> {
  requests += 1;
  const ambient = { db, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration, year };
  const file = { name: "relazione.txt", content: Buffer.from(text), isAdministrationChosen: true, administrationName: "Comune di Prova" };
  const verdict = await importPlan(ambient, { ...file, idempotencyKey: `import-${String(requests)}` });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict));
}

function deciding(administration: string, decision: Omit<FindingDecision, "idempotencyKey">) {
  requests += 1;
  const ambient = { db, actor: { person: "anna", capacity: "commandLine" as const }, administration, year: 2023 };
  return decideFinding(ambient, { ...decision, idempotencyKey: `decision-${String(requests)}` });
}

/** The note of the year 2023 of an administration, as its page shows it. */
async function noteOf(administration: string): Promise<string> {
  const review = await reviewYear(db, { administration, year: 2023 });
  return renderHtmlFragment(
    buildReadingNote(review!, (code) => code),
    { hrefOfFigure: (figure) => figure },
  );
}

const documentOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const plan = (...rows: string[]) => `Settore Cultura\nTitolo\tDescrizione\tIndicatore\tTarget\tFonte\tEsito\n${rows.join("\n")}\n`;

describe("a finding stands on the page until it is mended", () => {
  test.each([
    ["impossibleDate", "Orti\tBando per gli orti\tTemporale\tEntro 31/06/2023\tRegistro\tRAGGIUNTO", ["31/06/2023", "30/06/2023"]],
    ["missingSource", "Orti\tBando per gli orti\tTemporale\tEntro 30/06/2023\t---\tRAGGIUNTO", ["---", "Registro degli atti"]],
    ["indicatorTargetMismatch", "Orti\tBando per gli orti\tPercentuale\tEntro 30/06/2023\tRegistro\tRAGGIUNTO", ["Percentuale", "Temporale"]],
    ["unreadableTarget", "Orti\tBando per gli orti\tTemporale\tal più presto\tRegistro\tRAGGIUNTO", ["al più presto", "Entro 30/06/2023"]],
    ["dateOutsideYear", "Orti\tBando per gli orti\tTemporale\tEntro 30/06/2022\tRegistro\tRAGGIUNTO", ["2022", "2023"]],
    ["missingOutcome", "Orti\tBando per gli orti\tTemporale\tEntro 30/06/2023\tRegistro\tquasi", ["quasi", "RAGGIUNTO"]],
    ["quantityMeasuredByDate", "Orti\tRiduzione delle attese\tTemporale\tEntro 30/06/2023\tRegistro\tRAGGIUNTO", ["Entro 30/06/2023", "-10 %"]],
    ["politicalDecision", "Orti\tApprovazione in Consiglio del bando\tTemporale\tEntro 30/06/2023\tRegistro\tRAGGIUNTO", ["Approvazione in Consiglio", "Proposta in Consiglio"]],
    ["activityVerb", "Orti\tMonitoraggio degli orti urbani del quartiere nord\tTemporale\tEntro 30/06/2023\tRegistro\tRAGGIUNTO", ["Monitoraggio degli", "Assegnazione degli"]],
    ["selfDeclaredSource", "Orti\tBando per gli orti\tTemporale\tEntro 30/06/2023\tScheda obiettivo relazionata\tRAGGIUNTO", ["Scheda obiettivo relazionata", "Registro degli atti"]],
  ])("%s", async (check, row, [wrong = "", right = ""]) => {
    const administration = `mended-${check.toLowerCase()}`;
    const text = plan("Teatro\tApertura del teatro di quartiere\tTemporale\tEntro 15/05/2023\tRegistro\tRAGGIUNTO", row);
    await importing(administration, text);
    const review = await reviewYear(db, { administration, year: 2023 });
    const finding = review?.findings.find((each) => each.check.name === check);
    expect(finding?.place?.line).toBe(4);
    const title = finding?.check.title.replaceAll("'", "&#39;");
    expect(await noteOf(administration)).toContain(title);
    await importing(administration, text.replace(wrong, right));
    expect(await noteOf(administration)).not.toContain(title);
  });
}); // prettier-ignore

/** A report with prose, services, a grid and a head-count; a test changes one thing in it. */
const REPORT = `RELAZIONE SULLA PERFORMANCE 2023

1. Presentazione
Che cosa è stato fatto.

2. Obiettivi strategici
Obiettivo strategico 1: Città verde
Ogni dirigente risponde degli obiettivi strategici.
Il RPCT ha valutato gli obiettivi con giudizio positivo; l'OIV ha tenuto conto della valutazione del RPCT.

3. Risultati
Settore Cultura
Titolo\tDescrizione\tIndicatore\tTarget\tFonte\tPeso\tObiettivo strategico\tValori precedenti\tRisorse\tValore misurato\tEsito\tMotivo dello scostamento
Teatro\tApertura del teatro di quartiere\tTemporale\tEntro 15/05/2023\tRegistro degli spettacoli\t60\t1\t2022: 4\t€ 5.000\t10/05/2023\tRAGGIUNTO\t
Orti\tAssegnazione degli orti urbani di via Fantina\tTemporale\tEntro 30/06/2023\tRegistro degli orti\t40\t1\t2022: 12\t€ 900\t31/08/2023\tNON RAGGIUNTO\tIl bando è stato rifatto.

Settore Sport
Titolo\tDescrizione\tIndicatore\tTarget\tFonte\tPeso\tObiettivo strategico\tValori precedenti\tRisorse\tValore misurato\tEsito\tMotivo dello scostamento
Piscina\tRiapertura della piscina coperta\tTemporale\tEntro 20/09/2023\tRegistro degli ingressi\t100\t1\t2022: 0\t€ 70.000\t18/09/2023\tRAGGIUNTO\t

4. Valutazione del personale
Punteggi\tNumero valutati\tPercentuale
Fino a 80 punti\t10\t25,00 %
Oltre 80 punti\t30\t75,00 %

5. Allegati
I criteri di distribuzione dei premi: art. 20, c. 2, d.lgs. 33/2013.
`;

const elevenMore = Array.from(
  { length: 11 },
  (_, i) =>
    `Gara ${String(i)}\tTorneo di ${"abcdefghijk"[i] ?? ""}${"bcdfglmnprs"[i] ?? ""}alcio numero ${String(i)}\tTemporale\tEntro 31/12/2023\tScheda obiettivo relazionata\t0\t1\t2022: 1\t€ 10\t01/10/2023\tRAGGIUNTO\t\n`,
).join("");
const otherUnits = ["Settore Uno", "Settore Due"]
  .map(
    (unit) =>
      `\n${unit}\nTitolo\tDescrizione\tIndicatore\tTarget\tFonte\tPeso\tObiettivo strategico\tValori precedenti\tRisorse\tValore misurato\tEsito\tMotivo dello scostamento\nVarie di ${unit}\tConsegna delle varie di ${unit}\tTemporale\tEntro 20/09/2023\tRegistro\t100\t1\t2022: 0\t€ 7\t18/09/2023\tRAGGIUNTO\t\n`,
  )
  .join("");
const twin =
  "Orti urbani\tAssegnazione degli orti urbani di via Fantina\tTemporale\tEntro 30/06/2023\tRegistro degli orti\t100\t1\t2022: 12\t€ 900\t30/06/2023\tRAGGIUNTO\t";
const head = REPORT.split("\n").find((line) => line.startsWith("Titolo")) ?? "";
const swimming = REPORT.split("\n").find((line) => line.startsWith("Piscina")) ?? "";

describe("so do those of the whole plan, and of the prose", () => {
  test("of which a good report has none", async () => {
    await importing("good", REPORT);
    const review = await reviewYear(db, { administration: "good", year: 2023 });
    expect(review?.findings.map(({ check, message }) => `${check.name}: ${message}`)).toEqual([]);
  });

  test.each<readonly [check: string, mended: string, wrong: string]>([
    ["noWeight", "\t60\t1", "\t\t1"],
    ["noLink", "\t40\t1\t", "\t40\t\t"],
    ["noBaseline", "2022: 12", ""],
    ["noResources", "€ 900", ""],
    ["noMeasuredValue", "31/08/2023", ""],
    ["missedWithoutReason", "Il bando è stato rifatto.", ""],
    ["weights", "\t60\t1", "\t50\t1"],
    ["sharesNotAdding", "25,00 %", "25,01 %"],
    ["bandGaps", "Oltre 80 punti", "Da 81 a 100 punti"],
    ["rpctResultMissing", "Il RPCT ha valutato gli obiettivi con giudizio positivo; l'OIV", "L'OIV"],
    [
      "treeWithoutHolders",
      "Ogni dirigente risponde degli obiettivi strategici.",
      "Ogni dirigente risponde degli obiettivi strategici, come indicato nell'albero.",
    ],
    ["wrongParagraph", "art. 20, c. 2", "art. 20, c. 1"],
    ["endedInstrument", "Che cosa è stato fatto.", "Le posizioni organizzative hanno fatto."],
    ["otherYear", "Che cosa è stato fatto.", "Che cosa c'era al 31/12/2021."],
    ["otherDocumentsName", "Che cosa è stato fatto.", "Il presente PIAO dice che cosa è stato fatto."],
    ["wrongReference", "Che cosa è stato fatto.", "Si veda il capitolo 9."],
    [
      "openHeadCount",
      "4. Valutazione del personale",
      "4. Valutazione del personale\nAl 31/12/2023 i dipendenti in servizio erano 50.\nNon sono stati valutati 3 dipendenti.\nI dipendenti valutati sono stati 40.",
    ],
    [
      "repeatedTitle",
      swimming,
      ["uno", "due", "tre"]
        .map((name) => swimming.replace("Riapertura", `Riapertura numero ${name}`).replace("\t100\t", name === "uno" ? "\t98\t" : "\t1\t"))
        .join("\n"),
    ],
    [
      "groupSpellings",
      "4. Valutazione",
      `Settore  SPORT\n${head}\n${swimming.replace("Piscina", "Palestra").replace("piscina coperta", "palestra grande").replace("\t100\t", "\t0,5\t")}\n\n4. Valutazione`,
    ],
    ["unnamedColumn", `${head}\n${swimming}`, `${head.replace("\tEsito\tMotivo dello scostamento", "\t")}\n${swimming.replace(/\t$/, "")}`],
    ["duplicateObjective", swimming, twin],
    ["sameWork", "Riapertura della piscina coperta", "Nuova fontana in via Fantina"],
    ["unevenLoad", swimming, `${swimming}\n${elevenMore}${otherUnits}`],
    ["defaultDeadline", swimming, `${swimming}\n${elevenMore}`],
  ])("%s", async (check, mended, wrong) => {
    expect(REPORT).toContain(mended);
    const wrongly = `wrong-${check.toLowerCase()}`;
    await importing(wrongly, REPORT.replace(mended, wrong));
    const review = await reviewYear(db, { administration: wrongly, year: 2023 });
    const title = review?.findings.find((finding) => finding.check.name === check)?.check.title.replaceAll("'", "&#39;");
    expect(title).toBeDefined();
    expect(await noteOf(wrongly)).toContain(title);
    expect(await noteOf("good")).not.toContain(title);
  });
});

test("the note of a real report tells what is wrong with a date", async () => {
  await importing("c_i703", documentOf("demo/settimo-torinese-2023.txt"));
  expect(await noteOf("c_i703")).toContain("Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?");
});

describe("a finding may be accepted", () => {
  const row = "Orti\tBando per gli orti\tTemporale\tEntro 31/12/2022\tRegistro\tRAGGIUNTO";
  const acceptedOf = async (administration: string) =>
    (await reviewYear(db, { administration, year: 2023 }))?.findings.find(({ check }) => check.name === "dateOutsideYear")?.accepted;

  test("with a reason, and the acceptance may be withdrawn", async () => {
    await importing("accepts", plan(row));
    const finding = "dateOutsideYear:2023-001";
    expect(await deciding("accepts", { finding, reason: " Il bando è del 2022. " })).toEqual({ ok: true, value: null });
    expect(await acceptedOf("accepts")).toMatchObject({ reason: "Il bando è del 2022.", by: "anna" });
    expect(await noteOf("accepts")).toContain("Il bando è del 2022.");
    expect(await deciding("accepts", { finding })).toEqual({ ok: true, value: null });
    expect(await acceptedOf("accepts")).toBeUndefined();
  });

  test("never without one, nor where there is no finding", async () => {
    await importing("refuses", plan(row));
    const finding = "dateOutsideYear:2023-001";
    expect(await deciding("refuses", { finding, reason: "  " })).toEqual(because("noReason"));
    expect(await deciding("refuses", { finding, reason: "x".repeat(2001) })).toEqual(because("reasonTooLong"));
    expect(await deciding("refuses", { finding: "dateOutsideYear:2023-009", reason: "no" })).toEqual(because("noSuchFinding"));
    expect(await deciding("refuses", { finding })).toEqual(because("notAccepted"));
  });

  test("what the finding says has changed: it is to be looked at again", async () => {
    await importing("changes", plan(row));
    await deciding("changes", { finding: "dateOutsideYear:2023-001", reason: "Il bando è del 2022." });
    await importing("changes", plan(row.replace("31/12/2022", "31/12/2021")));
    expect(await acceptedOf("changes")).toBeUndefined();
  });
});
