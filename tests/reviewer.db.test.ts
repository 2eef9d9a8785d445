import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { readReport } from "../src/exchange/readReport.ts";
import { createApp } from "../src/server/routes.tsx";
import { createPageCache } from "../src/features/pageCache.ts";
import { importPlan } from "../src/features/plan/importPlan.ts";
import { decideFinding, type FindingDecision } from "../src/features/reviewPlan/decideFinding.ts";
import { reviewYear } from "../src/features/reviewPlan/reviewYear.ts";

const { app: db } = await freshDatabase();

const workers = {
  readReport: (content: Uint8Array) => Promise.resolve(readReport(content)),
  readNarrative: () => Promise.reject(new Error("No text is read here")),
  renderPdf: () => Promise.reject(new Error("No document is made here")),
  renderDocx: () => Promise.reject(new Error("No document is made here")),
};

let requests = 0;

async function importing(administration: string, text: string, year = 2023): Promise<void> {
  requests += 1;
  const ambient = { db, workers, actor: { person: "prova" }, administration, year };
  const file = { name: "relazione.txt", content: Buffer.from(text), isAdministrationChosen: true, administrationName: "Comune di Prova" };
  const verdict = await importPlan(ambient, { ...file, idempotencyKey: `import-${String(requests)}` });
  if (!verdict.ok || verdict.value.refused.length > 0) throw new Error(JSON.stringify(verdict));
}

function deciding(administration: string, decision: Omit<FindingDecision, "idempotencyKey">) {
  requests += 1;
  const ambient = { db, actor: { person: "anna" }, administration, year: 2023 };
  return decideFinding(ambient, { ...decision, idempotencyKey: `decision-${String(requests)}` });
}

const site = (showsInternal: boolean) => createApp({ db, workers, cache: createPageCache({ behind: 0 }), showsInternal }, new Map());

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
    const page = `/${administration}/2023/controllo-qualita`;
    expect(await (await site(true).request(page)).text()).toContain(title);
    await importing(administration, text.replace(wrong, right));
    expect(await (await site(true).request(page)).text()).not.toContain(title);
  });
}); // prettier-ignore

test("the note is internal: without being asked for, its address is not there", async () => {
  await importing("c_i703", documentOf("demo/settimo-torinese-2023.txt"));
  expect((await site(false).request("/c_i703/2023/controllo-qualita")).status).toBe(404);
  expect(await (await site(false).request("/c_i703/2023")).text()).not.toContain("controllo-qualita");
  const page = await site(true).request("/c_i703/2023/controllo-qualita");
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?");
  expect((await site(true).request("/c_i703/1999/controllo-qualita")).status).toBe(404);
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
    expect(await (await site(true).request("/accepts/2023/controllo-qualita")).text()).toContain("Il bando è del 2022.");
    expect(await deciding("accepts", { finding })).toEqual({ ok: true, value: null });
    expect(await acceptedOf("accepts")).toBeUndefined();
  });

  test("never without one, nor where there is no finding", async () => {
    await importing("refuses", plan(row));
    const finding = "dateOutsideYear:2023-001";
    expect(await deciding("refuses", { finding, reason: "  " })).toEqual({ ok: false, reasons: ["noReason"] });
    expect(await deciding("refuses", { finding, reason: "x".repeat(2001) })).toEqual({ ok: false, reasons: ["reasonTooLong"] });
    expect(await deciding("refuses", { finding: "dateOutsideYear:2023-009", reason: "no" })).toEqual({
      ok: false,
      reasons: ["noSuchFinding"],
    });
    expect(await deciding("refuses", { finding })).toEqual({ ok: false, reasons: ["notAccepted"] });
  });

  test("what the finding says has changed: it is to be looked at again", async () => {
    await importing("changes", plan(row));
    await deciding("changes", { finding: "dateOutsideYear:2023-001", reason: "Il bando è del 2022." });
    await importing("changes", plan(row.replace("31/12/2022", "31/12/2021")));
    expect(await acceptedOf("changes")).toBeUndefined();
  });
});
