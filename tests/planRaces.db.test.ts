import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { fingerprintOf } from "../src/data/log/fingerprint.ts";
import { loadAllObjectives, loadObjectives } from "../src/data/plan/objective.ts";
import { loadPlanVersions } from "../src/data/plan/planVersion.ts";
import { loadVariations } from "../src/data/plan/variation.ts";
import { loadPublications } from "../src/data/publication/publication.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import { objectiveCode } from "../src/domain/plan/objective.ts";
import { planContent } from "../src/domain/plan/planContent.ts";
import { verifyLog } from "../src/features/commands/log/verifyLog.ts";
import { approvePlan, submitPlan } from "../src/features/commands/plan/approvePlan.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { approveVariations } from "../src/features/commands/plan/varyPlan.ts";
import { marksOfObjective, proposeVariation, writeObjective } from "../src/features/commands/plan/writeObjective.ts";
import { preparePublication, releasePrepared } from "../src/features/commands/publication/publishYear.ts";
import { freshDatabase } from "./support/database.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

const { app } = await freshDatabase();
const YEAR = 2026;
const ROUNDS = IS_LONG ? 100 : 8;
const request = () => ({ idempotencyKey: randomUUID() });
const of = (administration: string, person = "prova") => ({
  db: app,
  actor: { person, capacity: "commandLine" as const },
  administration,
  year: YEAR,
});
const act = (number: string) => ({ organ: "Giunta comunale", number, date: civilDate("2026-07-10") });
const reasonsOf = (verdicts: readonly ({ ok: true } | { ok: false; reasons: readonly { reason: string }[] })[]) =>
  verdicts.flatMap((verdict) => (verdict.ok ? ["done"] : verdict.reasons.map(({ reason }) => reason))).sort();

function importing(administration: string, targets: readonly string[]) {
  const rows = targets.map((target, i) => `Settore Verde;Obiettivo ${String(i + 1)};Numerico;${target};Registro`);
  const content = Buffer.from(`Settore;Titolo;Indicatore;Target;Fonte\n${rows.join("\n")}\n`);
  const plan = { name: "piano.csv", content, administrationName: "Comune", isAdministrationChosen: true, idempotencyKey: randomUUID() };
  return importPlan({ ...of(administration), workers }, plan);
}

/** That every approved version holds what its approval was about. */
async function versionsHold(administration: string): Promise<void> {
  for (const { version, approval } of await loadPlanVersions(app, { administration, year: YEAR })) {
    if (!approval) continue;
    const content = planContent(await loadAllObjectives(app, { administration, year: YEAR }, { upTo: version }));
    expect(fingerprintOf(content)).toBe(approval.sha256);
  }
}

test("[T24] two at once on one plan: one approves, submits, varies; nobody's change is lost, and what is approved is what its hash says", async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const administration = `gara-${String(round)}`;
    await importing(administration, ["almeno 1", "almeno 2", "almeno 3"]);
    const key = { administration, year: YEAR };
    const objective = (await loadObjectives(app, key))[0]!;
    const seen = marksOfObjective(objective);
    const writing = (texts: Record<string, string>) => writeObjective(of(administration), { code: objective.code, texts, seen }, request());
    expect(
      reasonsOf(await Promise.all([writing({ title: "Uno" }), writing({ description: "Due" }), writing({ stakeholders: "Tre" })])),
    ).toEqual(["done", "done", "done"]);
    const [written] = await loadObjectives(app, key);
    expect([written?.title, written?.description, written?.stakeholders]).toEqual(["Uno", "Due", "Tre"]);
    expect(reasonsOf(await Promise.all([writing({ title: "Quattro" }), writing({ title: "Cinque" })]))).toEqual([
      "changedMeanwhile",
      "changedMeanwhile",
    ]);

    const submitted = await Promise.all([
      submitPlan(of(administration, "una"), request()),
      submitPlan(of(administration, "altra"), request()),
    ]);
    expect(reasonsOf(submitted)).toEqual(["alreadySubmitted", "done"]);
    const approved = await Promise.all([
      approvePlan(of(administration, "una"), { act: act("1") }, request()),
      approvePlan(of(administration, "altra"), { act: act("2") }, request()),
      importing(administration, ["almeno 10", "almeno 2", "almeno 3"]),
    ]);
    expect(reasonsOf(approved.slice(0, 2))).toEqual(["alreadyApproved", "done"]);
    expect(["done", "planSubmitted"]).toContain(reasonsOf(approved.slice(2))[0]);
    await versionsHold(administration);

    const propose = (ordinal: number, person: string) =>
      proposeVariation(
        of(administration, person),
        { code: objectiveCode(YEAR, ordinal), texts: {}, seen: "", state: "suspended", reason: "prova", cause: "law", proposes: true },
        request(),
      );
    expect(reasonsOf(await Promise.all([propose(2, "una"), propose(2, "altra"), propose(3, "una")]))).toEqual(["done", "done", "done"]);
    const waiting = (await loadVariations(app, key)).filter(({ state }) => state === "proposed");
    const [one, other, third] = [
      ...waiting.filter(({ code }) => code === "2026-002"),
      ...waiting.filter(({ code }) => code === "2026-003"),
    ].map(({ id }) => id);
    const approving = (number: string, numbers: readonly bigint[]) =>
      approveVariations(of(administration), { act: act(number), numbers }, request());
    const taken = await Promise.all([approving("11", [one!, third!]), approving("12", [other!]), approving("13", [third!])]);
    const done = taken.filter(({ ok }) => ok).length;
    expect([1, 2]).toContain(done);
    expect(reasonsOf(taken).filter((reason) => !["done", "alreadyDecided", "changedInPlan"].includes(reason))).toEqual([]);
    expect((await loadPlanVersions(app, key)).map(({ version }) => version)).toEqual(Array.from({ length: done + 1 }, (_, i) => i + 1));
    await versionsHold(administration);

    const prepared = await Promise.all([
      preparePublication(of(administration), {}, request()),
      preparePublication(of(administration), {}, request()),
    ]);
    expect(reasonsOf(prepared)).toEqual(["done", "done"]);
    const released = await Promise.all([1, 2].map((number) => releasePrepared(of(administration), number, request())));
    expect(reasonsOf(released).filter((reason) => !["notPrepared", "preparedMeanwhile"].includes(reason))).toEqual(["done"]);
    expect((await loadPublications(app, key)).map(({ state }) => state)).toEqual(["released", "discarded"]);
  }
  const { documentFaults } = await verifyLog(app, {});
  expect(documentFaults).toEqual([]);
  tellFigure(`plan races: ${String(ROUNDS)} rounds, 0 lost, every version as its hash`);
});
