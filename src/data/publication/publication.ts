import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Included, PublicationState } from "../../domain/publication/publication.ts";
import { PUBLICATION_FORMAT } from "../../domain/publication/publication.ts";
import { type PublicationPart, yearOf } from "../../domain/publication/publicationParts.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";

/** A publication of a year as the office knows it. */
export type Publication = {
  readonly number: number;
  readonly state: PublicationState;
  readonly includes: readonly Included[];
  readonly corrects: number | undefined;
  readonly reason: string | undefined;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly releasedAt: Date | undefined;
  readonly withdrawnBy: string | undefined;
  readonly withdrawnAt: Date | undefined;
  readonly withdrawalReason: string | undefined;
  /** When what it held was erased. */
  readonly erasedAt: Date | undefined;
  /** Hexadecimal. */
  readonly sha256: string;
};

/** The publications of a year, the latest first. */
export async function loadPublications(db: Database, { administration, year }: YearKey): Promise<Publication[]> {
  const rows = await db
    .selectFrom("publication")
    .select(["number", "state", "includes", "corrects", "reason", "prepared_by", "prepared_at", "released_at"])
    .select(["withdrawn_by", "withdrawn_at", "withdrawal_reason", "erased_at", "sha256"])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    state: row.state,
    includes: row.includes,
    corrects: row.corrects ?? undefined,
    reason: row.reason ?? undefined,
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at,
    releasedAt: row.released_at ?? undefined,
    withdrawnBy: row.withdrawn_by ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    withdrawalReason: row.withdrawal_reason ?? undefined,
    erasedAt: row.erased_at ?? undefined,
    sha256: row.sha256.toString("hex"),
  }));
}

/** A publication whole, as it was prepared, without its figures; undefined when there is none with that number. */
export async function loadPrepared(db: Database, { administration, year }: YearKey, number: number): Promise<AnnualReport | undefined> {
  const pieces = await db
    .selectFrom("published_part")
    .select(["part", "position", "body"])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("number", "=", number)
    .where("part", "!=", "figure")
    .execute();
  return yearOf(pieces);
}

/** What is to be prepared. */
export type Preparing = {
  readonly number: number;
  readonly includes: readonly Included[];
  readonly corrects: number | undefined;
  readonly reason: string | undefined;
  readonly preparedBy: string;
  readonly engine: string;
  readonly pieces: readonly HashedPart[];
  /** The hash of all of them (`hashOfPublication`). */
  readonly sha256: Buffer;
};

/** A piece with the SHA-256 of its text. */
export type HashedPart = PublicationPart & { readonly sha256: Buffer };

/** The pieces with their hashes. */
export function hashParts(parts: readonly PublicationPart[]): HashedPart[] {
  return parts.map((part) => ({ ...part, sha256: createHash("sha256").update(part.body).digest() }));
}

/** The hash of a publication: of a line for each of its pieces, "genre key hash", in order. */
export function hashOfPublication(pieces: readonly HashedPart[]): Buffer {
  const hash = createHash("sha256");
  for (const { part, key, sha256 } of pieces) hash.update(`${part} ${key} ${sha256.toString("hex")}\n`);
  return hash.digest();
}

/** What was prepared of a year can no more be released. */
export async function discardPrepared(tx: Database, { administration, year }: YearKey): Promise<void> {
  await tx
    .updateTable("publication")
    .set({ state: "discarded" })
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("state", "=", "prepared")
    .execute();
}

/** Keeps a publication that is prepared, with all its pieces. What was prepared before is discarded. */
export async function insertPublication(tx: Database, key: YearKey, preparing: Preparing): Promise<void> {
  const { administration, year } = key;
  const { number, includes, corrects = null, reason = null, preparedBy, engine, pieces, sha256 } = preparing;
  await discardPrepared(tx, key);
  await sql`
    insert into publication (administration_id, year, number, includes, plan_version, corrects, reason, prepared_by, format, engine, sha256)
    select ${administration}, ${year}, ${number}, ${includes}, max(version), ${corrects}, ${reason}, ${preparedBy}, ${PUBLICATION_FORMAT}, ${engine}, ${sha256}
    from plan_version where administration_id = ${administration} and year = ${year}`.execute(tx);
  await insertMany(
    tx,
    "published_part",
    pieces.map(({ part, key, position, alike, body, sha256: ofBody }) => ({
      administration_id: administration,
      year,
      number,
      part,
      key,
      position,
      alike: alike === undefined ? null : bytea(hashOfWords(alike)),
      body,
      sha256: bytea(ofBody),
    })),
  );
}

/** What an objective is found by in other years: bytes of one length, whatever its words. */
export function hashOfWords(words: string): Buffer {
  return createHash("sha256").update(words).digest();
}

const bytea = (bytes: Buffer) => `\\x${bytes.toString("hex")}`;

/** A publication as the log names it. */
export function objectOfPublication({ year }: YearKey, number: number): string {
  return `publication ${String(year)}/${String(number)}`;
}

/** Makes public what was prepared. */
export async function releasePublication(tx: Database, key: YearKey, number: number, by: string): Promise<void> {
  await sql`update publication set state = 'released', released_by = ${by}, released_at = now()
    where administration_id = ${key.administration} and year = ${key.year} and number = ${number}`.execute(tx);
}

/** Takes publications back: nothing of them is public any more but the day and the reason. */
export async function withdrawPublications(
  tx: Database,
  key: YearKey,
  numbers: readonly number[],
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<void> {
  await sql`update publication set state = 'withdrawn', withdrawn_by = ${by}, withdrawn_at = now(), withdrawal_reason = ${reason}
    where administration_id = ${key.administration} and year = ${key.year} and number = any (${numbers}::int[])`.execute(tx);
}

/** Erases the pieces of a publication that was taken back, and of those of its year that never came out; how many. */
export async function eraseWithdrawnParts(
  tx: Database,
  key: YearKey,
  number: number,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<number> {
  const { rows } = await sql<{ parts: number }>`
    select erase_withdrawn(${key.administration}, ${key.year}, ${number}, ${by}, ${reason})::int as parts`.execute(tx);
  return rows[0]!.parts;
}

/** Where every instance hears, once the transaction is done, that what an administration publishes has changed. */
export const PUBLISHED_CHANNEL = "traguardo_published";

/** Says to every instance that what an administration publishes has changed. */
export async function tellPublished(tx: Database, administration: string): Promise<void> {
  await sql`select pg_notify(${PUBLISHED_CHANNEL}, ${administration})`.execute(tx);
}
