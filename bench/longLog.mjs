import { setTimeout } from "node:timers/promises";
import { rowBeside } from "./besideBaseline.mjs";
import { bundled } from "./bundled.mjs";
import { spread, words } from "./measure.mjs";
import { cpuOf } from "./processTree.mjs";

const LINES = 400_000;

/** How long the sealers are watched, and how often they pass; milliseconds. */
const WATCHED = 30_000;
const EVERY = 5_000;

/** The demonstration with a long log, all of it sealed: what the sealer, a start and `verify` cost, beside the baseline. */
export async function longLog(folder, { ours, baseline }) {
  const { fillLog, addLine, sealerProcess } = await bundled(folder, "fillLog");
  const both = [ours, baseline];
  for (const { data } of both) await fillLog(data, LINES);
  await setTimeout(3 * EVERY); // looks that were waiting
  const sealers = [];
  for (const { data } of both) sealers.push(await sealerProcess(data));

  /** What each sealer's process of PostgreSQL uses a pass, in milliseconds, while something goes on beside. */
  async function passes(beside) {
    const before = sealers.map(cpuOf);
    for (let time = 0; time < WATCHED; time += EVERY) {
      await beside();
      await setTimeout(EVERY);
    }
    return sealers.map((pid, i) => (cpuOf(pid) - before[i]) / (WATCHED / EVERY));
  }
  const idle = [];
  const busy = [];
  for (let round = 0; round < 2; round++) {
    idle.push(await passes(() => undefined));
    busy.push(await passes(() => Promise.all(both.map(({ data }) => addLine(data)))));
  }

  const [checks, peaks] = [[], []];
  for (let round = 0; round < 3; round++) {
    const measured = [];
    for (const { peak, data } of both) measured.push(await peak("verify", "--data", data));
    checks.push(measured.map(({ milliseconds }) => milliseconds));
    peaks.push(measured.map(({ megabytes }) => megabytes));
  }

  const starts = [];
  for (let round = 0; round < 3; round++) {
    for (const { stop } of both) await stop(); // each starts alone
    const times = new Map();
    for (const program of round % 2 === 0 ? both : both.toReversed()) {
      const { milliseconds, stop } = await program.again();
      times.set(program, milliseconds);
      await stop();
    }
    starts.push(both.map((program) => times.get(program)));
    for (const program of both) program.stop = (await program.again()).stop;
  }

  const reached = spread(peaks.map(([megabytes]) => megabytes));
  const long = `a log of ${said(LINES)} lines`;
  return [
    rowBeside(`${long}: a look of the idle sealer, processor time of PostgreSQL, ms`, idle),
    rowBeside("the same: a pass that seals one line", busy),
    rowBeside("the same: start to the address, ms", starts),
    rowBeside("the same: `verify`, ms", checks),
    rowBeside("the same: resident memory at the most, MB", peaks),
    {
      what: "the same, of the limit",
      ours: words(reached),
      peer: "to reach: 200",
      ratio: words(spread(peaks.map(([megabytes]) => megabytes / 200)), 2),
    },
  ];
}

/** On that log: what deleting the content of what is past its term costs, and the trial of it. Once: the baseline takes minutes. */
export async function pastTheirTerm(folder, { ours, baseline }) {
  const { fillLog, addOldLines } = await bundled(folder, "fillLog");
  const both = [ours, baseline];
  for (const { data } of both) await fillLog(data, LINES);
  const deletions = [];
  for (const lines of [200, 800]) {
    const [trial, deletion] = [[], []];
    for (const { data, run } of both) {
      await addOldLines(data, lines);
      trial.push(await run("retention", "--dry-run", "--administration", "valdora", "--data", data));
      deletion.push(await run("retention", "--run", "--administration", "valdora", "--data", data));
    }
    const many = `${String(lines)} lines past their term, of ${said(LINES)}`;
    deletions.push(rowBeside(`a trial of the deletion of ${many}, ms`, [trial]), rowBeside(`the deletion of ${many}, ms`, [deletion]));
  }
  return deletions;
}

const said = (value) => value.toLocaleString("en");
