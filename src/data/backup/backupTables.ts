import type { ColumnType, GeneratedAlways } from "kysely";
import type { ByDatabase, Fixed } from "../columns.ts";

/** The tables of backup, as the app role sees them. */
export type BackupTables = { backup: BackupTable; restoration: RestorationTable };

type BackupTable = {
  backup_id: GeneratedAlways<bigint>;
  taken_at: Fixed<Date>;
  finished_at: ByDatabase<Date>;
  file: Fixed<string>;
  bytes: Fixed<bigint>;
  sha256: Fixed<Buffer>;
  is_encrypted: Fixed<boolean>;
};

type RestorationTable = {
  restoration_id: GeneratedAlways<bigint>;
  taken_at: ByDatabase<Date>;
  restored_at: ByDatabase<Date>;
  settled_at: ColumnType<Date | null, never, Date>;
  redone: ColumnType<number | null, never, number>;
  reason: ColumnType<string | null, never, string>;
};
