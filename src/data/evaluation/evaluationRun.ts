import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { RunPart } from "../../domain/evaluation/runParts.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";

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

/** A computation to record: by whom, and the parts that are kept of it. */
export type NewRun = Omit<RecordedRun, "run" | "recordedOn" | "proofsSha256"> & { readonly by: string; readonly parts: readonly RunPart[] };

/** The fingerprint of proofs: SHA-256 of their texts, one a line, each asked for when its turn comes. */
export function hashOfProofs(texts: Iterable<string>): Buffer {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text}\n`);
  return hash.digest();
}

/** A part as it is kept, without its content. */
export type KeptPart = Pick<RunPart, "kind" | "person"> & { readonly position: number; readonly sha256: Buffer };

/** The line of a part in the fingerprint of a run's parts: which it is, of whom, and its own fingerprint, so that it stays true of a part that was erased. */
export function partLine({ kind, position, person = "", sha256 }: KeptPart): string {
  return `${kind} ${String(position)} ${person} ${sha256.toString("hex")}\n`;
}

function keptParts(parts: readonly RunPart[]): (KeptPart & RunPart)[] {
  const positions = { material: 0, proof: 0 };
  return parts.map((part) => ({
    ...part,
    position: (positions[part.kind] += 1),
    sha256: createHash("sha256").update(part.content, "utf8").digest(),
  }));
}

function hashOfParts(parts: readonly KeptPart[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(partLine(part));
  return hash.digest();
}

/** Records a computation with its parts; the database refuses one on rules that no act approved. */
export async function addRun(
  tx: Database,
  key: YearKey,
  { kind, fileNumber, smvpVersion, cciVersion, engine, result, parts, by }: NewRun,
): Promise<Pick<RecordedRun, "run" | "proofsSha256"> & { readonly partsSha256: Buffer }> {
  const { administration, year } = key;
  const proofsSha256 = hashOfProofs(parts.filter((part) => part.kind === "proof").map(({ content }) => content));
  const kept = keptParts(parts);
  const partsSha256 = hashOfParts(kept);
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
      parts_sha256: partsSha256,
      parts: "kept",
    })
    .returning("run")
    .executeTakeFirstOrThrow();
  await addParts(tx, key, run, kept);
  return { run, proofsSha256, partsSha256 };
}

async function addParts(
  tx: Database,
  { administration, year }: YearKey,
  run: bigint,
  parts: readonly (KeptPart & RunPart)[],
): Promise<void> {
  const rows = parts.map(({ person = null, ...part }) => ({ administration_id: administration, year, run, person, ...part }));
  for (const some of inChunks(rows)) await tx.insertInto("run_part").values(some).execute();
}

/** A run recorded before parts were kept, of which nobody has looked whether they can be made again. */
export type RunWithoutParts = RecordedRun & YearKey;

/** The runs of every administration whose parts nobody has looked for. For the owner of the database. */
export async function listRunsWithoutParts(tx: Database): Promise<RunWithoutParts[]> {
  const rows = await runs(tx)
    .select(["administration_id", "year"])
    .where("parts", "is", null)
    .orderBy("administration_id")
    .orderBy("run")
    .execute();
  return rows.map((row) => ({ administration: row.administration_id, year: row.year, ...runOf(row) }));
}

/** Keeps the parts of a run that were made again and have the fingerprint of then, or that they could not be. For the owner of the database. */
export async function settleParts(tx: Database, run: RunWithoutParts, parts: readonly RunPart[] | undefined): Promise<void> {
  const kept = parts && keptParts(parts);
  if (kept) await addParts(tx, run, run.run, kept);
  await sql`
    update evaluation_run set parts = ${kept ? "remade" : "notRemade"}, parts_sha256 = ${kept ? hashOfParts(kept) : null}
    where administration_id = ${run.administration} and year = ${run.year} and run = ${run.run} and parts is null`.execute(tx);
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
  const row = await runs(db)
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("kind", "=", kind)
    .orderBy("run", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && runOf(row);
}

function runs(db: Database) {
  return db
    .selectFrom("evaluation_run")
    .select(["run", "kind", "file_number", "smvp_version", "cci_version", "engine", "result", "proofs_sha256"])
    .select(sql<string>`(recorded_at at time zone 'Europe/Rome')::date`.as("recorded_on"));
}

type Row = Awaited<ReturnType<ReturnType<typeof runs>["executeTakeFirstOrThrow"]>>;

function runOf({ run, kind, file_number, smvp_version, cci_version, engine, result, proofs_sha256, recorded_on }: Row): RecordedRun {
  return {
    run,
    kind,
    fileNumber: file_number,
    smvpVersion: smvp_version,
    engine,
    result,
    proofsSha256: proofs_sha256,
    recordedOn: civilDate(recorded_on),
    ...(cci_version !== null && { cciVersion: cci_version }),
  };
}
