import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { rowBeside } from "./besideBaseline.mjs";
import { median } from "./measure.mjs";
import { watching } from "./watching.mjs";

/** How long PostgreSQL takes to have statistics of what it holds, by itself: it looks once a minute. In milliseconds. */
const STATISTICS_COME = 100_000;

/** The largest first, while the statistics know the demonstration alone; once, because the baseline may take minutes for it. */
const SIZES = [
  { rows: 16_000, rounds: 1 },
  { rows: 4000, rounds: 3 },
  { rows: 1000, rounds: 3 },
];

/**
 * Plans of a body that is new each time, given by the command to the running demonstration, of which the database has statistics: the whole command beside the
 * baseline, and how time and memory of ours grow. From the growth what a plan of one row takes is taken away.
 */
export async function plansIntoRunning(folder, { ours, baseline }) {
  await setTimeout(STATISTICS_COME);
  const rows = [];
  const [times, peaks] = [[], []];
  const one = planOf(folder, 1);
  for (const { rows: count, rounds } of SIZES) {
    const plan = planOf(folder, count);
    const [pairs, runs] = [[], []];
    let peak = 0;
    for (let i = 0; i < rounds; i++) {
      const alone = await importing(ours, one);
      const watched = await watching(ours, () => importing(ours, plan), [baseline]);
      pairs.push([watched.milliseconds, await importing(baseline, plan)]);
      runs.push(watched.milliseconds - alone);
      peak = Math.max(peak, watched.megabytes);
    }
    rows.unshift(rowBeside(`a plan of ${count.toLocaleString("en")} objectives into a running installation, ms`, pairs));
    times.unshift(median(runs));
    peaks.unshift(peak);
  }
  const exponent = Math.log(times[2] / times[0]) / Math.log(16);
  const said = (value, decimals) => value.toLocaleString("it-IT", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return [
    ...rows,
    { what: "the same, without what one row takes, ms; exponent", ours: `${times.map((each) => said(each, 0)).join(" / ")}; ${said(exponent, 2)}`, peer: "to reach: 1,10", ratio: said(exponent / 1.1, 2) },
    { what: "memory at the most of command, reader and server with each, MB", ours: peaks.map((each) => said(each, 0)).join(" / "), peer: "–", ratio: "–" },
  ]; // prettier-ignore
}

let bodies = 0;

/** How long the command takes to import a plan into a new body. */
function importing({ run, data }, plan) {
  const code = `piano-${String((bodies += 1))}`;
  return run("import", plan, "--year", "2026", "--administration", code, "--name", "Prova", "--data", data);
}

/** A plan as towns write it in a spreadsheet: every title its own, twenty units. */
function planOf(folder, rows) {
  const path = join(folder, `piano-${String(rows)}.csv`);
  const lines = Array.from({ length: rows }, (_, i) => {
    const number = String(i + 1);
    return `Settore ${String(i % 20)};Obiettivo ${number};Consegna del lavoro numero ${number};Numerico;almeno ${String((i % 90) + 1)};Registro;raggiunto`;
  });
  writeFileSync(path, `Settore;Titolo;Descrizione;Indicatore;Target;Fonte;Esito\n${lines.join("\n")}\n`);
  return path;
}
