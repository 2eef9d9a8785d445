import { sql } from "kysely";
import { type Database, openDatabasePool, openPublishedPool } from "../../data/database/database.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import type { DatabaseRole } from "../../data/database/databaseRoles.ts";
import { refusePrivilegedRole } from "../../data/database/refusePrivilegedRole.ts";
import { databasePlace } from "../databasePlace.ts";
import { servingUrl } from "../embedded/servingUrl.ts";
import { startEmbeddedPostgres } from "../embedded/startEmbeddedPostgres.ts";
import type { DatabaseSettings } from "../settings.ts";
import { whyUnreachable } from "../whyUnreachable.ts";
import type { Finding } from "./finding.ts";
import { refusalOf } from "./looking.ts";

/** A database that answers, as the role of the application; `close` ends the server where it was started for this. */
export type Reached = {
  readonly url: string;
  readonly db: Database;
  readonly findings: readonly Finding[];
  readonly close: () => Promise<void>;
};

/** The oldest PostgreSQL the program works with, as the server counts versions. */
const OLDEST = 15_00_00;

/**
 * Reaches the database without updating it: that of a Traguardo at work, else the embedded one, started for this and stopped afterwards, or the server's, by each role
 * that was given. What is in the way is told; with the role of the application in the way nothing is reached.
 */
export async function reachDatabase(settings: DatabaseSettings): Promise<Reached | { readonly findings: readonly Finding[] }> {
  const urls = await urlsOf(settings);
  if ("refusal" in urls) return { findings: [{ check: "database", state: "broken", message: urls.refusal }] };
  const db = openDatabasePool(urls.app, { max: 2, purpose: "commandLine" });
  const close = () => db.destroy().then(urls.stop);
  try {
    const asked = await Promise.all([askApp(settings, db), ...others(urls, settings)]);
    const [app] = asked;
    const findings = asked.flat();
    if (app.every(({ state }) => state === "well")) return { url: urls.app, db, findings, close };
    await close();
    return { findings };
  } catch (error) {
    await close();
    throw error;
  }
}

type Urls = Readonly<Record<Exclude<DatabaseRole, "app">, string | undefined>> & {
  readonly app: string;
  readonly stop: () => Promise<void>;
};

async function urlsOf(settings: DatabaseSettings): Promise<Urls | { readonly refusal: string }> {
  if (settings.kind === "server")
    return {
      app: settings.url,
      owner: settings.ownerUrl,
      sealer: settings.sealerUrl,
      publicReader: settings.publicUrl,
      stop: () => Promise.resolve(),
    };
  const { dataFolder } = settings;
  try {
    const joined = servingUrl(dataFolder, "app");
    const { appUrl, stop } =
      joined === undefined ? await startEmbeddedPostgres({ dataFolder }) : { appUrl: joined, stop: () => Promise.resolve() };
    return { app: appUrl, owner: undefined, sealer: undefined, publicReader: undefined, stop };
  } catch (error) {
    if (error instanceof DatabaseRefused) return { refusal: error.message };
    throw error;
  }
}

/** The role of the application: it comes in, has no power too many, and its server is no older than we need. */
async function askApp(settings: DatabaseSettings, db: Database): Promise<Finding[]> {
  return asking("DATABASE_URL", async () => {
    const { rows } = await sql<{ number: string; version: string }>`
      select current_setting('server_version_num') as number, split_part(current_setting('server_version'), ' ', 1) as version`.execute(db);
    const { number, version } = rows[0]!;
    if (Number(number) < OLDEST) throw new DatabaseRefused(`Ci vuole PostgreSQL 15 o successivo, e quello di DATABASE_URL è ${version}.`);
    await refusePrivilegedRole(db);
    return `La base dati risponde (${databasePlace(settings)}), PostgreSQL ${version}.`;
  });
}

/** The other roles of a server, where they were given. */
function others({ owner, sealer, publicReader }: Urls, settings: DatabaseSettings): Promise<Finding[]>[] {
  if (settings.kind === "embedded") return [];
  return [
    ...(owner === undefined ? [] : [askRole(owner, "DATABASE_OWNER_URL", "che aggiorna la struttura")]),
    ...(sealer === undefined
      ? []
      : [askRole(sealer, "DATABASE_SEALER_URL", "che sigilla il registro", (db) => refusePrivilegedRole(db, { seals: true }))]),
    ...(publicReader === undefined ? [] : [askRole(publicReader, "DATABASE_PUBLIC_URL", "che legge ciò che è pubblicato")]),
  ];
}

function askRole(
  url: string,
  setting: string,
  what: string,
  more: (db: Database) => Promise<void> = () => Promise.resolve(),
): Promise<Finding[]> {
  return asking(setting, async () => {
    const db = setting === "DATABASE_PUBLIC_URL" ? openPublishedPool(url, { max: 1 }) : openDatabasePool(url, { max: 1 });
    try {
      await sql`select 1`.execute(db);
      if (setting !== "DATABASE_PUBLIC_URL") await more(db as Database);
    } finally {
      await db.destroy();
    }
    return `Il ruolo ${what} (${setting}) entra.`;
  });
}

async function asking(setting: string, ask: () => Promise<string>): Promise<Finding[]> {
  let answer = "";
  const refused = await refusalOf(async () => {
    answer = await ask().catch((error: unknown) => {
      throw error instanceof DatabaseRefused ? error : new DatabaseRefused(whyUnreachable(error, setting));
    });
  });
  return [{ check: "database", state: refused === undefined ? "well" : "broken", message: refused ?? answer }];
}
