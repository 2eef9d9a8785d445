import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { accessKeyFileIn } from "../accessKey.ts";
import { clusterIn, holdsCluster } from "../embedded/clusterFolders.ts";
import { moveDurably } from "../embedded/moveDurably.ts";
import { ASIDE } from "../embedded/prepareBinaries.ts";
import { prepareDataFolder } from "../embedded/prepareDataFolder.ts";
import { serverUser } from "../embedded/serverUser.ts";
import { startEmbeddedPostgres } from "../embedded/startEmbeddedPostgres.ts";
import { keyFileIn } from "../keyFile.ts";
import type { Keys } from "./keysFile.ts";

/** What an earlier restore that was interrupted may have left, and is made anew. */
const LEFT = new RegExp(`^(?:segreti\\.json|postgres(?:\\.precedente)?\\.log|postgresql-.*|${ASIDE}.*)$`);

/**
 * Makes of a folder with nothing in it an installation that `fill` fills, given the address of the owner of its empty database, and that has these keys. It is
 * made inside, aside, and its cluster is moved last: before that the folder holds no Traguardo. Throws DatabaseRefused where something is in the folder.
 */
export async function restoreFolder(dataFolder: string, keys: Keys, fill: (ownerUrl: string) => Promise<void>): Promise<void> {
  const user = serverUser(clusterIn(resolve(dataFolder)));
  const wasThere = existsSync(dataFolder);
  refuseHeldFolder(dataFolder, keys);
  const folder = prepareDataFolder(dataFolder, user);
  const aside = join(folder, `${ASIDE}ripristino-${String(process.pid)}`);
  try {
    for (const name of readdirSync(folder))
      if (LEFT.test(name)) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    mkdirSync(aside);
    chmodSync(aside, statSync(folder).mode);
    const server = await startEmbeddedPostgres({ dataFolder: aside });
    try {
      await fill(server.ownerUrl);
    } finally {
      await server.stop();
    }
    writeKeys(aside, keys);
    const names = readdirSync(aside).filter((name) => name !== "postgres" && !name.startsWith(ASIDE));
    for (const name of [...names, "postgres"])
      if (!moveDurably(join(aside, name), join(folder, name)))
        throw new DatabaseRefused(
          `Nella cartella «${folder}» qualcuno ha messo «${name}» durante il ripristino: non è stato ripristinato nulla.`,
        );
  } finally {
    rmSync(aside, { recursive: true, force: true, maxRetries: 3 });
    if (!wasThere && readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
  }
}

/** Refuses a folder that holds something: a restore replaces nothing. Throws DatabaseRefused. */
export function refuseHeldFolder(dataFolder: string, keys: Keys): void {
  const folder = resolve(dataFolder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return; // a file is refused as every folder of data that is one
  if (holdsCluster(folder))
    throw new DatabaseRefused(
      `La cartella «${folder}» contiene già un'installazione di Traguardo: una copia si ripristina soltanto in una cartella vuota. Ne indichi un'altra con --data, oppure sposti questa.`,
    );
  const wanted = new Map(keyTexts(folder, keys));
  const isOfOurs = (name: string) => LEFT.test(name) || isWritten(join(folder, name), wanted.get(join(folder, name)));
  const other = readdirSync(folder).find((name) => !isOfOurs(name));
  if (other !== undefined)
    throw new DatabaseRefused(
      `La cartella «${folder}» contiene già qualcosa («${other}»): una copia si ripristina soltanto in una cartella vuota.`,
    );
}

function isWritten(file: string, text: string | undefined): boolean {
  return text !== undefined && readFileSync(file, "utf8") === text;
}

function writeKeys(folder: string, keys: Keys): void {
  for (const [file, text] of keyTexts(folder, keys)) writeFileSync(file, text, { mode: 0o600, flush: true });
}

/** The files of keys in a folder, with what is written in them. */
function keyTexts(folder: string, { access, checkpointPem }: Keys): [file: string, text: string][] {
  return [
    ...(access ? [[accessKeyFileIn(folder), `${access.toString("hex")}\n`] as [string, string]] : []),
    ...(checkpointPem === undefined ? [] : [[keyFileIn(folder), checkpointPem] as [string, string]]),
  ];
}
