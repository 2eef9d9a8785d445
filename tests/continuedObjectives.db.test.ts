import { beforeAll, expect, test } from "vitest";
import { because } from "./support/because.ts";
import { siteAsHeld } from "./support/apiSite.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";
import { loadContinuations } from "../src/data/plan/continuation.ts";
import { tellRefusals } from "../src/domain/kernel/refusal.ts";
import { CONTINUE_REFUSALS, continueObjective, type AskedContinuation } from "../src/features/commands/plan/continueObjective.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";

const { app: db } = await freshDatabase();
const actor = { person: "prova", capacity: "commandLine" as const };
const site = siteAsHeld(db);
const page = async (path: string) => (await site.request(path)).text();

const TITLES: Readonly<Record<number, readonly string[]>> = { 2024: ["Nidi", "Strade"], 2025: ["Scuole", "Nidi"], 2026: ["Nidi", "Vie"] };

beforeAll(async () => {
  for (const administration of ["uno", "due"]) {
    for (const [year, titles] of Object.entries(TITLES)) {
      const rows = titles.map((title) => `${title}\tChe cosa\tAlmeno 60\tAtti\tRAGGIUNTO`).join("\n");
      const content = Buffer.from(`Comune di Prova\n\nSettore Cultura\nTitolo\tDescrizione\tTarget\tFonte\tEsito\n${rows}\n`);
      if (administration === "due" && year === "2026") continue;
      const verdict = await importPlan(
        { db, workers, actor, administration, year: Number(year) },
        { name: "piano.txt", content, isAdministrationChosen: true, idempotencyKey: `${administration} ${year}` },
      );
      if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
    }
  }
});

const link = (asked: AskedContinuation, administration = "uno") =>
  continueObjective({ db, actor, administration }, asked, { idempotencyKey: crypto.randomUUID() });
const standing = async () =>
  (await loadContinuations(db, { administration: "uno" })).map(({ code, continues, how }) => `${code} ${how} ${continues}`);

test("while nothing is linked, the pages speak of titles alone", async () => {
  expect(await page("/uno")).not.toContain("collegamento");
  expect(await page("/uno/2024/obiettivi/001")).not.toContain("collegamento");
});

test("an objective continues another, in the place of what it continued; the pages and the API say so; and it is undone", async () => {
  expect(await link({ code: "2025-001", continues: "2024-002" })).toEqual({ ok: true, value: null });
  expect(await link({ code: "2025-001", continues: "2024-001", how: "rewrite" })).toEqual({ ok: true, value: null });
  expect(await standing()).toEqual(["2025-001 rewrite 2024-001"]);

  const years = await page("/uno");
  expect(years).toContain("Sono gli obiettivi che l&#39;ente ha collegato tra un anno e l&#39;altro");
  expect(years).toMatch(/Nidi\s*<p class="meaning">Settore Cultura \(per collegamento\)<\/p>/);
  expect(years).toMatch(/Nidi\s*<p class="meaning">Settore Cultura \(per stesso titolo\)<\/p>/); // 2025-002 and 2026-001
  const shown = await page("/uno/2025/obiettivi/001");
  expect(shown).toMatch(/Continua l&#39;obiettivo <a href="\/uno\/2024\/obiettivi\/001">2024-001<\/a>: lo riscrive\./);
  expect(shown).toContain('<p class="meaning">per collegamento</p>');
  expect(shown).toContain('<a href="/uno/2024/obiettivi/001">');
  expect(shown).toContain("Non c&#39;è un obiettivo che lo continui, né uno che esso continui."); // in 2026
  expect(await page("/uno/2024/obiettivi/001")).toContain('<a href="/uno/2025/obiettivi/001">');
  const api = async (path: string) =>
    (await site.request(`/api/v1/amministrazioni/uno/anni${path}`)).json() as Promise<{ continua: object | null }>;
  expect((await api("/2025/obiettivi/2025-001")).continua).toEqual({
    codice: "2024-001",
    come: "riscrive",
    indirizzo: "/api/v1/amministrazioni/uno/anni/2024/obiettivi/2024-001",
  });
  expect((await api("/2024/obiettivi/2024-001")).continua).toBeNull();

  expect(await link({ code: "2025-001" })).toEqual({ ok: true, value: null });
  expect(await standing()).toEqual([]);
  expect(await page("/uno")).not.toContain("collegamento");
  const lines = await db.selectFrom("audit").select(["action", "object"]).where("action", "=", "plan.link").execute();
  expect(lines).toEqual(Array.from({ length: 3 }, () => ({ action: "plan.link", object: "objective 2025-001" })));
});

//  asked                                                where        reason
test.each<[AskedContinuation, string | undefined, string]>([
  [{ code: "2025-001", continues: "2025-001" }, "continues", "itself"],
  [{ code: "2025-001", continues: "2025-002" }, "continues", "notBefore"],
  [{ code: "2024-001", continues: "2025-002" }, "continues", "notBefore"],
  [{ code: "2025-001", continues: "2024-017" }, "continues", "noSuchObjective"],
  [{ code: "2027-001", continues: "2024-001" }, "code", "noSuchObjective"],
  [{ code: "nidi", continues: "2024-001" }, "code", "noSuchObjective"],
  [{ code: "2025-001" }, undefined, "nothingChanges"],
  [{ code: "2026-001", continues: "2024-002" }, "continues", "continuedByAnother"],
])("%j is refused", async (asked, field, reason) => {
  await link({ code: "2026-002", continues: "2024-002" });
  const verdict = await link(asked);
  expect(verdict.ok ? [] : tellRefusals(verdict.reasons, CONTINUE_REFUSALS).map((told) => [told.reason, told.at])).toEqual([
    [reason, field === undefined ? { form: true } : { field }],
  ]);
  expect(await standing()).toEqual(["2026-002 repeat 2024-002"]);
});

test("an objective of another body is not there", async () => {
  expect(await link({ code: "2026-001", continues: "2025-001" }, "due")).toEqual(because("noSuchObjective"));
});

test("a link outlasts a later import of the plan", async () => {
  const again = Buffer.from(
    "Comune di Prova\n\nSettore Cultura\nTitolo\tDescrizione\tTarget\tFonte\tEsito\nVie\tChe cosa\tAlmeno 61\tAtti\tRAGGIUNTO\n",
  );
  await importPlan(
    { db, workers, actor, administration: "uno", year: 2026 },
    { name: "piano.txt", content: again, isAdministrationChosen: true, idempotencyKey: "di nuovo" },
  );
  expect(await standing()).toEqual(["2026-002 repeat 2024-002"]);
});
