import { sql } from "kysely";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { PlanApproval } from "../../domain/plan/planVersion.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import { type Objective, ordinalOf } from "../../domain/plan/objective.ts";
import { isUndecided, withVariations } from "../../domain/plan/variation.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { loadParsedDocument } from "./parsedDocument.ts";
import { loadContinuations } from "./continuation.ts";
import { loadNarrative } from "./narrative.ts";
import { loadAllObjectives } from "./objective.ts";
import { loadPlanVersions, type PlanMoment, type PlanVersion } from "./planVersion.ts";
import { loadApprovedVariations, loadVariations, originOfVariation } from "./variation.ts";
import { loadReportedFigures } from "./reportedFigure.ts";

/** A year of an administration, for choosing one. */
export type YearListed = {
  readonly administration: { readonly code: string; readonly name: string };
  readonly year: number;
};

/** Whether a year has a plan: one that has only rules is not shown yet. */
const hasPlan = sql<boolean>`exists (select from objective o where o.administration_id = y.administration_id and o.year = y.year)`;

/** The codes of the administrations, with or without a plan. */
export async function listAdministrations(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("administration").select("administration_id").orderBy("name").orderBy("administration_id").execute();
  return rows.map(({ administration_id }) => administration_id);
}

/** The years that have a plan, of one administration or of all: administrations by name and the latest year first. */
export async function listYears(db: Database, administration?: string): Promise<YearListed[]> {
  const rows = await db
    .selectFrom("year as y")
    .innerJoin("administration as a", "a.administration_id", "y.administration_id")
    .select(["a.administration_id", "a.name", "y.year"])
    .where(hasPlan)
    .$if(administration !== undefined, (query) => query.where("y.administration_id", "=", administration ?? ""))
    .orderBy("a.name")
    .orderBy("a.administration_id")
    .orderBy("y.year", "desc")
    .execute();
  return rows.map(({ administration_id: code, name, year }) => ({ administration: { code, name }, year }));
}

/** The year of an administration, if it has a plan. */
async function findYear(db: Database, { administration, year }: YearKey): Promise<YearListed | undefined> {
  const row = await db
    .selectFrom("year as y")
    .innerJoin("administration as a", "a.administration_id", "y.administration_id")
    .select("a.name")
    .where("y.administration_id", "=", administration)
    .where("y.year", "=", year)
    .where(hasPlan)
    .executeTakeFirst();
  return row && { administration: { code: administration, name: row.name }, year };
}

/** Which plan is read: the one in force, or with the variations that wait as if they were approved. */
export type PlanRead = { readonly withVariations?: boolean | undefined };

/** Everything held of a year, read in one snapshot; undefined when the year has no plan. */
export async function loadAnnualReport(db: Database, key: YearKey, plan: PlanRead = {}): Promise<AnnualReport | undefined> {
  return inSnapshot(db, (tx) => readAnnualReport(tx, key, plan));
}

/** Reads in one snapshot: what is written meanwhile is not seen. */
export async function inSnapshot<Answer>(db: Database, read: (tx: Database) => Promise<Answer>): Promise<Answer> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);
}

/** Everything held of a year, inside a transaction of the caller's. */
export async function readAnnualReport(tx: Database, key: YearKey, plan: PlanRead = {}): Promise<AnnualReport | undefined> {
  const listed = await findYear(tx, key);
  if (!listed) return undefined;
  const written = await loadNarrative(tx, key);
  const continuations = await loadContinuations(tx, key);
  const versions = await loadPlanVersions(tx, key);
  const all = await loadAllObjectives(tx, key, await momentInForce(tx, versions));
  return {
    administration: listed.administration,
    year: key.year,
    objectives: plan.withVariations === true ? await varied(tx, key, all) : all.filter(({ state }) => state !== "cancelled"),
    ...(await loadLife(tx, key, versions[0]?.approval, all)),
    ...(continuations.length > 0 && { continuations }),
    ...(await loadParsedDocument(tx, key)),
    reported: await loadReportedFigures(tx, key),
    ...(written && { narrative: written.narrative }),
  };
}

/** The plan that holds today; before the first day of an approved plan, as it was approved. */
async function momentInForce(tx: Database, versions: readonly PlanVersion[]): Promise<PlanMoment> {
  const first = versions[0]?.approval;
  if (!first) return {};
  const { rows } = await sql<{ today: CivilDate }>`select rome_day(now()) as today`.execute(tx);
  const { today } = rows[0]!;
  return first.effectiveFrom > today ? { upTo: 1 } : { inForceOn: today };
}

async function varied(tx: Database, key: YearKey, all: readonly Objective[]): Promise<Objective[]> {
  const waiting = (await loadVariations(tx, key)).filter(isUndecided);
  return withVariations(
    all,
    waiting.map((each) => ({ ...each, origin: originOfVariation(each) })),
    Math.max(0, ...all.map(({ code }) => ordinalOf(code))),
  );
}

/** The act that approved the plan of a year, what acts changed of it since, and what left it. */
async function loadLife(
  tx: Database,
  key: YearKey,
  approval: PlanApproval | undefined,
  objectives: readonly Objective[],
): Promise<Pick<AnnualReport, "approval" | "variations" | "cancelled">> {
  if (!approval) return {};
  const variations = await loadApprovedVariations(tx, key);
  const cancelled = objectives.filter(({ state }) => state === "cancelled").map(({ code, title, group }) => ({ code, title, group }));
  return { approval, ...(variations.length > 0 && { variations }), ...(cancelled.length > 0 && { cancelled }) };
}
