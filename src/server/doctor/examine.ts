import type { Database } from "../../data/database/database.ts";
import type { DatabaseSettings } from "../settings.ts";
import { noteCall, type TechnicalCall } from "../technicalCall.ts";
import { checkBackup } from "./checkBackup.ts";
import { checkClock } from "./checkClock.ts";
import { checkDisk } from "./checkDisk.ts";
import { checkFolder } from "./checkFolder.ts";
import { checkInstallation } from "./checkInstallation.ts";
import { checkKeys } from "./checkKeys.ts";
import { checkMailServer, checkOutbox } from "./checkMail.ts";
import { checkSettings, databaseTold, type Told } from "./checkSettings.ts";
import { checkStructure } from "./checkStructure.ts";
import type { Finding } from "./finding.ts";
import { reachDatabase } from "./reachDatabase.ts";
import { looking, refusalOf } from "./looking.ts";

/**
 * Looks at the whole installation and tells what it finds. Nothing is updated, made or sent; a database that is up to date notes the call, as for every command. What
 * is in the way of one check is in the way of no other.
 */
export async function examine(told: Told, call: TechnicalCall, env: NodeJS.ProcessEnv = process.env): Promise<readonly Finding[]> {
  const settings = await checkSettings(told, env);
  const mail = looking("mail", () => checkMailServer(env));
  if ((await refusalOf(() => databaseTold(told, env))) !== undefined) return [...settings, ...(await mail)];
  const where = databaseTold(told, env);
  return [...settings, ...(await lookAtData(where, call, await mail))];
}

async function lookAtData(settings: DatabaseSettings, call: TechnicalCall, mail: readonly Finding[]): Promise<Finding[]> {
  const folder = await looking("folder", () => checkFolder(settings));
  if (folder.some(({ state }) => state === "broken")) return [...folder, ...mail];
  const reached = await reachDatabase(settings);
  const around = [...folder, ...reached.findings, ...(await looking("disk", () => checkDisk(settings)))];
  if (!("db" in reached)) return [...around, ...mail, ...(await looking("keys", () => checkKeys(settings, undefined)))];
  try {
    const structure = await checkStructure(settings, reached.url);
    const isUpToDate = structure[0]!.state === "well";
    const within = isUpToDate
      ? await lookInside(settings, reached.db, mail)
      : [...mail, ...(await looking("keys", () => checkKeys(settings, undefined)))];
    const noted = isUpToDate ? await looking("database", () => noteCall(reached.db, call).then(() => [])) : [];
    return [...around, ...structure, ...within, ...noted];
  } finally {
    await reached.close();
  }
}

/** What only a database that is up to date can tell. */
async function lookInside(settings: DatabaseSettings, db: Database, mail: readonly Finding[]): Promise<Finding[]> {
  return [
    ...(await looking("installation", () => checkInstallation(settings, db))),
    ...(await looking("backup", () => checkBackup(db))),
    ...(await looking("clock", () => checkClock(db))),
    ...mail,
    ...(await looking("mail", () => checkOutbox(db))),
    ...(await looking("keys", () => checkKeys(settings, db))),
  ];
}
