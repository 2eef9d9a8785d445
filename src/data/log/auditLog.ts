import { randomBytes } from "node:crypto";
import type { TrackNow } from "../../domain/cycle/track.ts";
import type { Json } from "../../domain/kernel/json.ts";
import type { Database } from "../database/database.ts";
import { commitmentOf } from "./logHash.ts";

/** One line of the audit log (it. "registro delle operazioni"). `content` says what was written, as the reader of the log needs it. */
export type AuditLine = {
  readonly administration: string;
  /** Absent for what belongs to no year: the organisation. */
  readonly year?: number;
  readonly person: string;
  readonly action: string;
  readonly object: string;
  readonly track?: TrackNow;
  readonly content: Json;
};

/**
 * Adds a line. Its commitment, SHA-256 of a random salt and the content, lets the row be sealed later without showing it; the database
 * recomputes it and refuses another.
 */
export async function appendAuditLine(tx: Database, line: AuditLine): Promise<void> {
  const content = JSON.stringify(line.content);
  const salt = randomBytes(32);
  await tx
    .insertInto("audit")
    .values({
      administration_id: line.administration,
      person: line.person,
      action: line.action,
      object: line.object,
      year: line.year ?? null,
      track: line.track?.track ?? null,
      track_state: line.track?.state ?? null,
      salt,
      content,
      commitment: commitmentOf(salt, content),
    })
    .execute();
}
