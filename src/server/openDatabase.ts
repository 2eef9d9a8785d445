import { openDatabasePool } from "../data/database.ts";
import type { Database } from "../data/database.ts";
import { DatabaseRefused } from "../data/databaseRefused.ts";
import { migrate, pendingMigrations } from "../data/migrate.ts";
import { refusePrivilegedRole } from "../data/refusePrivilegedRole.ts";
import { servingUrl } from "./embedded/servingUrl.ts";
import { startEmbeddedPostgres } from "./embedded/startEmbeddedPostgres.ts";
import type { DatabaseSettings } from "./settings.ts";

/** An open database, as the app role. */
export type OpenDatabase = {
  readonly db: Database;
  /** Settles when the embedded server ends by itself or by `close`; never for a server that is not ours. */
  readonly serverEnded: Promise<void>;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly onLost?: (error: Error) => void;
  /** Works on the embedded server of a Traguardo that is already running on the folder, if there is one. */
  readonly joins?: boolean;
};

/**
 * Opens the database the settings name, up to date and with a harmless role. The embedded one is started and migrated; a server is never
 * migrated from here. Throws DatabaseRefused, in Italian, when it is behind or newer, unreachable, or its role has too much power.
 */
export async function openDatabase(settings: DatabaseSettings, options: Options = {}): Promise<OpenDatabase> {
  switch (settings.kind) {
    case "embedded": {
      const running = options.joins ? servingUrl(settings.dataFolder) : undefined;
      if (running !== undefined) return join(running, options);
      const server = await startEmbeddedPostgres(settings);
      try {
        await migrate(server.ownerUrl);
        const { db, close } = await connect(server.appUrl, options);
        return { db, serverEnded: server.exited, close: () => close().then(server.stop) };
      } catch (error) {
        await server.stop();
        throw error;
      }
    }
    case "server":
      return join(settings.url, options);
  }
}

/** Connects to a server that somebody else keeps. */
async function join(url: string, options: Options): Promise<OpenDatabase> {
  await refuseBehind(url);
  const { db, close } = await connect(url, options);
  return { db, serverEnded: new Promise(() => undefined), close };
}

async function connect(url: string, options: Options): Promise<{ db: Database; close: () => Promise<void> }> {
  const db = openDatabasePool(url, options);
  try {
    await refusePrivilegedRole(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, close: () => db.destroy() };
}

async function refuseBehind(url: string): Promise<void> {
  const pending = await pendingMigrations(url).catch((error: unknown) => {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(`Il server della base dati non risponde: ${reasonOf(error)}`);
  });
  if (pending.length === 0) return;
  const names = pending.map(({ name }) => name).join(", ");
  throw new DatabaseRefused(
    `La struttura della base dati non è aggiornata (manca: ${names}). Fermi le altre copie di Traguardo, faccia una copia di sicurezza e avvii «traguardo migrate».`,
  );
}

/** The words of an error; a refused connection comes as several, with no words of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(String).join("; ");
  return String(error);
}
