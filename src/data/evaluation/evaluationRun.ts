import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

export type RunKind = "evaluation" | "pay";

/** A recorded computation: what it stood on, and what came of it, byte for byte. */
export type RecordedRun = {
  readonly run: bigint;
  readonly kind: RunKind;
  /** The number of the file of evaluations it stood on. */
  readonly fileNumber: bigint;
  readonly smvpVersion: number;
  readonly cciVersion?: number;
  readonly engine: string;
  readonly result: string;
  readonly proofsSha256: Buffer;
  /** The day in Rome on which it was recorded. */
  readonly recordedOn: CivilDate;
};

/** Records a computation; the database refuses one on rules that no act approved. */
export async function addRun(
  tx: Database,
  { administration, year }: YearKey,
  {
    kind,
    fileNumber,
    smvpVersion,
    cciVersion,
    engine,
    result,
    proofsSha256,
    by,
  }: Omit<RecordedRun, "run" | "recordedOn"> & { readonly by: string },
): Promise<bigint> {
  const { run } = await tx
    .insertInto("evaluation_run")
    .values({
      administration_id: administration,
      year,
      kind,
      file_number: fileNumber,
      smvp_version: smvpVersion,
      cci_version: cciVersion ?? null,
      engine,
      result,
      sha256: createHash("sha256").update(result, "utf8").digest(),
      proofs_sha256: proofsSha256,
      recorded_by: by,
    })
    .returning("run")
    .executeTakeFirstOrThrow();
  return run;
}

/** Whether a computation of a year was ever recorded. */
export async function hasRun(db: Database, { administration, year }: YearKey, kind: RunKind): Promise<boolean> {
  const row = await db
    .selectFrom("evaluation_run")
    .select("run")
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("kind", "=", kind)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The last computation recorded of a year; undefined when there is none. */
export async function loadLastRun(db: Database, { administration, year }: YearKey, kind: RunKind): Promise<RecordedRun | undefined> {
  const row = await db
    .selectFrom("evaluation_run")
    .select(["run", "file_number", "smvp_version", "cci_version", "engine", "result", "proofs_sha256"])
    .select(sql<string>`(recorded_at at time zone 'Europe/Rome')::date`.as("recorded_on"))
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("kind", "=", kind)
    .orderBy("run", "desc")
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      run: row.run,
      kind,
      fileNumber: row.file_number,
      smvpVersion: row.smvp_version,
      engine: row.engine,
      result: row.result,
      proofsSha256: row.proofs_sha256,
      recordedOn: civilDate(row.recorded_on),
      ...(row.cci_version !== null && { cciVersion: row.cci_version }),
    }
  );
}
