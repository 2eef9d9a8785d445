import type { ColumnType, GeneratedAlways } from "kysely";
import type { Track } from "../../domain/cycle/track.ts";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of log, as the app role sees them. */
export type LogTables = {
  audit: AuditTable;
  chain: ChainTable;
  checkpoint: CheckpointTable;
};

type AuditTable = {
  administration_id: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  recorded_at: ByDatabase<Date>;
  person: Fixed<string>;
  action: Fixed<string>;
  object: Fixed<string>;
  year: Fixed<number | null>;
  track: Fixed<Track | null>;
  track_state: Fixed<string | null>;
  /** Null once the content was erased. */
  salt: ColumnType<Buffer | null, Buffer, never>;
  content: ColumnType<string | null, string, never>;
  commitment: Fixed<Buffer>;
};

type ChainTable = {
  administration_id: ByDatabase<string>;
  seq: ByDatabase<bigint>;
  audit_sequence: ByDatabase<bigint>;
  previous: ByDatabase<Buffer>;
  hash: ByDatabase<Buffer>;
};

/** Why a checkpoint was made: an act was recorded, a week has passed, a person asked. */
export type CheckpointReason = "act" | "week" | "request";

type CheckpointTable = {
  administration_id: ByDatabase<string>;
  size: ByDatabase<bigint>;
  made_at: ByDatabase<Date>;
  root: ByDatabase<Buffer>;
  reason: ByDatabase<CheckpointReason>;
  public_key: ByDatabase<Buffer>;
  signature: ByDatabase<Buffer>;
};
