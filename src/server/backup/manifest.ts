import { z } from "zod";
import type { RunMigration, SequenceAt } from "../../data/backup/snapshot.ts";
import type { KeptTable } from "../../data/backup/loadSnapshot.ts";
import type { KeyMarks } from "./keyMarks.ts";

/** The form in which copies are written. A later one gets another name, and this one is read for ever. */
export const BACKUP_FORMAT = "traguardo-backup/1";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const migration = z.object({ version: count, name: z.string(), checksum: sha256 }) satisfies z.ZodType<RunMigration>;
/** Names are written into SQL as they are: none but those PostgreSQL would write. */
const name = z.string().regex(/^[a-z_][a-z0-9_]*$|^"[^"]{1,63}"$/);
const table = z.object({
  name: z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/),
  columns: z.array(name).readonly(),
  rows: count,
  bytes: count,
  sha256,
}) satisfies z.ZodType<KeptTable>;
const last = z
  .string()
  .regex(/^[1-9]\d{0,18}$/)
  .refine((text) => BigInt(text) < 2n ** 63n);
const sequence = z.object({ name: z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/), last: last.nullable() }) satisfies z.ZodType<SequenceAt>;
const keyMarks = z.object({
  access: sha256.nullable(),
  isAccessInUse: z.boolean(),
  checkpoint: sha256.nullable(),
  checkpointsBy: z.array(sha256).readonly(),
}) satisfies z.ZodType<KeyMarks>;

/** What stands first in a copy: what it is, before anything else of it is read. */
export const headSchema = z.object({
  format: z.string(),
  /** The version of the program that made it. */
  program: z.string(),
  /** How many migrations its database had. */
  structure: count,
  takenAt: z.iso.datetime(),
});

/** What stands last in a copy: all that it holds, counted and hashed. A copy without it is not whole. */
export const manifestSchema = headSchema.extend({
  postgres: z.string(),
  /** Where the installation is, as it told it last. */
  place: z.string(),
  migrations: z.array(migration).readonly(),
  tables: z.array(table).readonly(),
  sequences: z.array(sequence).readonly(),
  keys: keyMarks,
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The names of what stands in the file of a copy beside its tables. */
export const HEAD_FILE = "traguardo-backup.json";
export const MANIFEST_FILE = "manifest.json";
/** The rows of a table. */
export const rowsFile = (table: string): string => `rows/${table}.copy`;
