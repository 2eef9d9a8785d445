import { sql } from "kysely";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { loadParsedDocument } from "./parsedDocument.ts";
import { loadContinuations } from "./continuation.ts";
import { loadNarrative } from "./narrative.ts";
import { loadObjectives } from "./objective.ts";
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

/** Everything held of a year, read in one snapshot; undefined when the year has no plan. */
export async function loadAnnualReport(db: Database, key: YearKey): Promise<AnnualReport | undefined> {
  return inSnapshot(db, (tx) => readAnnualReport(tx, key));
}

/** Reads in one snapshot: what is written meanwhile is not seen. */
export async function inSnapshot<Answer>(db: Database, read: (tx: Database) => Promise<Answer>): Promise<Answer> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);
}

/** Everything held of a year, inside a transaction of the caller's. */
export async function readAnnualReport(tx: Database, key: YearKey): Promise<AnnualReport | undefined> {
  const listed = await findYear(tx, key);
  if (!listed) return undefined;
  const written = await loadNarrative(tx, key);
  const continuations = await loadContinuations(tx, key);
  return {
    administration: listed.administration,
    year: key.year,
    objectives: await loadObjectives(tx, key),
    ...(continuations.length > 0 && { continuations }),
    ...(await loadParsedDocument(tx, key)),
    reported: await loadReportedFigures(tx, key),
    ...(written && { narrative: written.narrative }),
  };
}
