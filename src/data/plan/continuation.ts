import type { Continuation } from "../../domain/plan/continuation.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** Which objectives of a year continue one of a year before; without a year, those of all years. */
export async function loadContinuations(
  db: Database,
  { administration, year }: Pick<YearKey, "administration"> & { readonly year?: number },
): Promise<Continuation[]> {
  const rows = await db
    .selectFrom("objective")
    .select(["code", "continues_code", "continues_how"])
    .where("administration_id", "=", administration)
    .where("continues_code", "is not", null)
    .$if(year !== undefined, (query) => query.where("year", "=", year ?? 0))
    .orderBy("year")
    .orderBy("ordinal")
    .execute();
  return rows.flatMap(({ code, continues_code: continues, continues_how: how }) =>
    continues === null || how === null ? [] : [{ code: code as ObjectiveCode, continues: continues as ObjectiveCode, how }],
  );
}

/** The objectives that there are, among some codes. */
export async function objectivesAmong(db: Database, administration: string, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("objective")
    .select("code")
    .where("administration_id", "=", administration)
    .where("code", "in", codes)
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** Writes which objective another continues, or that it continues none. */
export async function saveContinuation(
  tx: Database,
  administration: string,
  code: ObjectiveCode,
  link: Pick<Continuation, "continues" | "how"> | undefined,
): Promise<void> {
  await tx
    .updateTable("objective")
    .set({ continues_code: link?.continues ?? null, continues_how: link?.how ?? null })
    .where("administration_id", "=", administration)
    .where("code", "=", code)
    .execute();
}
