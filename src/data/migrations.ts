import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One numbered `.sql` file. The checksum is of its bytes: once released it never changes. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string; readonly checksum: string };

/** The folder beside the running code: `src/data/migrations` in the sources, `dist/migrations` in the bundle. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL("./migrations/", import.meta.url));

/** Reads the migrations of a folder in order; throws when a file is not called `NNNN_what.sql` or a number is missing or double. */
export function readMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  const files = readdirSync(folder).sort();
  return files.map((file, index) => {
    const [, number, name] = /^(\d{4})_(\w+)\.sql$/.exec(file) ?? [];
    if (!name || Number(number) !== index + 1) throw new Error(`Not the migration number ${index + 1}: ${file}`);
    const sql = readFileSync(join(folder, file), "utf8");
    return { version: index + 1, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}
