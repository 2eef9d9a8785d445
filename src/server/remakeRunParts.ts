import { sql } from "kysely";
import { openDatabasePool } from "../data/database/database.ts";
import { DATABASE_ROLES } from "../data/database/databaseRoles.ts";
import { remakeParts } from "../features/commands/evaluation/remakeParts.ts";

/**
 * After an update, makes again what runs recorded before their parts were kept stood on, as the owner of the database; where nothing is to be made again it
 * only asks. Answers, in Italian, the runs whose proofs cannot be made again, if any.
 */
export async function remakeRunParts(ownerUrl: string): Promise<string | undefined> {
  const owner = openDatabasePool(ownerUrl, { max: 1 });
  try {
    const lost = await owner.transaction().execute(async (tx) => {
      await sql`set local role ${sql.id(DATABASE_ROLES.owner)}`.execute(tx);
      return remakeParts(tx);
    });
    if (lost.length === 0) return undefined;
    const which = lost.map(
      ({ administration, year, kind, run }) => `${administration} ${String(year)}, ${KIND_WORDS[kind]} ${String(run)}`,
    );
    return `Di questi calcoli registrati non si possono più rifare le prove, perché dopo sono cambiati i dati su cui stavano; esito e impronta restano: ${which.join("; ")}.`;
  } finally {
    await owner.destroy();
  }
}

const KIND_WORDS = { evaluation: "valutazione", pay: "premi" } as const;
