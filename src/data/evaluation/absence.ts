import type { Absence } from "../../domain/organisation/absence.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { Database } from "../database/database.ts";
import { daysOfRange, rangeOf, spanOf } from "../database/dayRange.ts";
import { inChunks } from "../database/inChunks.ts";

/** The absences that a file tells, and whose each is. */
export type AbsenceOf = { readonly person: string; readonly absence: Absence };

/** Keeps the absences of a file. */
export async function keepAbsences(tx: Database, administration: string, file: bigint, told: readonly AbsenceOf[]): Promise<void> {
  const rows = told.map(({ person, absence }) => ({
    administration_id: administration,
    person,
    valid: rangeOf(absence),
    class: absence.class,
    days: absence.days,
    file_number: file,
  }));
  for (const some of inChunks(rows)) await tx.insertInto("absence").values(some).execute();
}

/** The absences of a file that the person of this transaction may see, by whose they are. */
export async function loadAbsences(db: Database, administration: string, file: bigint): Promise<ReadonlyMap<string, readonly Absence[]>> {
  const rows = await db
    .selectFrom("absence")
    .select(["person", "class", "days", ...daysOfRange])
    .where("administration_id", "=", administration)
    .where("file_number", "=", file)
    .orderBy("absence_id")
    .execute();
  const told = rows.map(({ person, class: of, days, ...span }) => {
    const { from, to = from } = spanOf(span);
    return { person, absence: { from, to, class: of, days } };
  });
  return new Map(
    Array.from(
      groupBy(told, ({ person }) => person),
      ([person, own]) => [person, own.map(({ absence }) => absence)],
    ),
  );
}
