import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { besideBaseline } from "./besideBaseline.mjs";
import { missingAndForbidden } from "./missingAndForbidden.mjs";
import { officeActs } from "./officeActs.mjs";
import { staffLists } from "./staffLists.mjs";

/** Every row that is measured beside the baseline; `node bench/rowsBesideBaseline.mjs` prints them alone. */
export function rowsBesideBaseline(folder) {
  return besideBaseline(folder, async (both) => [
    ...(await officeActs(both)),
    ...(await missingAndForbidden(both)),
    ...(await staffLists(folder, both)),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-bench-"));
  chmodSync(folder, 0o711); // as root, the user of the database must get in
  for (const { what, ours, peer, ratio } of await rowsBesideBaseline(folder))
    process.stdout.write(`| ${what} | ${ours} | ${peer} | ${ratio} |\n`);
  rmSync(folder, { recursive: true, force: true });
}
