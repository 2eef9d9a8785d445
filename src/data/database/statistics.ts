import { sql } from "kysely";
import type { Database } from "./database.ts";
import { type Acting, nameActor } from "./nameActor.ts";
import { transact } from "./transact.ts";

/** How many rows that have come in are many: what PostgreSQL thinks of the table may be quite wrong from then on. */
const MANY = 500;

/**
 * Has PostgreSQL look again at how many rows the tables of some data have, where many have come in: it would do so by itself after a minute, and until then
 * may plan for a body with no rows. To be called when they are written for good. What goes wrong here undoes nothing and is told to nobody: that minute helps.
 */
export async function refreshStatistics(
  db: Database,
  acting: Acting,
  what: "plan" | "staff" | "evaluation" | "publication",
  written: number,
): Promise<void> {
  if (written < MANY) return;
  await transact(db, async (tx) => {
    await nameActor(tx, acting);
    await sql`select refresh_statistics(${acting.administration}, ${what})`.execute(tx);
    return { keep: true, value: undefined };
  }).catch(() => undefined);
}
