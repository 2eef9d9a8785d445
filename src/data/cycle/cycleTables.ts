import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Track } from "../../domain/cycle/track.ts";
import type { Fixed, ByDatabase, Decided } from "../columns.ts";

/** The tables of cycle, as the app role sees them. */
export type CycleTables = {
  year: YearTable;
  act: ActTable;
  track: TrackTable;
  derogation: DerogationTable;
  track_reopening: TrackReopeningTable;
};

export type Depth = "semplificato" | "intermedio" | "completo";

type YearTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  depth: Generated<Depth>;
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
  last_day: string | null;
};

type DerogationTable = {
  administration_id: Fixed<string>;
  derogation_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  action: Fixed<string>;
  from_action: Fixed<string>;
  object: Fixed<string>;
  year: Fixed<number | null>;
  reason: Fixed<string>;
  recorded_at: ByDatabase<Date>;
};

type TrackReopeningTable = Decided & {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  reopening_id: GeneratedAlways<bigint>;
  track: Fixed<Track>;
  last_day: Fixed<string | null>;
  reason: Fixed<string>;
  act_id: Fixed<string>;
  proposed_by: Fixed<string>;
  proposed_at: ByDatabase<Date>;
  closed_at: Fixed<Date | null>;
};
