import { userInfo } from "node:os";
import type { Database } from "../data/database/database.ts";
import { recordTechnicalAccess, type TechnicalAccess } from "../data/access/technicalAccess.ts";

/** A call of the command line, as the log of technical accesses keeps it: names of options, and no value but administration and year. */
export type TechnicalCall = Omit<TechnicalAccess, "systemUser">;

/** Notes a call in the log of technical accesses, with the user of the computer who made it. */
export function noteCall(db: Database, call: TechnicalCall): Promise<void> {
  return recordTechnicalAccess(db, { ...call, systemUser: systemUser() });
}

/** The user of the computer; some containers have a number and no name. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${String(process.getuid?.() ?? "?")}`;
  }
}
