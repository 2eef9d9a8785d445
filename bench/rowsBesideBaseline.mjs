import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { besideBaseline } from "./besideBaseline.mjs";
import { formsRefused } from "./formsRefused.mjs";
import { formsAfterImport } from "./formsAfterImport.mjs";
import { besideLargeBodies } from "./besideLargeBodies.mjs";
import { manyWriters } from "./manyWriters.mjs";
import { longLog, pastTheirTerm } from "./longLog.mjs";
import { missingAndForbidden } from "./missingAndForbidden.mjs";
import { officeActs } from "./officeActs.mjs";
import { planOfThree } from "./planOfThree.mjs";
import { plansIntoRunning } from "./plansIntoRunning.mjs";
import { publicSide } from "./publicSide.mjs";
import { staffLists } from "./staffLists.mjs";

const MEASURES = {
  officeActs: (_, both) => officeActs(both),
  missingAndForbidden: (_, both) => missingAndForbidden(both),
  formsRefused: (_, both) => formsRefused(both),
  manyWriters,
  staffLists,
  plansIntoRunning,
  planOfThree,
  formsAfterImport,
  besideLargeBodies,
  publicSide,
  longLog,
  pastTheirTerm,
};

/** Every row that is measured beside the baseline, or those of the measures that are named; `node bench/rowsBesideBaseline.mjs [NAME…]` prints them alone. */
export function rowsBesideBaseline(folder, names = Object.keys(MEASURES)) {
  return besideBaseline(folder, async (both) => {
    const rows = [];
    for (const name of names) rows.push(...(await MEASURES[name](folder, both)));
    return rows;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-bench-"));
  chmodSync(folder, 0o711); // as root, the user of the database must get in
  const named = process.argv.slice(2);
  for (const { what, ours, peer, ratio } of await rowsBesideBaseline(folder, named.length === 0 ? undefined : named))
    process.stdout.write(`| ${what} | ${ours} | ${peer} | ${ratio} |\n`);
  rmSync(folder, { recursive: true, force: true });
}
