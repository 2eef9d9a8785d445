import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder that any user may pass through: started by root, the database server runs as somebody else. */
export function passableFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-test-"));
  chmodSync(folder, 0o755);
  return folder;
}
