import { because } from "./support/because.ts";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { readNarrative } from "../src/exchange/readNarrative.ts";
import { readReport } from "../src/exchange/readReport.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { tellRefusals } from "../src/domain/kernel/refusal.ts";
import { toldMistake } from "../src/exchange/narrativeRefusals.ts";
import { WRITE_NARRATIVE_REFUSALS, writeNarrative } from "../src/features/commands/relazione/writeNarrative.ts";

const { app: db, owner } = await freshDatabase();

/** The reading is done here: the capped process around it has tests of its own. */
const workers = {
  readReport: (_: unknown, content: Uint8Array, year: number) => readReport(content, year),
  readNarrative: (_: unknown, content: Uint8Array) => Promise.resolve(readNarrative(content)),
};
const ambient = { db, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration: "c_i703", year: 2023 };
const key = { administration: "c_i703", year: 2023 };
const content = readFileSync(new URL("../demo/settimo-torinese-2023.txt", import.meta.url));

beforeAll(async () => {
  await importPlan(ambient, { name: "relazione.txt", content, isAdministrationChosen: true, idempotencyKey: "plan" });
});

const saying = (text: string) => ({ chapters: { presentazione: [{ kind: "paragraph", text }] } });
let requests = 0;
const writing = (json: unknown, more: { dryRun?: boolean; idempotencyKey?: string } = {}) =>
  writeNarrative(ambient, {
    name: "testi.json",
    content: Buffer.from(JSON.stringify(json)),
    idempotencyKey: `testo-${String((requests += 1))}`,
    ...more,
  });
const state = async () => {
  const versions = await db.selectFrom("narrative").select(["version", "recorded_by"]).orderBy("version").execute();
  const lines = await db.selectFrom("audit").select("object").where("action", "=", "relazione.narrative").execute();
  return { versions: versions.map(({ version }) => version), lines: lines.length };
};

test("words are refused for a figure nobody has, with its place, and nothing is written", async () => {
  const verdict = await writing(saying("Sono {figure:inventato}."));
  expect(verdict).toEqual({
    ok: false,
    reasons: [
      {
        reason: "unknownFigure",
        at: { clause: { document: "testi.json", clause: "chapters.presentazione[0]" } },
        with: { chapter: "presentazione", position: 1, field: "figure", figure: "inventato" },
      },
    ],
  });
  expect(verdict.ok ? [] : tellRefusals(verdict.reasons, WRITE_NARRATIVE_REFUSALS).map(toldMistake)).toEqual([
    { chapter: "presentazione", position: 1, field: "figure", message: "Il numero «inventato» non esiste in questo anno." },
  ]);
  expect(await state()).toEqual({ versions: [], lines: 0 });
});

test("a dry run tells what would change and writes nothing", async () => {
  const verdict = await writing(saying("Prova"), { dryRun: true });
  expect(verdict).toMatchObject({ ok: true, value: { version: 1, changed: true } });
  expect(await state()).toEqual({ versions: [], lines: 0 });
});

test("words are kept, one version after another, each with its line in the log; the same words make none", async () => {
  await writing(saying("Sono {figure:raggiunti}."));
  const again = await writing(saying("Sono {figure:raggiunti}."));
  expect(again).toMatchObject({ ok: true, value: { version: 1, changed: false } });
  await writing(saying("Altro."), { idempotencyKey: "stessa" });
  await writing(saying("Mai visto."), { idempotencyKey: "stessa" });
  expect(await state()).toEqual({ versions: [1, 2], lines: 3 });
  expect((await loadAnnualReport(db, key))?.narrative).toEqual(saying("Altro.").chapters);
});

test("a Relazione that is closed takes no more words", async () => {
  await owner.updateTable("track").set({ closed_at: new Date() }).where("track", "=", "report").execute();
  expect(await writing(saying("Tardi"))).toEqual(because("trackClosed"));
});
