import type { Database } from "../../data/database/database.ts";
import { nameActor } from "../../data/database/nameActor.ts";
import { transact } from "../../data/database/transact.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { Actor } from "./ambient.ts";

/** Reads in one transaction in which the database knows who reads, and shows no row that is not for them. */
export function readAs<Value>(
  db: Database,
  administration: string,
  actor: Actor,
  work: (tx: Database, today: CivilDate) => Promise<Value>,
): Promise<Value> {
  return transact(db, async (tx) => {
    const today = await nameActor(tx, { administration, ...actor });
    return { keep: true, value: await work(tx, today) };
  });
}
