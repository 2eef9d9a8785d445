import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rowBeside } from "./besideBaseline.mjs";
import { median } from "./measure.mjs";
import { ROOT } from "./program.mjs";
import { watching } from "./watching.mjs";

const ROUNDS = 3;

/**
 * Lists of the staff given to a server that runs: the time a row takes at 4,000, in a body that knows nobody and in one that knows 1,000 of them in other
 * units, beside the baseline; and how time and memory grow from 1,000 to 16,000. What a list of one row takes is taken away from each.
 */
export async function staffLists(folder, { ours, baseline }) {
  const [one, known, four] = [1, 1000, 4000].map((rows) => listOf(folder, rows));
  const moved = listOf(folder, 4000, 1);
  const perRow = (program, list, before) => async () => {
    const alone = await importing(program, one);
    return ((await importing(program, list, before)) - alone) / 4000;
  };
  const beside = async (what, list, before) => {
    const pairs = [];
    for (let i = 0; i < ROUNDS; i++) pairs.push([await perRow(ours, list, before)(), await perRow(baseline, list, before)()]);
    return rowBeside(what, pairs);
  };
  return [
    await beside("a list of 4,000 people, nobody known before, ms a row", four),
    await beside("the same list, 1,000 of them known in other units, ms a row", moved, known),
    ...(await growth(folder, ours)),
  ];
}

/** The slope between 1,000 and 16,000 rows, both counted in doublings: 1 is twice the time for twice the rows. */
async function growth(folder, program) {
  const sizes = [1000, 4000, 16_000];
  const lists = sizes.map((rows) => listOf(folder, rows));
  const one = listOf(folder, 1);
  const [times, peaks] = [[], []];
  for (const list of lists) {
    const runs = [];
    let peak = 0;
    for (let i = 0; i < ROUNDS; i++) {
      const alone = await importing(program, one);
      const watched = await watching(program, () => importing(program, list));
      runs.push(watched.milliseconds - alone);
      peak = Math.max(peak, watched.megabytes);
    }
    times.push(median(runs));
    peaks.push(peak);
  }
  const exponent = Math.log(times[2] / times[0]) / Math.log(16);
  const said = (value, decimals) => value.toLocaleString("it-IT", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return [
    { what: "time of a list of 1,000 / 4,000 / 16,000 people, ms; exponent", ours: `${times.map((each) => said(each, 0)).join(" / ")}; ${said(exponent, 2)}`, peer: "to reach: 1,10", ratio: said(exponent / 1.1, 2) },
    { what: "memory at the most of command, reader and server with each, MB", ours: peaks.map((each) => said(each, 0)).join(" / "), peer: "–", ratio: "–" },
  ]; // prettier-ignore
}

let bodies = 0;

/** A new body, with a list it knows before where one is given: how long the list takes. */
async function importing(program, list, before) {
  const code = `elenco-${String((bodies += 1))}`;
  const give = await planOf(program, code);
  if (before !== undefined) await give(before);
  return give(list);
}

/** A body with a plan of 2023 and so many people. */
export async function importPlanAndStaff(folder, program, code, people) {
  const give = await planOf(program, code);
  await give(listOf(folder, people));
}

/** Makes a body with a plan; answers what gives it a list of its staff. */
async function planOf({ run, data }, code) {
  const plan = join(ROOT, "demo", "settimo-torinese-2023.txt");
  await run("import", plan, "--year", "2023", "--administration", code, "--name", "Prova", "--data", data);
  return (file) => run("import", "--staff", file, "--new-units", "--administration", code, "--data", data);
}

/** People of 200 units, one in twenty an EQ who evaluates the others; `shift` moves each to another unit, from a later day. */
function listOf(folder, rows, shift = 0) {
  const path = join(folder, `personale-${String(rows)}-${String(shift)}.csv`);
  const lines = Array.from({ length: rows }, (_, i) => {
    const head = i - (i % 20);
    const [area, evaluator] = i === head ? ["EQ", "oiv"] : ["Istruttori", `V-${String(head)}`];
    const unit = `Settore ${String((i + shift) % 200)}`;
    return `V-${String(i)};Persona inventata ${String(i)};${area};${i % 3 === 0 ? "18/36" : "100 %"};${unit};01/0${String(1 + shift)}/2020;;${evaluator};p${String(i)}@valdora.example`;
  });
  writeFileSync(path, `Matricola;Cognome e nome;Area;Tempo;Unità;Dal;Al;Valutatore;Posta\n${lines.join("\n")}\n`);
  return path;
}
