import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Track } from "../domain/cycle/track.ts";
import type { Json } from "../domain/kernel/json.ts";

/** The tables as the app role sees them: `never` stands where it may not write. Days are "2023-12-31", numeric is text, bigint is bigint. */
export type Tables = {
  schema_migration: SchemaMigrationTable;
  administration: AdministrationTable;
  year: YearTable;
  act: ActTable;
  track: TrackTable;
  audit: AuditTable;
  idempotency: IdempotencyTable;
};

/** A column written once. */
type Fixed<Type> = ColumnType<Type, Type, never>;

/** A column only the database writes. */
type ByDatabase<Type> = ColumnType<Type, never, never>;

type SchemaMigrationTable = {
  version: ByDatabase<number>;
  name: ByDatabase<string>;
  checksum: ByDatabase<string>;
  applied_at: ByDatabase<Date>;
};

type AdministrationTable = {
  administration_id: Fixed<string>;
  name: string;
  created_at: ByDatabase<Date>;
};

export type Depth = "semplificato" | "intermedio" | "completo";

type YearTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  depth: Generated<Depth>;
  revision: ColumnType<bigint, never, bigint>;
};

type ActTable = {
  administration_id: Fixed<string>;
  act_id: ColumnType<string, string | undefined, never>;
  organ: Fixed<string>;
  number: Fixed<string>;
  date: Fixed<string>;
  enforceable_from: ColumnType<string | null, string | null | undefined, never>;
};

type TrackTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  track: Fixed<Track>;
  opened_at: Date | null;
  opened_by_act: string | null;
  closed_at: Date | null;
  closed_by_act: string | null;
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
  salt: Fixed<Buffer>;
  content: Fixed<string>;
  commitment: Fixed<Buffer>;
};

type IdempotencyTable = {
  administration_id: Fixed<string>;
  key: Fixed<string>;
  person: Fixed<string>;
  action: Fixed<string>;
  answer: ColumnType<Json, string, never>;
  recorded_at: ByDatabase<Date>;
};
