import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { parseArgs } from "node:util";
import { run } from "../../src/cli/migrate.ts";

// The program that updates or goes back, for tests that kill it: killedChild --at N [--go-back] --data FOLDER
// Before its change number N of the disk it kills itself, as kill -9 does. Undisturbed it tells how many changes it made.

const { values } = parseArgs({ options: { at: { type: "string" }, "go-back": { type: "boolean" }, data: { type: "string" } } });
const at = Number(values.at);
let changes = 0;

type Change = (...given: unknown[]) => unknown;
const disk = fs as unknown as Record<string, Change>;
for (const name of ["renameSync", "rmSync", "mkdirSync", "writeFileSync", "copyFileSync", "linkSync", "symlinkSync"]) {
  const change = disk[name]!;
  disk[name] = (...given) => {
    if (changes === at) process.kill(process.pid, "SIGKILL");
    changes += 1;
    return change(...given);
  };
}
syncBuiltinESMExports();

await run([...(values["go-back"] ? ["--go-back"] : []), "--data", values.data!]);
process.stdout.write(`changes ${String(changes)}\n`);
