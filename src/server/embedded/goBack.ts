import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { isOfData } from "./copyBeforeUpdate.ts";
import { copyFile, copyFolder } from "./copyFolder.ts";
import { readCopyNote } from "./copyNote.ts";
import { folderInUse } from "./folderInUse.ts";
import { lockHolder } from "./lockHolder.ts";
import { moveDurably } from "./moveDurably.ts";
import { ASIDE } from "./prepareBinaries.ts";
import { leftOfUpdate, missingOfCopy, type Place, PLACES } from "./updateCopies.ts";

/** Going back, as it is under way: where the copy is, and between which versions of the structure the update went. */
type UnderWay = { readonly place: Place; readonly from: number; readonly towards: number };

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
  const found = newestCopy(folder);
  if (!found) throw new DatabaseRefused(noCopy(folder));
  const copy = leftOfUpdate(folder, "before", found.place);
  const missing = missingOfCopy(copy);
  if (missing.length > 0) throw new DatabaseRefused(notWhole(copy, missing));
  await refuseAtWork(copy);
  refuseClosedPlace(folder, found.place);
  throwAway(folder, leftOfUpdate(folder, "after", found.place));
  const aside = join(folder, `${ASIDE}ritorno-${String(process.pid)}`);
  writeFileSync(aside, `${JSON.stringify(found)}\n`, { mode: 0o600, flush: true });
  moveDurably(aside, markIn(folder));
  return carryOn(folder, found);
}

/** Goes on with going back where it was begun and not ended, and answers it in Italian; undefined where nothing was begun. Several may do it at once. */
export function endGoingBack(folder: string): string | undefined {
  try {
    return carryOn(folder, JSON.parse(readFileSync(markIn(folder), "utf8")) as UnderWay);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" && !isGoingBack(folder)) return undefined;
    throw error;
  }
}

/** Each step does nothing where it was done. The cluster is moved, for it is large and its moves are of one stroke; the few files beside it are copied. */
function carryOn(folder: string, underWay: UnderWay): string {
  const [copy, after] = (["before", "after"] as const).map((what) => leftOfUpdate(folder, what, underWay.place)) as [string, string];
  const [clusterNow, clusterBefore, clusterAfter] = [folder, copy, after].map((each) => join(each, "postgres")) as [string, string, string];
  if (existsSync(clusterBefore)) {
    setAside(folder, after);
    if (!existsSync(clusterAfter) && existsSync(clusterNow)) moveDurably(clusterNow, clusterAfter);
    bringBack(copy, folder);
    moveDurably(clusterBefore, clusterNow);
  }
  if (!existsSync(clusterNow)) throw new DatabaseRefused(lostHalfWay(folder, copy, after));
  throwAway(folder, copy);
  rmSync(markIn(folder), { force: true });
  return wentBack(folder, after, underWay);
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

/** Copies the files of the copy over those of the folder, each at one stroke. */
function bringBack(copy: string, folder: string): void {
  try {
    for (const entry of readdirSync(copy, { withFileTypes: true }).filter((each) => each.isFile())) {
      const aside = join(folder, `${ASIDE}${String(process.pid)}-${entry.name}`);
      copyFile(join(copy, entry.name), aside);
      moveDurably(aside, join(folder, entry.name));
    }
  } catch (error) {
    if (existsSync(join(copy, "postgres"))) throw error; // else another was faster, and has thrown the rest of the copy away
  }
}

/** Takes a folder away at one stroke, and then its content: half of one would look like the whole. */
function throwAway(folder: string, path: string): void {
  if (!existsSync(path)) return;
  const aside = join(folder, `${ASIDE}tolta-${String(process.pid)}`);
  rmSync(aside, { recursive: true, force: true });
  moveDurably(path, aside);
  rmSync(aside, { recursive: true, force: true, maxRetries: 3 });
}

/** The copy of the last update: there may be one of an earlier update at the other place. */
function newestCopy(folder: string): UnderWay | undefined {
  const found = PLACES.flatMap((place) => {
    const note = readCopyNote(leftOfUpdate(folder, "before", place));
    return note ? [{ place, from: note.from, towards: note.towards }] : [];
  });
  return found.toSorted((one, other) => other.from - one.from)[0];
}

/** Refuses a folder on which somebody is at work; waits for a server that is ending. */
async function refuseAtWork(folder: string): Promise<void> {
  for (let waited = 0; waited < LEAVING_MILLISECONDS; waited += 50) {
    const { kind } = lockHolder(join(folder, "postgres"));
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
  `Non c'è nessuna copia di prima dell'aggiornamento: l'ho cercata in ${PLACES.map((place) => `«${leftOfUpdate(folder, "before", place)}»`).join(" e in ")}. Non è stato toccato nulla.`;

const notWhole = (copy: string, missing: readonly string[]) =>
  `La copia di prima dell'aggiornamento, «${copy}», non è intera: manca ${missing.map((file) => `«${file}»`).join(", ")}. Non è stato toccato nulla.`;

const lostHalfWay = (folder: string, copy: string, after: string) =>
  `Si stava tornando a prima dell'aggiornamento, e la copia «${copy}» non c'è più. Ciò che c'era è in «${after}»: per rimetterlo sposti «${join(after, "postgres")}» in «${folder}».`;

const wentBack = (folder: string, after: string, { from, towards }: UnderWay) =>
  `La cartella dei dati «${folder}» è tornata com'era prima dell'aggiornamento dalla versione ${String(from)} alla ${String(towards)} della struttura: è di nuovo alla ${String(from)}. ` +
  `Ciò che c'era, con quanto è stato scritto dopo, è in «${after}» e ci resta fino al prossimo aggiornamento. ` +
  "Ora avvii la versione di Traguardo di prima: questa aggiornerebbe di nuovo. La posta che aspettava allora riparte, anche se nel frattempo è partita: «traguardo mail» la elenca.";
