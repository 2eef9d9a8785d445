import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { loadAllObjectives, loadObjectives } from "../src/data/plan/objective.ts";
import { loadPlanVersions } from "../src/data/plan/planVersion.ts";
import { loadVariations } from "../src/data/plan/variation.ts";
import { readTracks } from "../src/data/cycle/cycleYear.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import { originWords } from "../src/domain/plan/origin.ts";
import { approvePlan, returnPlan, submitPlan } from "../src/features/commands/plan/approvePlan.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { approveVariations, rejectVariation, withdrawVariation, withholdVariationWords } from "../src/features/commands/plan/varyPlan.ts";
import { buildRelazione } from "../src/documents/relazione/buildRelazione.ts";
import { renderText } from "../src/documents/renderText.ts";
import { hasOutcomes } from "../src/domain/plan/countOutcomes.ts";
import { isOnlyPlan } from "../src/domain/report/annualReport.ts";
import { closeTrackByAct } from "../src/features/commands/tracks/switchTrack.ts";
import { marksOfObjective, proposeVariation, writeObjective } from "../src/features/commands/plan/writeObjective.ts";
import type { ObjectiveCode, ObjectiveState } from "../src/domain/plan/objective.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

const { app, owner } = await freshDatabase();
const actor = { person: "prova", capacity: "commandLine" as const };
const of = (administration: string) => ({ db: app, actor, administration, year: 2026 });
const request = () => ({ idempotencyKey: randomUUID() });
const HEAD = "Settore;Titolo;Indicatore;Target;Fonte;Esito";
const ALBERI = "Settore Verde;Alberi;Numerico;almeno 10;Registro;";
const PANCHINE = "Settore Verde;Panchine;Numerico;almeno 5;Registro;";

function importing(administration: string, rows: readonly string[], head = HEAD) {
  const content = Buffer.from(`${head}\n${rows.join("\n")}\n`);
  return importPlan(
    { ...of(administration), workers },
    {
      name: "piano.csv",
      content,
      administrationName: `Comune di ${administration}`,
      isAdministrationChosen: true,
      idempotencyKey: randomUUID(),
    },
  );
}
async function imported(administration: string, rows: readonly string[], head?: string) {
  const verdict = await importing(administration, rows, head);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return verdict.value;
}
const act = (number: string, day: string) => ({ organ: "Giunta comunale", number, date: civilDate(day) });
const approve = (administration: string, number = "12", day = "2026-01-30") =>
  approvePlan(of(administration), { act: act(number, day) }, request());
const reasonsOf = (verdict: { ok: true } | { ok: false; reasons: readonly { reason: string }[] }) =>
  verdict.ok ? [] : verdict.reasons.map(({ reason }) => reason);
const targets = async (administration: string, moment?: Parameters<typeof loadObjectives>[2]) =>
  (await loadObjectives(app, { administration, year: 2026 }, moment)).map(
    ({ title, indicators, state }) => `${title} ${indicators.map(({ target }) => target.written).join(" ")}${state ? ` ${state}` : ""}`,
  );
const waiting = async (administration: string) =>
  (await loadVariations(app, { administration, year: 2026 })).map(({ kind, state, code, changes }) => [
    kind,
    state,
    code,
    ...changes.map(({ path, before, after }) => [path, before, after]),
  ]);
const state = (administration: string, code: string, to: ObjectiveState, proposes = true) =>
  proposeVariation(
    of(administration),
    { code: code as ObjectiveCode, texts: {}, seen: "", state: to, reason: "Bando prorogato", cause: "external", proposes },
    request(),
  );

test("a draft is submitted, sent back with a note, and approved by an act with the hash of what it promises; then monitoring is open", async () => {
  await imported("uno", [ALBERI, PANCHINE]);
  expect(await submitPlan(of("uno"), request())).toEqual({ ok: true, value: { objectives: 2 } });
  expect(reasonsOf(await submitPlan(of("uno"), request()))).toEqual(["alreadySubmitted"]);
  expect(reasonsOf(await importing("uno", [ALBERI.replace("10", "11"), PANCHINE]))).toEqual(["planSubmitted"]);
  expect((await imported("uno", [ALBERI, PANCHINE])).unchanged).toBe(2);
  expect(reasonsOf(await returnPlan(of("uno"), { note: " " }, request()))).toEqual(["noteMissing"]);
  expect(await returnPlan(of("uno"), { note: "Manca un peso" }, request())).toEqual({ ok: true, value: null });
  expect((await imported("uno", [ALBERI.replace("10", "11"), PANCHINE])).changed).toBe(1);
  const approved = await approvePlan(
    of("uno"),
    { act: act("12", "2026-01-30"), effectiveFrom: civilDate("2026-02-10"), container: "piao" },
    request(),
  );
  expect(approved).toEqual({
    ok: true,
    value: { version: 1, effectiveFrom: "2026-02-10", objectives: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  });
  const [version] = await loadPlanVersions(app, { administration: "uno", year: 2026 });
  expect(version).toMatchObject({
    state: "approved",
    returned: { note: "Manca un peso" },
    approval: {
      act: act("12", "2026-01-30"),
      effectiveFrom: "2026-02-10",
      container: "piao",
      sha256: approved.ok && approved.value.sha256,
    },
  });
  expect((await readTracks(app, { administration: "uno", year: 2026 })).find(({ track }) => track === "monitoring")?.state).toBe("open");
  expect(reasonsOf(await approve("uno"))).toEqual(["alreadyApproved"]);
});

test("an act dated ahead, one that would hold before its date, a year without a plan approve nothing", async () => {
  await imported("due", [ALBERI]);
  expect(reasonsOf(await approve("due", "12", "2999-01-30"))).toEqual(["actInTheFuture"]);
  const early = { act: act("12", "2026-01-30"), effectiveFrom: civilDate("2026-01-29") };
  expect(reasonsOf(await approvePlan(of("due"), early, request()))).toEqual(["effectiveBeforeAct"]);
  expect(reasonsOf(await approvePlan({ ...of("due"), year: 2031 }, { act: act("1", "2026-01-01") }, request()))).toEqual([
    "yearNotStarted",
  ]);
  expect((await loadPlanVersions(app, { administration: "due", year: 2026 })).map((each) => each.state)).toEqual(["draft"]);
  const on = { act: act("12", "2026-01-30"), effectiveFrom: civilDate("2026-01-30") };
  expect((await approvePlan(of("due"), on, request())).ok).toBe(true);
});

test("after the approval a file changes no promise: it asks for variations, once; how it went is written", async () => {
  await imported("tre", [ALBERI, PANCHINE]);
  await approve("tre");
  const report = await imported("tre", [
    `${ALBERI.replace("10", "20")}raggiunto`,
    PANCHINE,
    "Settore Verde;Aiuole;Numerico;almeno 3;Registro;",
  ]);
  expect(report).toMatchObject({ added: 0, changed: 1, proposed: 2 });
  expect(await targets("tre")).toEqual(["Alberi almeno 10", "Panchine almeno 5"]);
  expect((await loadObjectives(app, { administration: "tre", year: 2026 }))[0]?.evaluated.outcome).toBe("achieved");
  expect(await waiting("tre")).toEqual([
    ["changed", "draft", "2026-001", ["indicators/1/target", "almeno 10", "almeno 20"]],
    [
      "new",
      "draft",
      undefined,
      ["group", null, "Settore Verde"],
      ["title", null, "Aiuole"],
      ["indicators", null, [1]],
      ["indicators/1/indicator", null, "Numerico"],
      ["indicators/1/indicatorKind", null, "number"],
      ["indicators/1/target", null, "almeno 3"],
      ["indicators/1/source", null, "Registro"],
    ],
  ]);
  expect(
    (await imported("tre", [`${ALBERI.replace("10", "20")}raggiunto`, PANCHINE, "Settore Verde;Aiuole;Numerico;almeno 3;Registro;"]))
      .proposed,
  ).toBe(0);
  expect((await imported("tre", [ALBERI.replace("10", "30"), PANCHINE])).proposed).toBe(1);
  expect((await waiting("tre"))[0]).toEqual(["changed", "draft", "2026-001", ["indicators/1/target", "almeno 10", "almeno 30"]]);
});

test("outcomes have their own track: the plan's being closed does not stop them, the results' does; while monitoring is closed other promises are told, not kept", async () => {
  await imported("undici", [ALBERI, PANCHINE]);
  await approve("undici");
  const closing = (track: "plan" | "monitoring" | "results", number: string) =>
    closeTrackByAct(of("undici"), { track, act: act(number, "2026-11-01") }, request());
  expect((await closing("plan", "1")).ok && (await closing("monitoring", "2")).ok).toBe(true);
  const report = await imported("undici", [`${ALBERI.replace("10", "20")}raggiunto`, PANCHINE]);
  expect([report.changed, report.proposed, report.notes.map(({ message }) => message.split(":")[0])]).toEqual([
    1,
    0,
    ["Il documento lo scrive in un altro modo"],
  ]);
  expect(await targets("undici")).toEqual(["Alberi almeno 10", "Panchine almeno 5"]);
  expect((await closing("results", "3")).ok).toBe(true);
  expect(reasonsOf(await importing("undici", [`${ALBERI}non raggiunto`, PANCHINE]))).toEqual(["trackClosed"]);
});

test("several variations go into one act and make one version: what is touched has rows in it, what is not has none", async () => {
  await imported("quattro", [ALBERI, PANCHINE, "Settore Verde;Siepi;Numerico;almeno 7;Registro;"]);
  await approve("quattro");
  await imported("quattro", [
    ALBERI.replace("10", "20"),
    PANCHINE,
    "Settore Verde;Siepi;Numerico;almeno 7;Registro;",
    "Settore Verde;Aiuole;Numerico;almeno 3;Registro;",
  ]);
  const asked = { act: act("98", "2026-07-10"), effectiveFrom: civilDate("2026-07-12") };
  expect(reasonsOf(await approveVariations(of("quattro"), asked, request()))).toEqual([
    "reasonMissing",
    "causeMissing",
    "reasonMissing",
    "causeMissing",
  ]);
  const approved = await approveVariations(of("quattro"), { ...asked, reason: "Bando prorogato", cause: "external" }, request());
  expect(approved.ok && approved.value.variations.map(({ code }) => code)).toEqual(["2026-001", "2026-004"]);
  expect(await targets("quattro")).toEqual(["Alberi almeno 20", "Panchine almeno 5", "Siepi almeno 7", "Aiuole almeno 3"]);
  expect(await targets("quattro", { inForceOn: civilDate("2026-07-11") })).toEqual([
    "Alberi almeno 10",
    "Panchine almeno 5",
    "Siepi almeno 7",
  ]);
  expect(await targets("quattro", { inForceOn: civilDate("2026-07-12") })).toEqual([
    "Alberi almeno 20",
    "Panchine almeno 5",
    "Siepi almeno 7",
    "Aiuole almeno 3",
  ]);
  expect(await targets("quattro", { inForceOn: civilDate("2026-01-29") })).toEqual([]);
  expect(await targets("quattro", { knownAt: new Date("2020-01-01") })).toEqual([]);
  const { rows } = await sql<{
    code: string;
  }>`select code from objective_version where administration_id = 'quattro' and version = 2 order by code`.execute(app);
  expect(rows.map(({ code }) => code)).toEqual(["2026-001", "2026-004"]);
  const report = (await loadAnnualReport(app, { administration: "quattro", year: 2026 }))!;
  expect(report.approval?.act.number).toBe("12");
  expect(
    report.variations?.map(({ kind, code, reason, cause, act: by, effectiveFrom }) => [
      kind,
      code,
      reason,
      cause,
      by.number,
      effectiveFrom,
    ]),
  ).toEqual([
    ["changed", "2026-001", "Bando prorogato", "external", "98", "2026-07-12"],
    ["new", "2026-004", "Bando prorogato", "external", "98", "2026-07-12"],
  ]);
});

test("what is read of a plan is in force today: a variation that holds later waits for its day; a neutralised objective alone is no result", async () => {
  await imported("dodici", [ALBERI, PANCHINE]);
  const early = { act: act("12", "2025-12-22"), effectiveFrom: civilDate("2026-12-31") };
  expect((await approvePlan(of("dodici"), early, request())).ok).toBe(true);
  const read = async () => (await loadAnnualReport(app, { administration: "dodici", year: 2026 }))!;
  expect((await read()).objectives.map(({ title }) => title)).toEqual(["Alberi", "Panchine"]);
  await imported("tredici", [ALBERI, PANCHINE]);
  await approve("tredici");
  await state("tredici", "2026-001", "neutralised");
  await state("tredici", "2026-002", "cancelled");
  const numbers = (await loadVariations(app, { administration: "tredici", year: 2026 })).map(({ id }) => id);
  const taking = (which: number, day: string, from?: string) =>
    approveVariations(
      of("tredici"),
      { act: act(`9${String(which)}`, day), numbers: [numbers[which]!], ...(from && { effectiveFrom: civilDate(from) }) },
      request(),
    );
  const { rows } = await sql<{ tomorrow: string }>`select to_char(rome_day(now()) + 1, 'YYYY-MM-DD') as tomorrow`.execute(app);
  const isLastYear = rows[0]!.tomorrow > "2026-12-31"; // nothing of 2026 holds later than today any more
  expect((await taking(0, "2026-07-10")).ok).toBe(true);
  if (!isLastYear) expect((await taking(1, "2026-07-11", rows[0]!.tomorrow)).ok).toBe(true);
  const report = (await loadAnnualReport(app, { administration: "tredici", year: 2026 }))!;
  expect(report.objectives.map(({ title, state: now }) => [title, now])).toEqual([
    ["Alberi", "neutralised"],
    ["Panchine", undefined],
  ]);
  expect([isOnlyPlan(report), hasOutcomes(report.objectives), report.cancelled]).toEqual([true, false, undefined]);
  expect(await targets("tredici")).toEqual(
    isLastYear ? ["Alberi almeno 10 neutralised", "Panchine almeno 5"] : ["Alberi almeno 10 neutralised"],
  );
});

test("what an approved variation says may be kept from the public: nothing of its words is left in what is published, and it is not undone", async () => {
  await imported("sedici", [ALBERI, PANCHINE]);
  await approve("sedici");
  await imported("sedici", [ALBERI.replace("almeno 10", "lo dice Tizio Corindone"), PANCHINE]);
  await approveVariations(of("sedici"), { act: act("98", "2026-07-10"), reason: "Corindone se ne va", cause: "law" }, request());
  await imported("sedici", [ALBERI, PANCHINE]);
  await approveVariations(of("sedici"), { act: act("99", "2026-07-11"), reason: "Un nome", cause: "correction" }, request());
  const said = async () => JSON.stringify(await loadAnnualReport(app, { administration: "sedici", year: 2026 }));
  expect((await said()).match(/Corindone/g)).toHaveLength(3);
  const [one, other] = await loadVariations(app, { administration: "sedici", year: 2026 });
  const withhold = (number: bigint, reason = "contiene un nome") => withholdVariationWords(of("sedici"), { number, reason }, request());
  expect(reasonsOf(await withhold(one!.id, " "))).toEqual(["noteMissing"]);
  expect((await withhold(one!.id)).ok && (await withhold(other!.id)).ok).toBe(true);
  expect(reasonsOf(await withhold(one!.id))).toEqual(["alreadyWithheld"]);
  expect(await said()).not.toContain("Corindone");
  const report = (await loadAnnualReport(app, { administration: "sedici", year: 2026 }))!;
  expect(report.variations?.map(({ code, act: by, withheld, changes }) => [code, by.number, withheld, changes])).toEqual([
    ["2026-001", "98", "contiene un nome", []],
    ["2026-001", "99", "contiene un nome", []],
  ]);
  expect(renderText(buildRelazione(report))).not.toContain("Corindone");
  await expect(sql`update variation set withheld_reason = 'altro' where administration_id = 'sedici'`.execute(owner)).rejects.toThrow(
    "è già decisa",
  );
  await expect(sql`update variation set reason = 'altro' where administration_id = 'sedici'`.execute(owner)).rejects.toThrow(
    "è già decisa",
  );
});

test("an act of long before, or one that would hold after the year, approves nothing", async () => {
  await imported("quattordici", [ALBERI]);
  expect(reasonsOf(await approve("quattordici", "12", "1926-01-30"))).toEqual(["actTooOld"]);
  expect(reasonsOf(await approve("quattordici", "12", "2024-12-31"))).toEqual(["actTooOld"]);
  const late = { act: act("12", "2026-01-30"), effectiveFrom: civilDate("2027-01-01") };
  expect(reasonsOf(await approvePlan(of("quattordici"), late, request()))).toEqual(["effectiveAfterYear"]);
  expect((await approve("quattordici", "12", "2025-01-01")).ok).toBe(true);
});

test("a file that says again what the plan says takes back what another file had asked; on the machine an act takes what was proposed or read, not a person's draft", async () => {
  await imported("quindici", [ALBERI, PANCHINE]);
  await approve("quindici");
  expect((await imported("quindici", [ALBERI.replace("10", "20"), PANCHINE.replace("5", "6")])).waiting).toBe(2);
  expect((await imported("quindici", [ALBERI, PANCHINE.replace("5", "6")])).waiting).toBe(1);
  expect((await waiting("quindici")).map(([kind, how]) => [kind, how])).toEqual([
    ["changed", "withdrawn"],
    ["changed", "draft"],
  ]);
  await state("quindici", "2026-001", "suspended", false);
  const taken = await approveVariations(of("quindici"), { act: act("98", "2026-07-10"), reason: "uno", cause: "law" }, request());
  expect(taken.ok && taken.value.variations.map(({ code }) => code)).toEqual(["2026-002"]);
  expect((await waiting("quindici")).at(-1)).toEqual(["suspended", "draft", "2026-001", ["state", "inForce", "suspended"]]);
});

test("the plan that is read is the one in force; with its variations it is the other, and what would be cancelled is not in it", async () => {
  await imported("dieci", [ALBERI, PANCHINE, "Settore Verde;Siepi;Numerico;almeno 7;Registro;"]);
  await approve("dieci");
  await imported("dieci", [
    "Settore Verde;Aiuole;Numerico;almeno 3;Registro;",
    ALBERI.replace("10", "20"),
    PANCHINE,
    "Settore Verde;Siepi;Numerico;almeno 7;Registro;",
  ]);
  await state("dieci", "2026-002", "cancelled");
  await state("dieci", "2026-003", "neutralised");
  const read = async (withVariations: boolean) =>
    (await loadAnnualReport(app, { administration: "dieci", year: 2026 }, { withVariations }))!.objectives.map(
      ({ code, title, indicators: [{ target }], evaluated }) => [code, title, target.written, evaluated.outcome],
    );
  expect(await read(false)).toEqual([
    ["2026-001", "Alberi", "almeno 10", "unknown"],
    ["2026-002", "Panchine", "almeno 5", "unknown"],
    ["2026-003", "Siepi", "almeno 7", "unknown"],
  ]);
  expect(await read(true)).toEqual([
    ["2026-001", "Alberi", "almeno 20", "unknown"],
    ["2026-003", "Siepi", "almeno 7", "neutralised"],
    ["2026-004", "Aiuole", "almeno 3", "unknown"],
  ]);
  const places = async (withVariations: boolean) =>
    (await loadAnnualReport(app, { administration: "dieci", year: 2026 }, { withVariations }))!.objectives.map(
      ({ code, origin, indicators: [indicator] }) => [code, originWords(origin), originWords(indicator.origin)],
    );
  expect(await places(false)).toEqual([
    ["2026-001", "riga 2", "riga 2"],
    ["2026-002", "riga 3", "riga 3"],
    ["2026-003", "riga 4", "riga 4"],
  ]);
  // The new target is in another line, of the file that asks for it.
  expect(await places(true)).toEqual([
    ["2026-001", "riga 2", "riga 3"],
    ["2026-003", "riga 4", "riga 4"],
    ["2026-004", "riga 2", "riga 2"],
  ]);
});

test("two variations of one target: the second is refused, and nothing of its act is approved", async () => {
  await imported("cinque", [ALBERI, PANCHINE]);
  await approve("cinque");
  await imported("cinque", [ALBERI.replace("10", "20"), PANCHINE]);
  expect((await state("cinque", "2026-002", "suspended")).ok).toBe(true);
  const [first] = await loadVariations(app, { administration: "cinque", year: 2026 });
  await sql`update variation set state = 'proposed', reason = 'uno', cause = 'law' where administration_id = 'cinque' and variation_id = ${first!.id}`.execute(
    owner,
  );
  await imported("cinque", [ALBERI.replace("10", "30"), PANCHINE]);
  const all = await approveVariations(of("cinque"), { act: act("98", "2026-07-10"), reason: "due", cause: "law" }, request());
  expect(all).toMatchObject({ ok: false, reasons: [{ reason: "changedInPlan", with: { fields: "Indicatore 1, valore atteso" } }] });
  expect(await targets("cinque")).toEqual(["Alberi almeno 10", "Panchine almeno 5"]);
  expect((await approveVariations(of("cinque"), { act: act("98", "2026-07-10"), numbers: [first!.id] }, request())).ok).toBe(true);
  expect(
    reasonsOf(await approveVariations(of("cinque"), { act: act("99", "2026-07-11"), reason: "due", cause: "law" }, request())),
  ).toEqual(["changedInPlan"]);
  expect(await targets("cinque")).toEqual(["Alberi almeno 20", "Panchine almeno 5"]);
});

test("suspended, neutralised and cancelled are three states; what is cancelled leaves the plan and its code is not given again", async () => {
  await imported("sei", [`${ALBERI}raggiunto`, PANCHINE, "Settore Verde;Siepi;Numerico;almeno 7;Registro;"]);
  await approve("sei");
  expect(
    (await state("sei", "2026-001", "neutralised")).ok &&
      (await state("sei", "2026-002", "suspended")).ok &&
      (await state("sei", "2026-003", "cancelled")).ok,
  ).toBe(true);
  expect((await approveVariations(of("sei"), { act: act("98", "2026-07-10") }, request())).ok).toBe(true);
  expect(await targets("sei")).toEqual(["Alberi almeno 10 neutralised", "Panchine almeno 5 suspended"]);
  const report = (await loadAnnualReport(app, { administration: "sei", year: 2026 }))!;
  expect(report.objectives.map(({ evaluated }) => evaluated)).toEqual([
    { outcome: "neutralised", written: "", madeOf: "variation" },
    { outcome: "unknown", written: "" },
  ]);
  expect(report.cancelled).toEqual([{ code: "2026-003", title: "Siepi", group: "Settore Verde" }]);
  const again = await imported("sei", [ALBERI, PANCHINE, "Settore Verde;Siepi;Numerico;almeno 7;Registro;"]);
  expect([again.proposed, again.notes.map(({ message }) => message)]).toEqual([
    0,
    expect.arrayContaining(["Una variazione ha annullato questo obiettivo: la riga non è stata letta."]),
  ]);
  expect((await state("sei", "2026-002", "inForce")).ok).toBe(true);
  expect((await approveVariations(of("sei"), { act: act("99", "2026-08-10") }, request())).ok).toBe(true);
  expect(await targets("sei")).toEqual(["Alberi almeno 10 neutralised", "Panchine almeno 5"]);
  expect(await targets("sei", { inForceOn: civilDate("2026-08-09") })).toEqual([
    "Alberi almeno 10 neutralised",
    "Panchine almeno 5 suspended",
  ]);
});

test("an act recorded late may not change what already changed from a later day", async () => {
  await imported("sette", [ALBERI, PANCHINE]);
  await approve("sette");
  await imported("sette", [ALBERI.replace("10", "20"), PANCHINE]);
  await approveVariations(of("sette"), { act: act("98", "2026-07-10"), reason: "uno", cause: "law" }, request());
  expect((await state("sette", "2026-001", "suspended")).ok && (await state("sette", "2026-002", "suspended")).ok).toBe(true);
  const late = await approveVariations(of("sette"), { act: act("60", "2026-05-10") }, request());
  expect(late).toMatchObject({ ok: false, reasons: [{ reason: "laterChange", with: { code: "2026-001", day: "10/07/2026" } }] });
  const second = (await loadVariations(app, { administration: "sette", year: 2026 })).at(-1)!;
  expect((await approveVariations(of("sette"), { act: act("60", "2026-05-10"), numbers: [second.id] }, request())).ok).toBe(true);
  expect(await targets("sette", { inForceOn: civilDate("2026-05-10") })).toEqual(["Alberi almeno 10", "Panchine almeno 5 suspended"]);
  expect(await targets("sette")).toEqual(["Alberi almeno 20", "Panchine almeno 5 suspended"]);
});

test("a variation that is decided stays as it is: no command and no statement changes it", async () => {
  await imported("otto", [ALBERI]);
  await approve("otto");
  await state("otto", "2026-001", "suspended");
  const [one] = await loadVariations(app, { administration: "otto", year: 2026 });
  expect(reasonsOf(await rejectVariation(of("otto"), { number: one!.id, note: "" }, request()))).toEqual(["noteMissing"]);
  expect((await rejectVariation(of("otto"), { number: one!.id, note: "Non serve" }, request())).ok).toBe(true);
  expect(reasonsOf(await withdrawVariation(of("otto"), { number: one!.id, note: "x" }, request()))).toEqual(["alreadyDecided"]);
  expect(reasonsOf(await withdrawVariation(of("otto"), { number: 999_999n, note: "x" }, request()))).toEqual(["notFound"]);
  for (const db of [app, owner])
    await expect(sql`update variation set reason = 'altro' where administration_id = 'otto'`.execute(db)).rejects.toThrow("è già decisa");
});

test("the words of an objective are written in a draft, and only varied once it is approved", async () => {
  await imported("nove", [ALBERI]);
  const code = "2026-001" as ObjectiveCode;
  const texts = { title: "Alberi e siepi", "indicators/1/target": "almeno 12" };
  expect(reasonsOf(await proposeVariation(of("nove"), { code, texts, seen: "", state: "inForce", proposes: false }, request()))).toEqual([
    "trackNotOpened", // whose sentence says that the plan is not approved yet
  ]);
  const seen = marksOfObjective((await loadAllObjectives(app, { administration: "nove", year: 2026 }))[0]!);
  expect((await writeObjective(of("nove"), { code, texts, seen }, request())).ok).toBe(true);
  expect(await targets("nove")).toEqual(["Alberi e siepi almeno 12"]);
  const other = await writeObjective(
    of("nove"),
    { code, texts: { ...texts, description: "Nuovi", "indicators/1/target": "almeno 15" }, seen },
    request(),
  );
  expect(other).toMatchObject({
    ok: false,
    reasons: [{ reason: "changedMeanwhile", at: { field: "indicators/1/target" }, with: { now: "almeno 12" } }],
  });
  await approve("nove");
  const now = marksOfObjective((await loadAllObjectives(app, { administration: "nove", year: 2026 }))[0]!);
  expect(reasonsOf(await writeObjective(of("nove"), { code, texts: { title: "Altro" }, seen: now }, request()))).toEqual(["planApproved"]);
  const bare = { code, texts: { "indicators/1/target": "almeno 9" }, seen: now, state: "inForce" as const, proposes: true };
  expect(reasonsOf(await proposeVariation(of("nove"), bare, request()))).toEqual(["reasonMissing", "causeMissing"]);
  expect((await proposeVariation(of("nove"), { ...bare, proposes: false }, request())).ok).toBe(true);
  expect(await waiting("nove")).toEqual([["changed", "draft", code, ["indicators/1/target", "almeno 12", "almeno 9"]]]);
});
