import { because } from "../../../../tests/support/because.ts";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { officeSite } from "../../../../tests/support/officeSite.ts";
import { loadSubject } from "../../../data/access/subject.ts";
import { mayDo } from "../../../domain/access/mayDo.ts";
import { civilDate } from "../../../domain/kernel/civilDate.ts";
import type { Actor } from "../../commands/ambient.ts";
import { readAs } from "../../commands/readAs.ts";
import { closeConflict, declareConflict, endSubstitution, substituteEvaluator } from "../../commands/abstentions/abstain.ts";
import { delegate, endDelegation } from "../../commands/abstentions/delegate.ts";

const database = await freshDatabase();
const { app, serving } = database;
const { signIn } = await officeSite(database);
const TODAY = civilDate("2026-11-26");

let keys = 0;
const key = () => ({ idempotencyKey: `abstentions ${String((keys += 1))}` });
const by = (person: string): { db: typeof serving; actor: Actor; administration: string } => ({
  db: serving,
  actor: { person, capacity: "signedIn" },
  administration: "valdora",
});
const days = { from: civilDate("2026-11-01"), until: civilDate("2026-12-31") };
const delegation = { of: "V-002", to: "V-006", actions: ["form.write"] as const, ...days, reason: "Ferie" };
const mayWrite = async (person: string, about: string, evaluators: readonly string[]) => {
  const subject = await readAs(serving, "valdora", by(person).actor, (tx) => loadSubject(tx, "valdora", person, TODAY));
  return mayDo(
    "form.write",
    subject,
    { about, evaluators },
    { today: TODAY, open: new Set(["individualStaff", "individualEq"]), hasSecondPerson: true },
  );
};

test("[S13] a delegation gives what its giver may do, not about either of the two, until it is ended", async () => {
  expect(await delegate(by("V-002"), delegation, key())).toEqual({ ok: true, value: null });
  expect(await mayWrite("V-006", "V-008", ["V-002"])).toEqual({ allowed: true, inPlaceOf: "V-002" });
  expect((await mayWrite("V-006", "V-006", ["V-002"])).allowed).toBe(false);
  expect((await mayWrite("V-006", "V-002", ["V-002"])).allowed).toBe(false);
  expect((await mayWrite("V-007", "V-008", ["V-002"])).allowed).toBe(false);
  const { rows } = await readAs(serving, "valdora", by("V-002").actor, async (tx) => ({
    rows: await tx.selectFrom("delegation").select("delegation_id").execute(),
  }));
  const id = rows[0]!.delegation_id;
  expect(await endDelegation(by("V-020"), id, key())).toEqual(because("notFound"));
  expect(await endDelegation(by("V-002"), id, key())).toEqual({ ok: true, value: null });
  expect((await mayWrite("V-006", "V-008", ["V-002"])).allowed).toBe(false);
  expect(await endDelegation(by("V-002"), id, key())).toEqual(because("alreadyRevoked"));
});

test.each([
  ["in the name of another", "V-003", delegation, "noRole"],
  ["by who leads nothing", "V-020", { ...delegation, of: "V-020" }, "noRole"],
  ["to oneself, registered by oneself", "demo-personnel", { ...delegation, to: "demo-personnel" }, "aboutSelf"],
  ["of nothing", "V-002", { ...delegation, actions: [] }, "nothingDelegated"],
  ["to nobody known", "V-002", { ...delegation, to: "Z-9" }, "unknownPerson"],
  ["that ends before it begins", "V-002", { ...delegation, until: civilDate("2026-10-31") }, "endsBeforeItBegins"],
] as const)("a delegation %s is refused", async (_, who, asked, reason) => {
  expect(await delegate(by(who), asked, key())).toEqual(because(reason));
});

test("[S14] who declares a conflict writes nothing about that person, cannot end it alone, and only personnel reads why", async () => {
  expect(await mayWrite("V-006", "V-022", ["V-006"])).toEqual({ allowed: true });
  expect((await declareConflict(by("V-006"), { person: "V-006", about: "V-022", reason: "parentela riservata" }, key())).ok).toBe(true);
  expect(await mayWrite("V-006", "V-022", ["V-006"])).toEqual({ allowed: false, why: "conflictOfInterest" });
  expect((await mayWrite("V-006", "V-023", ["V-006"])).allowed).toBe(true);
  const pageOf = async (person: string) => (await (await signIn("valdora", person)).ask("/valdora/ufficio/deleghe")).text;
  expect(await pageOf("demo-personnel")).toContain("parentela riservata");
  for (const person of ["V-022", "V-001", "demo-oiv", "demo-technicalAdministrator"])
    expect(await pageOf(person)).not.toContain("parentela");
  const [conflict] = await app.selectFrom("conflict_of_interest").select("conflict_id").execute();
  expect(await closeConflict(by("V-006"), conflict!.conflict_id, key())).toEqual(because("aboutSelf"));
  expect((await closeConflict(by("demo-personnel"), conflict!.conflict_id, key())).ok).toBe(true);
  expect((await mayWrite("V-006", "V-022", ["V-006"])).allowed).toBe(true);
  const log = await app.selectFrom("audit").select("content").where("action", "=", "conflict.declare").execute();
  expect(JSON.stringify(log)).not.toContain("parentela");
});

test("nobody declares a conflict for another but personnel", async () => {
  const conflict = { person: "V-007", about: "V-030", reason: "x" };
  expect(await declareConflict(by("V-006"), conflict, key())).toEqual(because("noRole"));
  expect((await declareConflict(by("demo-personnel"), conflict, key())).ok).toBe(true);
});

test("a substitute evaluates from the first to the last day, one at a time, and never oneself", async () => {
  const substitution = {
    person: "V-030",
    substitute: "V-009",
    from: civilDate("2024-01-01"),
    to: civilDate("2024-12-31"),
    reason: "Astensione",
  };
  expect((await substituteEvaluator(by("demo-personnel"), substitution, key())).ok).toBe(true);
  expect(await substituteEvaluator(by("demo-personnel"), substitution, key())).toEqual(because("alreadySubstituted"));
  const own = { ...substitution, person: "V-031", substitute: "V-031" };
  expect(await substituteEvaluator(by("demo-personnel"), own, key())).toEqual(because("evaluatesOneself"));
  expect(await substituteEvaluator(by("V-002"), substitution, key())).toEqual(because("noRole"));
  const seen = await (await signIn("valdora", "V-009")).ask("/valdora/ufficio/2024/schede/V-030");
  expect(seen.status).toBe(200);
  const before = await (await signIn("valdora", "V-006")).ask("/valdora/ufficio/2024/schede/V-030");
  expect(before.status).toBe(404); // the form is the substitute's now
  const [kept] = await app.selectFrom("evaluator_substitution").select("substitution_id").execute();
  expect(await endSubstitution(by("V-009"), kept!.substitution_id, key())).toEqual(because("notFound"));
  expect((await endSubstitution(by("demo-personnel"), kept!.substitution_id, key())).ok).toBe(true);
  expect(await endSubstitution(by("demo-personnel"), kept!.substitution_id, key())).toEqual(because("substitutionEnded"));
  expect((await (await signIn("valdora", "V-006")).ask("/valdora/ufficio/2024/schede/V-030")).status).toBe(200);
  expect((await (await signIn("valdora", "V-009")).ask("/valdora/ufficio/2024/schede/V-030")).status).toBe(404);
});
