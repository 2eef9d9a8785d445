import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { accessKeyFileIn } from "../accessKey.ts";
import { clusterIn, holdsCluster } from "../embedded/clusterFolders.ts";
import { markRestore, unmarkRestore, wasInterrupted } from "../embedded/restoreMark.ts";
import { moveDurably } from "../embedded/moveDurably.ts";
import { ASIDE, PROGRAMS } from "../embedded/prepareBinaries.ts";
import { prepareDataFolder } from "../embedded/prepareDataFolder.ts";
import { serverUser } from "../embedded/serverUser.ts";
import { startEmbeddedPostgres } from "../embedded/startEmbeddedPostgres.ts";
import { fileTrouble } from "../fileTrouble.ts";
import { keyFileIn } from "../keyFile.ts";
import type { Keys } from "./keysFile.ts";

/** Whether a name is of what a restore puts into a folder beside the cluster: an interrupted one may have left some. */
function isPut(folder: string, name: string): boolean {
  const keys = [accessKeyFileIn(folder), keyFileIn(folder)].map((file) => basename(file));
  return [...keys, "segreti.json", "postgres.log", "postgres.precedente.log"].includes(name) || name.startsWith(ASIDE);
}

/**
 * Makes of a folder with nothing in it an installation that `fill` fills, given the address of the owner of its empty database, and that has these keys. It is
 * made inside, aside, and its cluster is moved last: before that the folder holds no Traguardo, and a mark says that a restore is under way. Throws DatabaseRefused
 * where something is in the folder, or another restore is at it.
 */
export async function restoreFolder(dataFolder: string, keys: Keys, fill: (ownerUrl: string) => Promise<void>): Promise<void> {
  const wasThere = existsSync(dataFolder);
  refuseHeldFolder(dataFolder);
  refuseFolderOfOther(dataFolder);
  const folder = prepareDataFolder(dataFolder, serverUser(clusterIn(resolve(dataFolder))));
  throwAwayInterrupted(folder);
  if (!markRestore(folder)) throw new DatabaseRefused(`Nella cartella «${folder}» è appena cominciato un altro ripristino.`);
  const aside = join(folder, `${ASIDE}ripristino-${String(process.pid)}`);
  try {
    mkdirSync(aside);
    chmodSync(aside, statSync(folder).mode);
    const server = await startEmbeddedPostgres({ dataFolder: aside });
    try {
      await fill(server.ownerUrl);
    } finally {
      await server.stop();
    }
    writeKeys(aside, keys);
    const isMadeAnew = (name: string) => name.startsWith(ASIDE) || name.startsWith(PROGRAMS);
    const names = readdirSync(aside).filter((name) => name !== "postgres" && !isMadeAnew(name));
    for (const name of [...names, "postgres"])
      if (!moveDurably(join(aside, name), join(folder, name)))
        throw new DatabaseRefused(
          `Nella cartella «${folder}» qualcuno ha messo «${name}» durante il ripristino: non è stato ripristinato nulla.`,
        );
    unmarkRestore(folder);
  } catch (error) {
    throwAwayInterrupted(folder);
    throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true, maxRetries: 3 });
    if (!wasThere && readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
  }
}

/** Removes what a restore that did not come to its end put into the folder, where one was. */
function throwAwayInterrupted(folder: string): void {
  if (holdsCluster(folder) || !wasInterrupted(folder)) return;
  for (const name of readdirSync(folder))
    if (isPut(folder, name)) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  unmarkRestore(folder);
}

/** Refuses a folder that holds something: a restore replaces nothing. What an interrupted restore left is nothing. Throws DatabaseRefused. */
function refuseHeldFolder(dataFolder: string): void {
  const folder = resolve(dataFolder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return; // a file is refused as every folder of data that is one
  if (holdsCluster(folder))
    throw new DatabaseRefused(
      `La cartella «${folder}» contiene già un'installazione di Traguardo: una copia si ripristina soltanto in una cartella vuota. Ne indichi un'altra con --data, oppure sposti questa.`,
    );
  const [other] = wasInterrupted(folder) ? [] : namesIn(folder);
  if (other !== undefined)
    throw new DatabaseRefused(
      `La cartella «${folder}» contiene già qualcosa («${other}»): una copia si ripristina soltanto in una cartella vuota.`,
    );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new DatabaseRefused(`Non riesco a leggere la cartella «${folder}»: ${fileTrouble(error) ?? String(error)}.`);
  }
}

/** As root, refuses a folder of another user: what is restored would be root's, and that user could not start it. Throws DatabaseRefused. */
function refuseFolderOfOther(dataFolder: string): void {
  if (process.getuid?.() !== 0 || !existsSync(dataFolder)) return;
  const { uid } = statSync(dataFolder);
  if (uid === 0) return;
  throw new DatabaseRefused(
    `La cartella «${resolve(dataFolder)}» è di un altro utente (numero ${String(uid)}), e lei è root: ripristini con quell'utente, per esempio con «sudo -u», altrimenti lui non potrebbe avviare ciò che si ripristina.`,
  );
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
