import { randomUUID } from "node:crypto";
import type { YearKey } from "../../src/data/cycle/cycleYear.ts";
import type { Database } from "../../src/data/database/database.ts";
import { listYears } from "../../src/data/plan/annualReport.ts";
import { preparePublication, releasePrepared } from "../../src/features/commands/publication/publishYear.ts";

/** Makes public what is held of a year now, as the command does, where it is not public already; once it was, with a reason. */
export async function publish(db: Database, { administration, year }: YearKey): Promise<void> {
  const ambient = { db, administration, year, actor: { person: "prova", capacity: "commandLine" as const } };
  const prepared = await preparePublication(ambient, { reason: "prova" }, { idempotencyKey: randomUUID() });
  if (!prepared.ok && prepared.reasons[0].reason === "nothingChanged") return;
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.reasons));
  const released = await releasePrepared(ambient, prepared.value.number, { idempotencyKey: randomUUID() });
  if (!released.ok) throw new Error(JSON.stringify(released.reasons));
}

/** Makes public what is held now of every year. */
export async function publishAll(db: Database): Promise<void> {
  for (const { administration, year } of await listYears(db)) await publish(db, { administration: administration.code, year });
}
