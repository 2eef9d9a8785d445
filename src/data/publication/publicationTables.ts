import type { ColumnType, SelectType } from "kysely";
import type { Setting } from "../../domain/organisation/setting.ts";
import type { Included, PublicationState } from "../../domain/publication/publication.ts";
import type { PublicationPart } from "../../domain/publication/publicationParts.ts";
import type { Fixed, ByDatabase } from "../columns.ts";
import type { LogTables } from "../log/logTables.ts";

/** The tables of publications, as the app role sees them. */
export type PublicationTables = {
  publication: PublicationTable;
  published_part: PublishedPartTable;
};

type PublicationTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  number: Fixed<number>;
  state: ColumnType<PublicationState, never, PublicationState>;
  includes: Fixed<Included[]>;
  plan_version: Fixed<number>;
  corrects: Fixed<number | null>;
  reason: Fixed<string | null>;
  prepared_by: Fixed<string>;
  prepared_at: ByDatabase<Date>;
  released_by: ColumnType<string | null, never, string>;
  released_at: ColumnType<Date | null, never, Date>;
  withdrawn_by: ColumnType<string | null, never, string>;
  withdrawn_at: ColumnType<Date | null, never, Date>;
  withdrawal_reason: ColumnType<string | null, never, string>;
  erased_by: ByDatabase<string | null>;
  erased_at: ByDatabase<Date | null>;
  erasure_reason: ByDatabase<string | null>;
  format: Fixed<number>;
  engine: Fixed<string>;
  sha256: Fixed<Buffer>;
};

type PublishedPartTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  number: Fixed<number>;
  part: Fixed<PublicationPart["part"]>;
  key: Fixed<string>;
  position: Fixed<number>;
  alike: Fixed<Buffer | null>;
  body: Fixed<string>;
  sha256: Fixed<Buffer>;
};

/** What the public side sees, in the schema `published`: what was released, who releases, the checkpoints of their logs. It writes nothing. */
export type PublishedTables = {
  publication: Seen<
    Omit<PublicationTable, "prepared_by" | "released_by" | "withdrawn_by" | "plan_version" | "erased_by" | "erased_at" | "erasure_reason">
  >;
  part: Seen<PublishedPartTable>;
  administration: Seen<{ administration_id: string; name: string }>;
  setting: Seen<{ administration_id: string; setting: Setting; value: string; holds_from: string }>;
  checkpoint: LogTables["checkpoint"];
};

type Seen<Table> = { [Column in keyof Table]: ByDatabase<SelectType<Table[Column]>> };
