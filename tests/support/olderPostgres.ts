import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { type DatabaseRole, DATABASE_ROLES } from "../../src/data/database/databaseRoles.ts";
import { createCluster } from "../../src/server/embedded/createCluster.ts";
import { createRoles } from "../../src/server/embedded/createRoles.ts";
import { DATABASE } from "../../src/server/embedded/database.ts";
import { copyPrograms } from "../../src/server/embedded/prepareBinaries.ts";
import { prepareDataFolder } from "../../src/server/embedded/prepareDataFolder.ts";
import { readSecrets } from "../../src/server/embedded/secrets.ts";
import { serverUser } from "../../src/server/embedded/serverUser.ts";
import { freePort } from "./freePort.ts";

/** The npm package with the programs of PostgreSQL 17 for this machine, unpacked; where nobody gives it, what needs it is skipped. */
export const POSTGRES_17 = process.env["TEST_POSTGRES_17"] || undefined;

/** A folder of data as the version before of PostgreSQL has it, being served by it. */
export type OlderServer = {
  readonly urlOf: (role: DatabaseRole | "superuser", database?: string) => string;
  readonly stop: () => Promise<void>;
};

/** Starts PostgreSQL 17 on a data folder as a Traguardo that brought it would have, making what is missing. Its programs are kept in `place`. */
export async function startOlder(place: string, dataFolder: string): Promise<OlderServer> {
  const { version } = JSON.parse(readFileSync(join(POSTGRES_17!, "package.json"), "utf8")) as { readonly version: string };
  const native = copyPrograms(place, { native: join(POSTGRES_17!, "native"), version });
  const user = serverUser(join(dataFolder, "postgres"));
  const folder = prepareDataFolder(dataFolder, user);
  const secrets = readSecrets(folder);
  const cluster = await clusterOf17(folder, native, user, secrets.superuser);
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "", shared_buffers: "16MB" };
  const words = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${String(value)}`]);
  const server = spawn(join(native, "bin", "postgres"), ["-D", cluster, ...words], { ...user, cwd: folder, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const urlOf: OlderServer["urlOf"] = (role, database = DATABASE) => {
    return `postgres://${role === "superuser" ? "postgres" : DATABASE_ROLES[role]}:${secrets[role]}@127.0.0.1:${String(port)}/${database}`;
  };
  await untilAnswers(urlOf("superuser", "postgres"));
  await createRoles(urlOf("superuser", "postgres"), DATABASE, secrets);
  return {
    urlOf,
    stop: () => {
      server.kill("SIGINT");
      return ended;
    },
  };
}

/** Root's servers run as another user: the folder is made as that user's by the product itself. */
async function clusterOf17(...[folder, ...rest]: Parameters<typeof createCluster>): Promise<string> {
  const cluster = join(folder, "postgres");
  return existsSync(cluster) ? cluster : createCluster(folder, ...rest);
}

async function untilAnswers(url: string): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
    await delay(50);
  }
}

/** What the program is given to work on it as on a server, with the keys of the folder. */
export function settingsOf(dataFolder: string, { urlOf }: OlderServer): NodeJS.ProcessEnv {
  return {
    DATABASE_URL: urlOf("app"),
    DATABASE_OWNER_URL: urlOf("owner"),
    DATABASE_SEALER_URL: urlOf("sealer"),
    DATABASE_PUBLIC_URL: urlOf("publicReader"),
    CHECKPOINT_KEY_FILE: join(dataFolder, "chiave-registro.pem"),
    TRAGUARDO_KEY: readFileSync(join(dataFolder, "chiave-accessi"), "utf8").trim(),
  };
}
