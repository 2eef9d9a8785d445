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
 * The content of a line with its commitment, SHA-256 of a random salt and the content, which lets the row be sealed later without showing it; the database
 * recomputes it and refuses another.
 */
export function committed(content: Json): { readonly salt: Buffer; readonly content: string; readonly commitment: Buffer } {
  const [salt, text] = [randomBytes(32), JSON.stringify(content)];
  return { salt, content: text, commitment: commitmentOf(salt, text) };
}

/** Adds a line of what is done outside an act; an act adds its own as it ends. */
export async function appendAuditLine(tx: Database, line: AuditLine): Promise<void> {
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
      ...committed(line.content),
    })
    .execute();
}
