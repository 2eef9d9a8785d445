import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ClientBase } from "pg";
import * as serviceIndicators from "./migrations/0044_service_indicators.ts";

/**
 * What a migration does that SQL cannot: `NNNN_what.ts` beside its `.sql`, a module by itself, since the rest of the program will change and it will not. Built into the
 * program, its bytes are others: so it declares its checksum.
 */
export type MigrationStep = {
  /** SHA-256 of the source without the line that declares it. */
  readonly checksum: string;
  /** Runs after the `.sql`, as the owner and in its transaction. Answers in Italian why it cannot be, and then nothing of either stays. */
  readonly run: (client: ClientBase) => Promise<string | undefined>;
};

/** One numbered `.sql` file, and its step where it has one. The checksum is of both: once released it never changes. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly step?: MigrationStep;
  readonly checksum: string;
};

/** The folder beside the running code: `src/data/migrations` in the sources, `dist/migrations` in the bundle, which has the `.sql` files alone. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL("./migrations/", import.meta.url));

/** The steps of the program, by the name of their file. */
const STEPS: Readonly<Record<string, MigrationStep>> = {
  "0044_service_indicators.ts": { checksum: serviceIndicators.checksum, run: serviceIndicators.run },
};

/**
 * Reads the migrations of a folder in order; throws when a file is not called `NNNN_what.sql` or a number is missing or double, and when a step is not one of the
 * program's or has no `.sql`.
 */
export function readMigrations(folder = MIGRATIONS_FOLDER, steps = STEPS): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => !Object.hasOwn(steps, file))
    .sort();
  const alone = Object.keys(steps).find((file) => !files.includes(file.replace(/\.ts$/, ".sql")));
  if (alone !== undefined) throw new Error(`No .sql beside the step ${alone}`);
  return files.map((file, index) => {
    const [, number, name] = /^(\d{4})_(\w+)\.sql$/.exec(file) ?? [];
    if (!name || Number(number) !== index + 1) throw new Error(`Not the migration number ${index + 1}: ${file}`);
    const sql = readFileSync(join(folder, file), "utf8");
    const step = steps[file.replace(/\.sql$/, ".ts")];
    const hash = createHash("sha256").update(sql);
    const checksum = (step ? hash.update(step.checksum) : hash).digest("hex");
    return { version: index + 1, name, sql, ...(step && { step }), checksum };
  });
}
