import { realpathSync } from "node:fs";
import type { Database } from "../data/database/database.ts";
import { openRestoration } from "../data/backup/restoration.ts";
import { isDemonstration } from "../data/account/demonstrationAccounts.ts";
import { lastSettled, placeOnServer, settle, type Settled } from "../data/database/installation.ts";
import { readCopyNote, removeCopyNote } from "./embedded/copyNote.ts";
import { folderPlace, standingOf } from "./embedded/folderPlace.ts";
import type { DatabaseSettings } from "./settings.ts";

/** An installation, which may be a copy of another: then nothing of it goes out until a person says that it took the other's place. */
export type Installation = {
  /** Whether it is a copy; asked of the database each time, for another process may say that it is none any more, or have put another in its place. */
  readonly isCopy: () => Promise<boolean>;
  /** Whether what goes outward waits: it is a copy, or nobody may enter yet. */
  readonly holdsBack: () => Promise<boolean>;
  readonly settled: () => Promise<Settled | undefined>;
  readonly takePlace: (reason: string) => Promise<void>;
  /** Whether nobody may enter yet, because it is not known what was erased after the copy this was restored from. */
  readonly isHeld: () => Promise<boolean>;
};

/**
 * Finds out where this installation is. One that never knew it settles here; so does a copy made before an update that is put back where the folder it is of
 * stood: it is that folder. A demonstration, whose folder comes ready-made, is never a copy: it has nobody to write to.
 */
export async function openInstallation(settings: DatabaseSettings, db: Database): Promise<Installation> {
  const { folder, place, isAtHome } = await whereItIs(settings, db);
  const settleHere = async (reason?: string) => {
    await settle(db, place, reason);
    if (folder !== undefined) removeCopyNote(folder);
  };
  if (isAtHome) await settleHere();
  const isCopy = async () => isElsewhere(db, folder === undefined ? await placeOnServer(db) : place);
  const isHeld = async () => (await openRestoration(db)) !== undefined;
  return {
    isCopy,
    holdsBack: async () => (await isHeld()) || (await isCopy()),
    settled: () => lastSettled(db),
    takePlace: settleHere,
    isHeld,
  };
}

/** Whether an installation is a copy of another, or would be once it is opened; settles nothing. */
export async function looksLikeCopy(settings: DatabaseSettings, db: Database): Promise<boolean> {
  const { place, isAtHome } = await whereItIs(settings, db);
  return !isAtHome && (await isElsewhere(db, place));
}

/** Where it is; at home where it never said where that is, or was put back there. */
async function whereItIs(settings: DatabaseSettings, db: Database) {
  const folder = settings.kind === "embedded" ? realpathSync(settings.dataFolder) : undefined;
  const place = folder === undefined ? await placeOnServer(db) : folderPlace(folder);
  const note = folder === undefined ? undefined : readCopyNote(folder);
  const isBack = folder !== undefined && note?.standing === standingOf(folder);
  return { folder, place, isAtHome: note ? isBack : (await lastSettled(db)) === undefined };
}

async function isElsewhere(db: Database, place: string): Promise<boolean> {
  return (await lastSettled(db))?.place !== place && !(await isDemonstration(db));
}
