import { fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { rowBeside } from "./besideBaseline.mjs";
import { cpuOf } from "./processTree.mjs";
import { ROOT } from "./program.mjs";
import { importPlanAndStaff } from "./staffLists.mjs";

const BODY = "scrivono";
const YEAR = 2023;
const PEOPLE = 50;
const STAFF = 2000;
const ROUNDS = 7;
const SECONDS = 4;
const CLOSINGS = 200;

/**
 * Fifty people signed in who write at once in one year of a body of 2,000 staff, each as soon as the act before is answered: p95, and the processor time of
 * program and PostgreSQL an act, beside the baseline. Then the track is closed 200 times while they write.
 */
export async function manyWriters(folder, { ours, baseline }) {
  const both = [
    { program: ours, root: ROOT },
    { program: baseline, root: join(folder, "baseline") },
  ];
  for (const { program } of both) {
    await importPlanAndStaff(folder, program, BODY, STAFF);
    await program.stop(); // the writers open its database themselves, and nobody seals meanwhile
  }
  const writers = [];
  try {
    for (const { program, root } of both) writers.push(await writersOf(root, program.data));
    for (const each of writers) await each.ask("write", 2 * SECONDS * 1000); // plans, pools and caches of either are warm
    const [slowest, middle, cpu, acts] = [[], [], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      const turn = new Map();
      for (const each of round % 2 === 0 ? writers : writers.toReversed()) {
        const before = cpuOf(each.pid);
        const answer = await each.ask("write", SECONDS * 1000);
        turn.set(each, { ...answer, cpu: (cpuOf(each.pid) - before) / answer.acts });
      }
      const of = (name) => writers.map((each) => turn.get(each)[name]);
      slowest.push(of("p95"));
      middle.push(of("p50"));
      cpu.push(of("cpu"));
      acts.push(of("acts").map((count) => count / SECONDS));
    }
    const exact = await writers[0].ask("close", CLOSINGS);
    return [
      rowBeside("50 people write at once in one year, 2,000 staff: p95 of an act, ms (to reach: 0,35)", slowest),
      rowBeside("the same: processor time of program and PostgreSQL an act, ms (to reach: 0,40)", cpu),
      rowBeside("the same: p50, ms", middle),
      rowBeside("the same: acts a second", acts),
      ...exactness(exact),
    ];
  } finally {
    for (const each of writers) await each.end();
    for (const { program } of both) program.stop = (await program.again()).stop;
  }
}

/** [T06] and [T24]: what was answered is what is there, and nothing was written after a closing. */
function exactness({ closings, late, accepted, refused, rows, lines, answers }) {
  const said = (value) => value.toLocaleString("it-IT");
  const off = [rows, lines, answers].reduce((sum, count) => sum + Math.abs(count - accepted), 0);
  return [
    {
      what: `[T06] ${said(closings)} closings while they write: acts after their track was closed`,
      ours: `${said(late)} of ${said(accepted)} (${said(refused)} refused)`,
      peer: "to reach: 0",
      ratio: "–",
    },
    {
      what: "[T24] the same, each request sent twice at once: rows, lines of the log and answers too few or too many",
      ours: `${said(off)} for ${said(accepted)} requests`,
      peer: "to reach: 0",
      ratio: "–",
    },
  ];
}

/** The writers of a build, in a process of their own that keeps its PostgreSQL. */
async function writersOf(root, data) {
  const bundle = join(root, "dist", "parts.mjs"); // beside its migrations
  await bundleParts(root, bundle);
  const child = fork(join(ROOT, "bench", "writers.mjs"), [bundle, data, BODY, String(YEAR), String(PEOPLE)]);
  const answered = async () => {
    const [{ answer, error }] = await once(child, "message");
    if (error !== undefined) throw new Error(error);
    return answer;
  };
  await answered();
  const ask = (what, given) => {
    child.send({ what, with: given });
    return answered();
  };
  const end = async () => {
    const ended = once(child, "exit");
    child.disconnect();
    await ended;
    rmSync(bundle);
  };
  return { pid: child.pid, ask, end };
}

/** What the writers take from a build, wherever its files lie. */
const PARTS = {
  "features/act.ts": "act",
  "data/findingAcceptance.ts": "addAcceptance",
  "data/database.ts": "openDatabasePool",
  "data/trackReopening.ts": "listReopenings",
  "features/switchTrack.ts": "closeTrackByAct, decideToReopen, proposeToReopen",
  "server/openDatabase.ts": "openDatabase",
  "server/servingUrl.ts": "servingUrl",
};

async function bundleParts(root, outfile) {
  const lines = Object.entries(PARTS).map(([name, exported]) => `export { ${exported} } from "./${placeOf(root, name)}";`);
  const contents = ['export { sql } from "kysely";', ...lines].join("\n");
  const banner = { js: 'import { createRequire as requireFor } from "node:module"; const require = requireFor(import.meta.url);' };
  await build({ stdin: { contents, resolveDir: root, loader: "ts" }, outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning", banner, external: ["pg-native"] }); // prettier-ignore
}

/** Where the file of this name lies below a room: "features/act.ts" is features/commands/act.ts today. */
function placeOf(root, name) {
  const room = join("src", name.slice(0, name.indexOf("/")));
  const found = readdirSync(join(root, room), { recursive: true }).filter((path) => basename(path) === basename(name));
  if (found.length !== 1) throw new Error(`${String(found.length)} files called ${name} in ${root}`);
  return join(room, found[0]);
}
