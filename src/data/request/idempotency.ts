import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** Deletes answers whose keys hold no more, at most so many; answers how many. */
export async function forgetAnswers(db: Database, atMost: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_answers(${atMost}) as gone`.execute(db);
  return rows[0]!.gone;
}
