import type { Act } from "../../domain/cycle/act.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { Database } from "../database/database.ts";

/** Records an act of an organ, once: the same organ, number and date are the same act. Answers its id. `enforceableFrom` is the day from which it is enforceable, where it says one. */
export async function recordAct(tx: Database, administration: string, act: Act, enforceableFrom?: CivilDate): Promise<string> {
  const { organ, number, date } = act;
  await tx
    .insertInto("act")
    .values({ administration_id: administration, organ, number, date, enforceable_from: enforceableFrom ?? null })
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
