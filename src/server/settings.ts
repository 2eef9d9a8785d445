import type { SessionLimits } from "../data/session.ts";
import { DatabaseRefused } from "../data/databaseRefused.ts";
import { defaultDataFolder } from "./defaultDataFolder.ts";

/**
 * Where the database is: our own in a data folder, or somebody's server. `ownerUrl` is only for migrations, `sealerUrl` only seals the log; `keyFile` holds
 * the key that signs checkpoints, where it was given.
 */
export type DatabaseSettings = (
  | { readonly kind: "embedded"; readonly dataFolder: string }
  | { readonly kind: "server"; readonly url: string; readonly ownerUrl: string | undefined; readonly sealerUrl: string | undefined }
) & { readonly keyFile?: string };

/**
 * Reads where the database is from `DATABASE_URL` (the app role), `DATABASE_OWNER_URL` (the role that migrates), `DATABASE_SEALER_URL` (the role that
 * seals the log), `CHECKPOINT_KEY_FILE` and the `--data` folder.
 * Throws DatabaseRefused when they contradict each other: data must not go where nobody expects them.
 */
export function readDatabaseSettings(given: { dataFolder?: string }, env: NodeJS.ProcessEnv = process.env): DatabaseSettings {
  const url = env["DATABASE_URL"] || undefined;
  const ownerUrl = env["DATABASE_OWNER_URL"] || undefined;
  const sealerUrl = env["DATABASE_SEALER_URL"] || undefined;
  const key = env["CHECKPOINT_KEY_FILE"] ? { keyFile: env["CHECKPOINT_KEY_FILE"] } : {};
  if (url === undefined && (ownerUrl !== undefined || sealerUrl !== undefined)) {
    const alone = ownerUrl === undefined ? "DATABASE_SEALER_URL" : "DATABASE_OWNER_URL";
    throw new DatabaseRefused(`C'è ${alone} ma non DATABASE_URL: indichi anche l'indirizzo con il ruolo dell'applicazione.`);
  }
  if (url === undefined) return { kind: "embedded", dataFolder: given.dataFolder ?? defaultDataFolder(env), ...key };
  if (given.dataFolder !== undefined) {
    throw new DatabaseRefused("Ha indicato sia --data sia DATABASE_URL: scelga dove stanno i dati e tolga l'altro.");
  }
  return { kind: "server", url, ownerUrl, sealerUrl, ...key };
}

/** What is chosen of the access: how long a session lasts (`SESSION_IDLE_MINUTES`, `SESSION_HOURS`), and the proxy in front (`TRUSTED_PROXY`). */
export type AccessSettings = { readonly limits: SessionLimits; readonly trustedProxy: string | undefined };

/** Reads what is chosen of the access; throws DatabaseRefused for a length that is none. */
export function readAccessSettings(env: NodeJS.ProcessEnv = process.env): AccessSettings {
  return {
    limits: {
      idleMinutes: wholeNumber(env, "SESSION_IDLE_MINUTES", 30),
      absoluteMinutes: 60 * wholeNumber(env, "SESSION_HOURS", 10),
    },
    trustedProxy: env["TRUSTED_PROXY"] || undefined,
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const written = env[name] || String(usual);
  if (/^[1-9]\d{0,3}$/.test(written)) return Number(written);
  throw new DatabaseRefused(`${name} vale «${written}»: deve essere un numero intero da 1 a 9999.`);
}
