import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { PlanApproval, PlanContainer, PlanState } from "../../domain/plan/planVersion.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** A version of a year's plan, with its life. */
export type PlanVersion = {
  readonly version: number;
  readonly state: PlanState;
  readonly isApproved: boolean;
  readonly submittedBy: string | undefined;
  readonly submittedAt: Date | undefined;
  /** When it was last sent back, and why. */
  readonly returned: { readonly at: Date; readonly note: string } | undefined;
  readonly approval: PlanApproval | undefined;
};

/** The versions of a year's plan, the first one first. */
export async function loadPlanVersions(db: Database, { administration, year }: YearKey): Promise<PlanVersion[]> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.state, v.submitted_by, v.submitted_at, v.returned_at, v.return_note, v.effective_from, v.container, v.is_provisional,
      v.content_sha256, a.organ, a.number, a.date, to_char(v.approved_at at time zone 'Europe/Rome', 'YYYY-MM-DD') as recorded_on
    from plan_version v left join act a on a.administration_id = v.administration_id and a.act_id = v.approved_by_act
    where v.administration_id = ${administration} and v.year = ${year}
    order by v.version`.execute(db);
  return rows.map((row) => ({
    version: row.version,
    state: row.state,
    isApproved: row.state === "approved",
    submittedBy: row.submitted_by ?? undefined,
    submittedAt: row.submitted_at ?? undefined,
    returned: row.returned_at && row.return_note !== null ? { at: row.returned_at, note: row.return_note } : undefined,
    approval: approvalIn(row),
  }));
}

type VersionRow = {
  readonly version: number;
  readonly state: PlanState;
  readonly submitted_by: string | null;
  readonly submitted_at: Date | null;
  readonly returned_at: Date | null;
  readonly return_note: string | null;
  readonly effective_from: string | null;
  readonly container: PlanContainer | null;
  readonly is_provisional: boolean;
  readonly content_sha256: Buffer | null;
  readonly organ: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly recorded_on: string | null;
};

function approvalIn(row: VersionRow): PlanApproval | undefined {
  const { organ, number, date, effective_from, recorded_on, content_sha256, container, is_provisional } = row;
  if (organ === null || number === null || date === null || effective_from === null || recorded_on === null) return undefined;
  return {
    act: { organ, number, date: civilDate(date) },
    effectiveFrom: civilDate(effective_from),
    recordedOn: civilDate(recorded_on),
    ...(content_sha256 && { sha256: content_sha256.toString("hex") }),
    ...(container !== null && { container }),
    ...(is_provisional && { isProvisional: true as const }),
  };
}

/** The latest version of a year's plan, made as the first draft when there is none. */
export async function ensurePlanVersion(tx: Database, key: YearKey): Promise<PlanVersion> {
  const latest = (await loadPlanVersions(tx, key)).at(-1);
  if (latest) return latest;
  await tx.insertInto("plan_version").values({ administration_id: key.administration, year: key.year, version: 1 }).execute();
  return ensurePlanVersion(tx, key);
}

/** Whether an act has approved what holds of a year's plan. */
export async function isPlanApproved(tx: Database, { administration, year }: YearKey): Promise<boolean> {
  const { rows } = await sql<{ approved: boolean }>`
    select exists (select from plan_version where administration_id = ${administration} and year = ${year} and state = 'approved') as approved`.execute(
    tx,
  );
  return rows[0]!.approved;
}

/** Submits a draft to whoever approves it. */
export async function submitPlanVersion(tx: Database, { administration, year }: YearKey, version: number, by: string): Promise<void> {
  await sql`update plan_version set state = 'submitted', submitted_at = now(), submitted_by = ${by}
    where administration_id = ${administration} and year = ${year} and version = ${version}`.execute(tx);
}

/** Sends a version that was submitted back to those who write it. */
export async function returnPlanVersion(
  tx: Database,
  { administration, year }: YearKey,
  version: number,
  { by, note }: { readonly by: string; readonly note: string },
): Promise<void> {
  await sql`update plan_version set state = 'draft', returned_at = now(), returned_by = ${by}, return_note = ${note}
    where administration_id = ${administration} and year = ${year} and version = ${version}`.execute(tx);
}

/** What approves a version: an act that was recorded, the day from which it holds, the hash of what it approves. */
export type Approving = {
  readonly act: string;
  readonly effectiveFrom: CivilDate;
  readonly by: string;
  readonly sha256: Buffer;
  readonly container?: PlanContainer | undefined;
  readonly isProvisional?: boolean | undefined;
};

/** Approves a version: from then on it does not change. */
export async function approvePlanVersion(
  tx: Database,
  { administration, year }: YearKey,
  version: number,
  approving: Approving,
): Promise<void> {
  const { act, effectiveFrom, by, sha256, container, isProvisional } = approving;
  await tx
    .updateTable("plan_version")
    .set({
      state: "approved",
      approved_by_act: act,
      approved_by: by,
      approved_at: sql<Date>`now()`,
      effective_from: effectiveFrom,
      content_sha256: sha256,
      ...(container !== undefined && { container }),
      ...(isProvisional !== undefined && { is_provisional: isProvisional }),
    })
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("version", "=", version)
    .execute();
}

/** Begins the version that variations make, with the rows of their objectives as they are in the latest; answers its number. */
export async function beginPlanVersion(tx: Database, { administration, year }: YearKey, codes: readonly ObjectiveCode[]): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select begin_plan_version(${administration}, ${year}, ${[...codes]}::text[]) as version`.execute(tx);
  return rows[0]!.version;
}

/** A moment of a plan: what holds on a day; what was known at an instant, or by the end of a day; both together; none, the latest version. */
export type PlanMoment = {
  readonly inForceOn?: CivilDate | undefined;
  readonly knownAt?: Date | undefined;
  readonly knownOn?: CivilDate | undefined;
  /** As a version made it, whatever came after. */
  readonly upTo?: number | undefined;
};

/** In a query, whether the version that an alias of `objective_version` is counts at a moment. */
export function countsAt(version: string, { inForceOn, knownAt, knownOn, upTo }: PlanMoment) {
  if ([inForceOn, knownAt, knownOn, upTo].every((each) => each === undefined)) return sql<boolean>`true`;
  return sql<boolean>`exists (
    select from plan_version p
    where p.administration_id = ${sql.ref(`${version}.administration_id`)} and p.year = ${sql.ref(`${version}.year`)} and p.version = ${sql.ref(`${version}.version`)}
      and p.state = 'approved' and p.effective_from <= coalesce(${inForceOn ?? null}::date, 'infinity')
      and p.approved_at <= coalesce(${knownAt ?? null}::timestamptz, 'infinity')
      and rome_day(p.approved_at) <= coalesce(${knownOn ?? null}::date, 'infinity')
      and p.version <= coalesce(${upTo ?? null}::integer, p.version)
  )`;
}

/** Of each objective of a year, since which day it is as it is: that of the last approved version that holds it. */
export async function effectiveDays(tx: Database, { administration, year }: YearKey): Promise<ReadonlyMap<ObjectiveCode, CivilDate>> {
  const { rows } = await sql<{ code: ObjectiveCode; day: string }>`
    select distinct on (v.code) v.code, p.effective_from as day
    from objective_version v join plan_version p using (administration_id, year, version)
    where administration_id = ${administration} and year = ${year} and p.state = 'approved'
    order by v.code, version desc`.execute(tx);
  return new Map(rows.map(({ code, day }) => [code, civilDate(day)]));
}
