import type { Database } from "../database/database.ts";

/** How a person reached the system as its administrator: with which user of the computer, by which command, naming which options. */
export type TechnicalAccess = {
  readonly systemUser: string;
  readonly command: string;
  readonly options: readonly string[];
  readonly administration?: string | undefined;
  readonly year?: string | undefined;
};

/** Adds a line to the log of technical accesses, which is apart from that of the acts: it has its own term. */
export async function recordTechnicalAccess(db: Database, access: TechnicalAccess): Promise<void> {
  const { systemUser, command, options, administration = null, year = null } = access;
  await db
    .insertInto("technical_access")
    .values({ os_user: systemUser, command, options: [...options], administration, year })
    .execute();
}

/** The technical accesses of the last days, the latest first: all of them, of the person who it was. */
export async function listTechnicalAccesses(db: Database, limit: number) {
  return db
    .selectFrom("technical_access")
    .select(["recorded_at as recordedAt", "os_user as systemUser", "command", "options", "administration", "year"])
    .orderBy("access_id", "desc")
    .limit(limit)
    .execute();
}
