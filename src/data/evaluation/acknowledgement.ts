import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** That a person has seen something (it. "presa visione"): of which content, on the site or by a signature on paper, on which day. */
export type Acknowledgement = {
  readonly person: string;
  readonly object: string;
  readonly sha256: Buffer;
  readonly means: "online" | "paper";
  readonly signedOn: CivilDate;
  readonly recordedBy: string;
};

/** Keeps it; false when the same content was acknowledged already. */
export async function insertAcknowledgement(
  tx: Database,
  { administration, year }: YearKey,
  acknowledgement: Acknowledgement,
): Promise<boolean> {
  const { person, object, sha256, means, signedOn, recordedBy } = acknowledgement;
  const row = await tx
    .insertInto("acknowledgement")
    .values({ administration_id: administration, person, year, object, sha256, means, signed_on: signedOn, recorded_by: recordedBy })
    .onConflict((conflict) => conflict.doNothing())
    .returning("acknowledgement_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** What some people acknowledged in a year, as far as the person of this transaction may see. */
export async function listAcknowledgements(
  db: Database,
  { administration, year }: YearKey,
  people: readonly string[],
): Promise<Acknowledgement[]> {
  const rows = await db
    .selectFrom("acknowledgement")
    .select(["person", "object", "sha256", "means", "signed_on", "recorded_by as recordedBy"])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where(sql<boolean>`person = any (${[...people]}::text[])`)
    .orderBy("acknowledgement_id")
    .execute();
  return rows.map(({ signed_on, ...row }) => ({ ...row, signedOn: civilDate(signed_on) }));
}
