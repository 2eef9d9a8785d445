import { lastBackup } from "../../data/backup/madeBackup.ts";
import type { Database } from "../../data/database/database.ts";
import { lastBackupWords } from "../../features/commands/lastBackupWords.ts";
import type { Finding } from "./finding.ts";

/** The last good copy of the installation: one that is too old, or none, is to be looked at. */
export async function checkBackup(db: Database): Promise<Finding[]> {
  const { isLate, text } = lastBackupWords(await lastBackup(db), Date.now());
  return [{ check: "backup", state: isLate ? "toLookAt" : "well", message: text }];
}
