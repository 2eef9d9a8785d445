import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { median, spread, words } from "./measure.mjs";
import { cpuOf } from "./processTree.mjs";
import { programAt, ROOT } from "./program.mjs";

/** The commit that rows "beside the build of November 2026" are measured against. */
const BASELINE = "94c2925d88fedccb5330099ce2a2f387f22aa431";

/**
 * Builds that commit in a working copy of its own inside `folder`, starts it and ours, each on a demonstration of its own, and gives both to `measure`.
 * Ends both and takes the working copy away.
 */
export async function besideBaseline(folder, measure) {
  const root = join(folder, "baseline");
  const git = (...args) => execFileSync("git", args, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  git("worktree", "add", "--quiet", "--detach", root, BASELINE);
  const started = [];
  try {
    build(root);
    for (const [name, at] of [
      ["ours", ROOT],
      ["theirs", root],
    ])
      started.push(await demonstrationAt(at, join(folder, `${name}-data`)));
    return await measure({ ours: started[0], baseline: started[1] });
  } finally {
    for (const program of started) await program.stop();
    git("worktree", "remove", "--force", root);
  }
}

/** With our libraries where both ask for the same, else with its own. */
function build(root) {
  const lock = (at) => readFileSync(join(at, "package-lock.json"), "utf8");
  const inIt = { cwd: root, stdio: ["ignore", "ignore", "inherit"] };
  if (lock(root) === lock(ROOT)) symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  else execFileSync("npm", ["ci", "--ignore-scripts"], inIt);
  execFileSync(process.execPath, ["build.mjs", "--force"], inIt);
}

async function demonstrationAt(root, data) {
  const { run, peak, publish, serving } = programAt(root);
  await run("demo", "--prepare", "--data", data);
  const again = () => serving("start", "--data", data);
  return { ...(await again()), again, run, peak, publish, data };
}

/**
 * Does something with ours and with the baseline by turns, `each` times a round, the first of the two changing every time, so that both meet the same
 * moments. `doOurs` and `doTheirs` receive the number of the turn. Answers, for each round, the middle time of either and the processor time of either, program and PostgreSQL, per turn.
 */
export async function inRounds({ rounds, each, between = () => undefined }, [ours, doOurs], [theirs, doTheirs]) {
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    await between(round);
    const times = { ours: [], theirs: [] };
    const before = [cpuOf(ours.child.pid), cpuOf(theirs.child.pid)];
    for (let i = 0; i < each; i++) {
      const turns = [() => timed(times.ours, doOurs, round * each + i), () => timed(times.theirs, doTheirs, round * each + i)];
      for (const turn of i % 2 === 0 ? turns : turns.toReversed()) await turn();
    }
    const cpu = [cpuOf(ours.child.pid) - before[0], cpuOf(theirs.child.pid) - before[1]].map((used) => used / each);
    measured.push({ time: [median(times.ours), median(times.theirs)], cpu });
  }
  return measured;
}

/** A row of the table: ours, the baseline's, and the ratio round by round. */
export function rowBeside(what, pairs) {
  return {
    what,
    ours: words(spread(pairs.map(([ours]) => ours)), 2),
    peer: `build of ${BASELINE.slice(0, 7)}: ${words(spread(pairs.map(([, theirs]) => theirs)), 2)}`,
    ratio: words(spread(pairs.map(([ours, theirs]) => ours / theirs)), 2),
  };
}

async function timed(times, work, turn) {
  const start = performance.now();
  await work(turn);
  times.push(performance.now() - start);
}
