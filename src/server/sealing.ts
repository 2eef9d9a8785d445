import { addCheckpoints, checkpointKeys } from "../data/log/checkpoint.ts";
import { passing, tellingOnce } from "./passing.ts";
import { openDatabasePool, type Database } from "../data/database/database.ts";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { refusePrivilegedRole } from "../data/database/refusePrivilegedRole.ts";
import { sealLog } from "../data/log/sealLog.ts";
import { findSigningKey, lostSigningKeyWords, readOrMakeSigningKey } from "./keyFile.ts";
import type { SigningKey } from "../data/log/signature.ts";
import { whyUnreachable } from "./whyUnreachable.ts";

/** What the log is sealed with: the address of the role that seals, and the file of the key that signs checkpoints, without which none is made. */
export type SealingMeans = { readonly url: string; readonly keyFile: string | undefined };

/** Opens the role that seals. Throws DatabaseRefused when it may do more than that, or cannot enter. */
export async function openSealer({ url }: SealingMeans): Promise<Database> {
  const sealer = openDatabasePool(url, { max: 1 });
  try {
    await refusePrivilegedRole(sealer, { seals: true });
  } catch (error) {
    await sealer.destroy();
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(whyUnreachable(error, "DATABASE_SEALER_URL"));
  }
  return sealer;
}

/**
 * The key that signs checkpoints, made where nothing was signed yet; undefined where it is lost, for it is never replaced in silence. Throws DatabaseRefused when it
 * is none, or cannot be read or made.
 */
export async function signingKeyOf(file: string, db: Database): Promise<SigningKey | undefined> {
  const found = findSigningKey(file);
  if (found) return found;
  return (await checkpointKeys(db)).length === 0 ? readOrMakeSigningKey(file) : undefined;
}

/** How often the sealer passes, and every how many passes it looks further back than what is new, and for a week gone by: once an hour. */
const EVERY = { milliseconds: 5_000, passes: 720 };

/** The sealer at work in the background. */
export type Sealing = { readonly stop: () => Promise<void> };

/**
 * Seals the log at once and then every few seconds, and signs the checkpoints that are due. What goes wrong is told once, in Italian, until it goes well
 * again. A copy of another installation seals nothing: two chains would go on from one. A key that is lost is told, and looked for at each pass. `stop` waits for
 * the pass under way and seals what is left. Throws DatabaseRefused when the role may do more than seal, or the key is none.
 */
export async function startSealing(
  means: SealingMeans,
  tell: (trouble: string) => void,
  isCopy: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<Sealing> {
  const { keyFile } = means;
  if (keyFile !== undefined) findSigningKey(keyFile); // refused before anything is opened
  const sealer = await openSealer(means);
  let key = keyFile === undefined ? undefined : await orClosing(sealer, signingKeyOf(keyFile, sealer));
  if (keyFile !== undefined && !key) tell(lostSigningKeyWords(keyFile));
  const tellOnce = tellingOnce(tell);
  let count = 0;

  async function pass(): Promise<void> {
    try {
      if (await isCopy()) return;
      const isHourly = count % EVERY.passes === 0;
      const linked = await sealLog(sealer, { reach: isHourly ? "recent" : "new" });
      const looks = (linked ?? 0) > 0 || isHourly;
      count += 1;
      if (keyFile !== undefined) key ??= findSigningKey(keyFile);
      const broken = (looks && key && (await addCheckpoints(sealer, key))?.broken) || [];
      tellOnce(
        broken.length > 0
          ? `Il registro di ${broken.join(", ")} non corrisponde più al suo ultimo punto di controllo firmato: avvii «traguardo verify».`
          : "",
      );
    } catch (error) {
      tellOnce(
        `Il registro delle operazioni non si riesce a sigillare, riprovo: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  const passes = passing(pass, EVERY.milliseconds);
  return {
    stop: async () => {
      await passes.stop().then(pass);
      await sealer.destroy();
    },
  };
}

async function orClosing<Value>(db: Database, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
