import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { FieldEdit } from "../../domain/plan/fieldEdits.ts";
import type { Origin } from "../../domain/plan/origin.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { ApprovedVariation } from "../../domain/plan/planVersion.ts";
import type { VariationCause, VariationKind, VariationState } from "../../domain/plan/variation.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** What a variation asks, as it is written: of which objective (none for a new one), what it changes and why, and where that was read, or the day it was entered. */
export type VariationAsked = {
  readonly code?: ObjectiveCode | undefined;
  readonly kind: VariationKind;
  readonly changes: readonly FieldEdit[];
  readonly reason?: string | undefined;
  readonly cause?: VariationCause | undefined;
  readonly source: { readonly fileId: bigint; readonly line: number } | { readonly enteredOn: CivilDate };
};

/** A variation with its life. */
export type Variation = VariationAsked & {
  readonly id: bigint;
  readonly state: VariationState;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly opinion: { readonly words: string; readonly by: string; readonly at: Date } | undefined;
  readonly decided: { readonly by: string; readonly at: Date; readonly note: string | undefined } | undefined;
  readonly approvedIn: number | undefined;
  /** Why what it says is not published. */
  readonly withheld: string | undefined;
  /** The file it was read in. */
  readonly fileName: string | undefined;
};

/** The variations of a year, the first one first: those that the person named to the database may read. */
export async function loadVariations(db: Database, { administration, year }: YearKey): Promise<Variation[]> {
  const { rows } = await sql<VariationRow>`
    select v.variation_id, v.code, v.kind, v.changes, v.reason, v.cause, v.state, v.file_id, v.line, v.entered_on, v.proposed_by, v.proposed_at,
      v.opinion, v.opinion_by, v.opinion_at, v.decided_by, v.decided_at, v.decision_note, v.approved_in, v.withheld_reason, f.name as file_name
    from variation v left join imported_file f on f.administration_id = v.administration_id and f.file_id = v.file_id
    where v.administration_id = ${administration} and v.year = ${year}
    order by v.variation_id`.execute(db);
  return rows.map(toVariation);
}

type VariationRow = {
  readonly variation_id: bigint;
  readonly code: ObjectiveCode | null;
  readonly kind: VariationKind;
  readonly changes: readonly FieldEdit[];
  readonly reason: string | null;
  readonly cause: VariationCause | null;
  readonly state: VariationState;
  readonly file_id: bigint | null;
  readonly line: number | null;
  readonly entered_on: string | null;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly opinion: string | null;
  readonly opinion_by: string | null;
  readonly opinion_at: Date | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decision_note: string | null;
  readonly approved_in: number | null;
  readonly withheld_reason: string | null;
  readonly file_name: string | null;
};

function toVariation(row: VariationRow): Variation {
  return {
    id: row.variation_id,
    code: row.code ?? undefined,
    kind: row.kind,
    changes: row.changes,
    reason: row.reason ?? undefined,
    cause: row.cause ?? undefined,
    state: row.state,
    source: row.file_id === null ? { enteredOn: civilDate(row.entered_on!) } : { fileId: row.file_id, line: row.line! },
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    opinion: row.opinion === null ? undefined : { words: row.opinion, by: row.opinion_by!, at: row.opinion_at! },
    decided: row.decided_at === null ? undefined : { by: row.decided_by!, at: row.decided_at, note: row.decision_note ?? undefined },
    approvedIn: row.approved_in ?? undefined,
    withheld: row.withheld_reason ?? undefined,
    fileName: row.file_name ?? undefined,
  };
}

/** Where what a variation says comes from: the line of a file, or the day it was written. */
export function originOfVariation({ source, fileName }: Pick<Variation, "source" | "fileName">): Origin {
  if ("enteredOn" in source) return { kind: "entry", on: source.enteredOn };
  if (fileName === undefined) throw new Error("A variation of a file has no file");
  return { kind: "document", file: fileName, line: source.line };
}

/** Keeps a variation that is asked; answers its number. */
export async function insertVariation(
  tx: Database,
  { administration, year }: YearKey,
  asked: VariationAsked & { readonly state: "draft" | "proposed"; readonly by: string },
): Promise<bigint> {
  const { variation_id } = await tx
    .insertInto("variation")
    .values({
      administration_id: administration,
      year,
      code: asked.code ?? null,
      state: asked.state,
      proposed_by: asked.by,
      ...columnsOf(asked),
    })
    .returning("variation_id")
    .executeTakeFirstOrThrow();
  return variation_id;
}

/** Writes a variation that is not decided yet anew; an opinion was of what it said before, and stays in the log alone. */
export async function rewriteVariation(
  tx: Database,
  administration: string,
  id: bigint,
  asked: VariationAsked & { readonly state: "draft" | "proposed" },
): Promise<void> {
  await tx
    .updateTable("variation")
    .set({ state: asked.state, opinion: null, opinion_by: null, opinion_at: null, ...columnsOf(asked) })
    .where("administration_id", "=", administration)
    .where("variation_id", "=", id)
    .execute();
}

function columnsOf({ kind, changes, reason, cause, source }: VariationAsked) {
  return {
    kind,
    changes: JSON.stringify(changes),
    reason: reason ?? null,
    cause: cause ?? null,
    file_id: "fileId" in source ? source.fileId : null,
    line: "fileId" in source ? source.line : null,
    entered_on: "enteredOn" in source ? source.enteredOn : null,
  };
}

/** Proposes a draft, by the person who says why. */
export async function proposeDraft(
  tx: Database,
  administration: string,
  id: bigint,
  { reason, cause, by }: { readonly reason: string; readonly cause: VariationCause; readonly by: string },
): Promise<void> {
  await sql`update variation set state = 'proposed', reason = ${reason}, cause = ${cause}, proposed_by = ${by}, proposed_at = now()
    where administration_id = ${administration} and variation_id = ${id}`.execute(tx);
}

/** Keeps what the OIV says of a variation. */
export async function addOpinion(
  tx: Database,
  administration: string,
  id: bigint,
  opinion: { readonly words: string; readonly by: string },
) {
  await sql`update variation set opinion = ${opinion.words}, opinion_by = ${opinion.by}, opinion_at = now()
    where administration_id = ${administration} and variation_id = ${id}`.execute(tx);
}

/** Ends variations that are not taken: rejected, or withdrawn by those who proposed them. */
export async function endVariations(
  tx: Database,
  administration: string,
  ids: readonly bigint[],
  { state, by, note }: { readonly state: "rejected" | "withdrawn"; readonly by: string; readonly note: string },
): Promise<void> {
  await sql`update variation set state = ${state}, decided_by = ${by}, decided_at = now(), decision_note = ${note}
    where administration_id = ${administration} and variation_id = any (${ids}::bigint[])`.execute(tx);
}

/** Marks a variation as taken by a version of the plan, with its reason and cause as they are told now. */
export async function takeVariation(
  tx: Database,
  administration: string,
  { id, reason, cause }: Pick<Variation, "id" | "reason" | "cause">,
  taken: {
    readonly code: ObjectiveCode;
    readonly act: string;
    readonly effectiveFrom: CivilDate;
    readonly version: number;
    readonly by: string;
  },
): Promise<void> {
  await sql`update variation set state = 'approved', code = ${taken.code}, act_id = ${taken.act}, effective_from = ${taken.effectiveFrom},
      approved_in = ${taken.version}, reason = ${reason}, cause = ${cause}, decided_by = ${taken.by}, decided_at = now()
    where administration_id = ${administration} and variation_id = ${id}`.execute(tx);
}

/** Keeps what an approved variation says from being published. */
export async function withholdVariation(
  tx: Database,
  administration: string,
  id: bigint,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<void> {
  await sql`update variation set withheld_reason = ${reason}, withheld_by = ${by}, withheld_at = now()
    where administration_id = ${administration} and variation_id = ${id}`.execute(tx);
}

/** The variations that acts approved, in the order in which they were recorded, as everybody reads them. */
export async function loadApprovedVariations(db: Database, { administration, year }: YearKey): Promise<ApprovedVariation[]> {
  const { rows } = await sql<ApprovedRow>`
    select v.variation_id::text as number, v.code, v.kind, v.changes, v.reason, v.cause, v.opinion, v.approved_in as version, o.title, v.withheld_reason,
      a.organ, a.number as act_number, a.date, v.effective_from, to_char(p.approved_at at time zone 'Europe/Rome', 'YYYY-MM-DD') as recorded_on
    from variation v
    join plan_version p on p.administration_id = v.administration_id and p.year = v.year and p.version = v.approved_in
    join act a on a.administration_id = v.administration_id and a.act_id = v.act_id
    join objective_version o on o.administration_id = v.administration_id and o.code = v.code and o.version = v.approved_in
    where v.administration_id = ${administration} and v.year = ${year} and v.state = 'approved'
    order by v.approved_in, v.variation_id`.execute(db);
  return rows.map(({ organ, act_number, date, effective_from, recorded_on, opinion, withheld_reason: withheld, ...told }) => ({
    ...told,
    ...(opinion !== null && withheld === null && { opinion }),
    ...(withheld !== null && { title: "", reason: "", changes: [], withheld }),
    act: { organ, number: act_number, date: civilDate(date) },
    effectiveFrom: civilDate(effective_from),
    recordedOn: civilDate(recorded_on),
  }));
}

type ApprovedRow = Omit<ApprovedVariation, "act" | "effectiveFrom" | "recordedOn" | "opinion"> & {
  readonly opinion: string | null;
  readonly withheld_reason: string | null;
  readonly organ: string;
  readonly act_number: string;
  readonly date: string;
  readonly effective_from: string;
  readonly recorded_on: string;
};
