import { sql } from "kysely";
import type { Database } from "../../src/data/database/database.ts";
import { type Verification, verifyWithin } from "../../src/features/commands/log/verifyLog.ts";

const CHECKS = [
  ["audit", "audit_check"],
  ["imported_file", "imported_file_check"],
] as const;

/** Does something with triggers and checks off, answers what is found of it, and leaves everything as it was. */
export async function afterTampering(superuser: Database, statements: readonly string[]): Promise<Verification> {
  let found: Verification | undefined;
  const undo = new Error("undo");
  await superuser
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`select set_config('app.person', 'riga di comando', true), set_config('app.capacity', 'commandLine', true)`.execute(tx);
      for (const [table, check] of CHECKS) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(check)}`.execute(tx);
      for (const statement of statements) await sql.raw(statement).execute(tx);
      found = await verifyWithin(tx, {});
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found!;
}

/** What is wrong with documents, a line for each: "runAltered: pay run 2". */
export const faultLines = ({ documentFaults }: Verification): string[] => documentFaults.map(({ kind, object }) => `${kind}: ${object}`);
