import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { isOfData } from "./copyBeforeUpdate.ts";
import { makeSecretFile } from "../secretFile.ts";
import { clusterIn } from "./clusterFolders.ts";
import { copyFile, copyFolder } from "./copyFolder.ts";
import { readCopyNote } from "./copyNote.ts";
import { folderInUse } from "./folderInUse.ts";
import { ERASURES_FILE } from "../backup/erasuresFile.ts";
import { lockHolder } from "./lockHolder.ts";
import { moveDurably, syncFolder } from "./moveDurably.ts";
import { ASIDE } from "./prepareBinaries.ts";
import { copyOf, freeForSettingAside, missingOfCopy, type Place, PLACES } from "./updateCopies.ts";

/** Going back, as it is under way: where the copy is, by which name what is there is set aside, and between which versions of the structure the update went. */
type UnderWay = { readonly place: Place; readonly after: string; readonly from: number; readonly towards: number };

/** The mark of a folder in which a person is going back: as long as it is there, the folder is neither of before nor of after. */
const markIn = (folder: string) => join(folder, "ritorno.json");

/** How long a server that is ending may take to leave the folder. */
const LEAVING_MILLISECONDS = 30_000;

/** Whether going back was begun in a folder and not ended. */
export function isGoingBack(folder: string): boolean {
  return existsSync(markIn(folder));
}

/**
 * Puts the copy of before the update in the place of a data folder's content, keeping what was there, and answers it in Italian. It begins with a mark and ends by
 * taking it away: stopped at any moment, `endGoingBack` goes on. Throws DatabaseRefused, with nothing touched, where there is no copy, it is not whole, or somebody
 * is at work on either.
 */
export async function goBack(dataFolder: string): Promise<string> {
  const folder = realpathSync(dataFolder);
  const ended = endGoingBack(folder);
  if (ended !== undefined) return ended;
  await refuseAtWork(folder);
  const { place, from, towards } = newestCopy(folder);
  const copy = copyOf(folder, place);
  refuseHalfCopy(copy);
  await refuseAtWork(copy);
  refuseClosedPlace(folder, place);
  const after = basename(freeForSettingAside(folder, place));
  const isOurs = makeSecretFile(markIn(folder), `${JSON.stringify({ place, after, from, towards } satisfies UnderWay)}\n`);
  syncFolder(folder);
  if (isOurs) refuseTakenMeanwhile(folder, copy);
  const answer = endGoingBack(folder);
  if (answer === undefined) throw new DatabaseRefused(noCopy(folder));
  return answer;
}

/** Goes on with going back where it was begun and not ended, and answers it in Italian; undefined where nothing was begun. Several may do it at once. */
export function endGoingBack(folder: string): string | undefined {
  let mark: string;
  try {
    mark = readFileSync(markIn(folder), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  return carryOn(folder, JSON.parse(mark) as UnderWay);
}

/** Each step does nothing where it was done. The cluster is moved, for it is large and its moves are of one stroke; the few files beside it are copied. */
function carryOn(folder: string, { place, after: name, from, towards }: UnderWay): string {
  const copy = copyOf(folder, place);
  const after = join(place === "beside" ? dirname(folder) : folder, name);
  const cluster = { now: clusterIn(folder), before: clusterIn(copy), after: clusterIn(after) };
  if (existsSync(cluster.before)) {
    setAside(folder, after);
    if (!existsSync(cluster.after)) moveOnce(cluster.now, cluster.after);
    bringBack(copy, folder);
    moveOnce(cluster.before, cluster.now);
    if (existsSync(cluster.before)) throw new Error(`«${cluster.now}» è occupata`);
  }
  if (!existsSync(cluster.now)) throw new DatabaseRefused(lostHalfWay(folder, copy, after));
  throwAway(folder, copy);
  rmSync(markIn(folder), { force: true });
  return wentBack(folder, after, { from, towards });
}

/** Moves what is there; nothing where another was faster. */
function moveOnce(from: string, to: string): void {
  try {
    moveDurably(from, to);
  } catch (error) {
    if (existsSync(from)) throw error;
  }
}

/** Keeps the files of a folder at their place of after the update; its cluster follows. */
function setAside(folder: string, after: string): void {
  if (existsSync(after)) return;
  const aside = join(folder, `${ASIDE}dopo-${String(process.pid)}`);
  rmSync(aside, { recursive: true, force: true });
  const isFile = (name: string) => isOfData(name) && name !== "postgres" && join(folder, name) !== markIn(folder);
  copyFolder(folder, aside, isFile);
  moveDurably(aside, after);
  rmSync(aside, { recursive: true, force: true });
}

/** Copies the files of the copy over those of the folder, each at one stroke; but for the list of what was erased, where there is one. */
function bringBack(copy: string, folder: string): void {
  try {
    for (const entry of readdirSync(copy, { withFileTypes: true }).filter((each) => each.isFile())) {
      // The database that comes back does not know what was erased since.
      if (entry.name === ERASURES_FILE && existsSync(join(folder, ERASURES_FILE))) continue;
      const aside = join(folder, `${ASIDE}${String(process.pid)}-${entry.name}`);
      copyFile(join(copy, entry.name), aside);
      moveDurably(aside, join(folder, entry.name));
    }
  } catch (error) {
    if (existsSync(clusterIn(copy))) throw error; // else another was faster, and has thrown the rest of the copy away
  }
}

/** Takes the rest of a copy away at one stroke, and then its content: half of one would look like the whole. */
function throwAway(folder: string, copy: string): void {
  const aside = join(folder, `${ASIDE}tolta-${String(process.pid)}`);
  rmSync(aside, { recursive: true, force: true });
  moveOnce(copy, aside);
  rmSync(aside, { recursive: true, force: true, maxRetries: 3 });
}

/** Where the copy of the last update is: there may be one of an earlier update at the other place. Throws DatabaseRefused where there is none. */
function newestCopy(folder: string): Omit<UnderWay, "after"> {
  const found = PLACES.flatMap((place) => {
    const note = readCopyNote(copyOf(folder, place));
    return note ? [{ place, from: note.from, towards: note.towards }] : [];
  });
  const [newest] = found.toSorted((one, other) => other.from - one.from);
  if (!newest) throw new DatabaseRefused(noCopy(folder));
  return newest;
}

function refuseHalfCopy(copy: string): void {
  const missing = missingOfCopy(copy);
  if (missing.length > 0) throw new DatabaseRefused(notWhole(copy, missing));
}

/** Another who went back at the same moment may have had the copy before our mark was there: then there is nothing to do, and nothing was done. */
function refuseTakenMeanwhile(folder: string, copy: string): void {
  if (missingOfCopy(copy).length === 0) return;
  rmSync(markIn(folder), { force: true });
  throw new DatabaseRefused(noCopy(folder));
}

/** Refuses a folder on which somebody is at work; waits for a server that is ending. */
async function refuseAtWork(folder: string): Promise<void> {
  for (let waited = 0; waited < LEAVING_MILLISECONDS; waited += 50) {
    const { kind } = lockHolder(clusterIn(folder));
    if (kind === "nobody" || kind === "stranger") return;
    if (kind === "serving") break;
    await delay(50);
  }
  throw folderInUse(folder);
}

function refuseClosedPlace(folder: string, place: Place): void {
  const needed = place === "beside" ? [folder, dirname(folder)] : [folder];
  for (const each of needed) {
    try {
      accessSync(each, constants.W_OK);
    } catch {
      throw new DatabaseRefused(
        `Per tornare indietro bisogna poter scrivere in «${each}», e questo utente non può: ripeta il comando con l'utente che può. Non è stato toccato nulla.`,
      );
    }
  }
}

const noCopy = (folder: string) =>
  `Non c'è nessuna copia di prima dell'aggiornamento: l'ho cercata in ${PLACES.map((place) => `«${copyOf(folder, place)}»`).join(" e in ")}. Non è stato toccato nulla.`;

const notWhole = (copy: string, missing: readonly string[]) =>
  `La copia di prima dell'aggiornamento, «${copy}», non è intera: manca ${missing.map((file) => `«${file}»`).join(", ")}. Non è stato toccato nulla.`;

const lostHalfWay = (folder: string, copy: string, after: string) =>
  `Si stava tornando a prima dell'aggiornamento, e la copia «${copy}» non c'è più. Ciò che c'era è in «${after}»: per rimetterlo sposti «${clusterIn(after)}» in «${folder}».`;

const wentBack = (folder: string, after: string, { from, towards }: Pick<UnderWay, "from" | "towards">) =>
  `La cartella dei dati «${folder}» è tornata com'era prima dell'aggiornamento dalla versione ${String(from)} alla ${String(towards)} della struttura: è di nuovo alla ${String(from)}. ` +
  `Ciò che c'era, con quanto è stato scritto dopo, è in «${after}» e ci resta fino al prossimo aggiornamento. ` +
  `Chi è stato cancellato dopo va cancellato di nuovo${existsSync(join(folder, ERASURES_FILE)) ? `: l'elenco è in «${join(folder, ERASURES_FILE)}»` : ""}. ` +
  "Ora avvii la versione di Traguardo di prima: questa aggiornerebbe di nuovo. La posta che aspettava allora riparte, anche se nel frattempo è partita: «traguardo mail» la elenca.";
