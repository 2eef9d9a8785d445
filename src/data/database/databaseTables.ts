import type { GeneratedAlways } from "kysely";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of database, as the app role sees them. */
export type DatabaseTables = {
  schema_migration: SchemaMigrationTable;
  installation: InstallationTable;
  public_address: PublicAddressTable;
};

type SchemaMigrationTable = {
  version: ByDatabase<number>;
  name: ByDatabase<string>;
  checksum: ByDatabase<string>;
  applied_at: ByDatabase<Date>;
};

type PublicAddressTable = { said: GeneratedAlways<bigint>; address: Fixed<string>; said_at: ByDatabase<Date> };

type InstallationTable = {
  settled: GeneratedAlways<bigint>;
  place: Fixed<string>;
  reason: Fixed<string | null>;
  settled_at: ByDatabase<Date>;
};
