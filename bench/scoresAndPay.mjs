import { execFileSync } from "node:child_process";
import { deepStrictEqual } from "node:assert";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { aYear } from "./aYear.mjs";
import { bundleOf } from "./bundled.mjs";
import { inTurn, spread, words } from "./measure.mjs";
import { computedBySheet, writeSheet } from "./sheet.mjs";

const TIMES = fileURLToPath(new URL("engineTimes.mjs", import.meta.url));

/** Scores, bands and pay from material in memory: 143 and 2,000 people against LibreOffice Calc on the same year, and an administration of 25,000. */
export async function scoresAndPay(folder) {
  const bundle = await bundleOf(folder, "engine");
  const engine = await import(bundle);
  const rows = [];
  for (const [people, limit] of [
    [143, 10],
    [2000, 100],
  ])
    rows.push(...(await besideCalc(folder, bundle, engine, people, limit)));
  return [...rows, ...large(bundle)];
}

/** Warm: the middle of the second half of sixty runs in one process; cold: the first of a process. */
async function besideCalc(folder, bundle, engine, people, limit) {
  const year = aYear(engine, { people, objectives: 74, leaders: false });
  const sheet = join(folder, "sheet.fods");
  writeSheet(sheet, year);
  const isCalc = (await computedBySheet(folder, sheet)) !== undefined;
  const calc = async () => {
    const found = await computedBySheet(folder, sheet);
    deepStrictEqual(timesOf(bundle, people, 74, "staff", 1).runs[0].people, found.people); // the same numbers, or no comparison
    return found.milliseconds;
  };
  const warm = async () =>
    spread(
      timesOf(bundle, people, 74, "staff", 60)
        .runs.slice(30)
        .map(({ computed }) => computed),
    ).middle;
  const cold = async () => timesOf(bundle, people, 74, "staff", 1).runs[0].computed;
  const { ours, peer, ratio } = await inTurn(5, warm, isCalc ? calc : undefined);
  const first = (await inTurn(5, cold)).ours;
  const written = spread(
    timesOf(bundle, people, 74, "staff", 60)
      .runs.slice(30)
      .map((each) => each.written),
  );
  const to = (measured) => words({ middle: measured.middle / limit, least: measured.least / limit, most: measured.most / limit }, 2);
  const name = `${people.toLocaleString("en-GB")} people scored, banded, paid, with proofs`;
  const reach = `to reach: ${String(limit)}`;
  return [
    {
      what: `${name}, ms`,
      ours: words(ours, 1),
      peer: peer ? `LibreOffice Calc, without proofs: ${words(peer)}` : "LibreOffice Calc is not on this machine",
      ratio: ratio ? words(ratio, 3) : "–",
    },
    { what: "the same, of the limit", ours: words(ours, 1), peer: reach, ratio: to(ours) },
    { what: "the same, first run of a process", ours: words(first, 1), peer: reach, ratio: to(first) },
    { what: "the same, warm, and every proof put into words", ours: words(written, 1), peer: reach, ratio: to(written) },
  ];
}

/** 25,000 people and 2,000 objectives in a process of its own, three times; and whether the time per person grows with them. */
function large(bundle) {
  const sizes = [5000, 10_000, 25_000];
  const taken = sizes.map((people) => Array.from({ length: 3 }, () => timesOf(bundle, people, 2000, "leaders", 1)));
  const computed = taken.map((runs) => spread(runs.map(({ runs: [only] }) => only.computed)));
  const [, , most] = computed;
  const perPerson = computed.map(({ middle }, i) => (1000 * middle) / sizes[i]);
  const microseconds = perPerson.map((each) => each.toFixed(0)).join(" / ");
  const memory = spread(taken[2].map((run) => run.memory));
  const all = spread(taken[2].map(({ runs: [only] }) => only.written));
  const of = (measured, limit) => words({ middle: measured.middle / limit, least: measured.least / limit, most: measured.most / limit }, 2);
  return [
    { what: "25,000 people, 2,000 objectives, first run of a process, ms", ours: words(most), peer: "to reach: 3,000", ratio: of(most, 3000) },
    { what: "the same, and every proof put into words, ms", ours: words(all), peer: "to reach: 3,000", ratio: of(all, 3000) },
    { what: "time per person with 5,000 / 10,000 / 25,000, µs", ours: microseconds, peer: "as much for all", ratio: (perPerson[2] / perPerson[0]).toFixed(2).replace(".", ",") },
    { what: "resident memory at the most, 25,000 people, every proof put into words, MB", ours: words(memory), peer: "–", ratio: "–" },
  ]; // prettier-ignore
}

function timesOf(...words) {
  const [bundle, ...others] = words.map(String);
  return JSON.parse(execFileSync(process.execPath, [TIMES, bundle, ...others], { encoding: "utf8", maxBuffer: 2 ** 26 }));
}
