import type { Act } from "../../domain/cycle/act.ts";
import type { Database } from "../database/database.ts";

/** Records an act of an organ, once: the same organ, number and date are the same act. Answers its id. */
export async function recordAct(tx: Database, administration: string, act: Act): Promise<string> {
  await tx
    .insertInto("act")
    .values({ administration_id: administration, ...act })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { act_id } = await tx
    .selectFrom("act")
    .select("act_id")
    .where("administration_id", "=", administration)
    .where("organ", "=", act.organ)
    .where("number", "=", act.number)
    .where("date", "=", act.date)
    .executeTakeFirstOrThrow();
  return act_id;
}
