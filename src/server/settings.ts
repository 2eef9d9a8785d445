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
