import { createHash } from "node:crypto";
import type { KeptTable } from "./loadSnapshot.ts";
import type { Snapshot } from "./snapshot.ts";

/** Reads every table of a snapshot, and counts and hashes its rows. */
export async function hashTables({ tables, rowsOf }: Pick<Snapshot, "tables" | "rowsOf">): Promise<KeptTable[]> {
  const hashed: KeptTable[] = [];
  for (const table of tables) {
    const { text, rows } = rowsOf(table);
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of text as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    hashed.push({ name: table.name, columns: table.columns, rows: rows(), bytes, sha256: hash.digest("hex") });
  }
  return hashed;
}
