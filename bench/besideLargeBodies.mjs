import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { asking } from "./asking.mjs";
import { longPlan } from "./longPlan.mjs";
import { median, spread, words } from "./measure.mjs";
import { ROOT } from "./program.mjs";

const ROUNDS = 3;

/** Objectives of the plan whose PDFs are long, and of that whose Relazione as JSON is more than 40 MB. */
const LONG = 1000;
const LARGEST = 5000;

/** How often the home page is asked, and after how many milliseconds what was known of the revisions is asked again. */
const TURNS = 20;
const REVISION_KNOWN = 400;

const HOME = "/c_i703/2023";

/** What a small body waits beside a large one: its PDF beside four long ones of the other, and a page by turns with an answer of 40 MB. */
export async function besideLargeBodies(folder, { ours, baseline }) {
  const both = [ours, baseline];
  const long = planFile(folder, LONG);
  const largest = planFile(folder, LARGEST);
  const pdfs = [[], []];
  for (let round = 0; round < ROUNDS; round++) for (const [i, each] of both.entries()) pdfs[i].push(await smallPdf(each, long, round));
  const pages = [];
  for (const each of both) {
    await importing(each, largest, "grandissimo", 2026);
    pages.push(await homeByTurns(each, "/grandissimo/2026/relazione.json"));
  }
  const times = (of) => of.map(({ alone, beside }) => beside / alone);
  const row = (what, of, to = "") => ({
    what: `${what}${to}`,
    ours: words(spread(of(0)), 2),
    peer: `build of 94c2925: ${words(spread(of(1)), 2)}`,
    ratio: (median(of(0)) / median(of(1))).toLocaleString("it-IT", { maximumFractionDigits: 3 }),
  });
  return [
    row(
      `a small body's PDF beside four of ${LONG.toLocaleString("en")} objectives of one other body, times the same alone`,
      (i) => times(pdfs[i]),
      ", to reach 3,0",
    ),
    row("home of a year by turns with a JSON of 46 MB, p50, times the same alone", (i) => [pages[i].p50], ", to reach 1,2"),
    row("the same, p95", (i) => [pages[i].p95], ", to reach 1,2"),
    row("home of a year while a JSON of 46 MB is made and sent, p95, ms", (i) => [pages[i].meanwhile]),
    row("the JSON of 46 MB, whole, ms", (i) => pages[i].large),
  ];
}

/** How long the PDF of a small body takes alone, and when four long ones of another body were asked a moment before: each of bodies that are new. */
async function smallPdf(program, long, round) {
  const demonstration = join(ROOT, "demo", "settimo-torinese-2023.txt");
  for (const kind of ["prima", "solo", "accanto"]) await importing(program, demonstration, `piccolo-${kind}-${String(round)}`, 2023);
  for (const year of [2025, 2026]) await importing(program, long, `grande-${String(round)}`, year);
  const small = (kind) => timed(program, `/piccolo-${kind}-${String(round)}/2023/relazione.pdf`);
  await small("prima"); // the child is there
  const alone = await small("solo");
  const asked = [2025, 2026].flatMap((year) =>
    ["relazione", "relazione-da-conservare"].map((name) => `/grande-${String(round)}/${String(year)}/${name}.pdf`),
  );
  const others = asked.map((path) => timed(program, path).catch(() => undefined)); // some end refused for their time, on a busy machine
  await setTimeout(300);
  const beside = await small("accanto");
  await Promise.all(others);
  return { alone, beside };
}

/** The home page with pauses, then by turns with the large answer, then while that is on its way. */
async function homeByTurns(program, large) {
  await timed(program, large);
  await timed(program, HOME);
  const [alone, byTurns, largeTimes, meanwhile] = [[], [], [], []];
  for (let i = 0; i < TURNS; i++) {
    await setTimeout(REVISION_KNOWN);
    alone.push(await timed(program, HOME));
  }
  for (let i = 0; i < TURNS; i++) {
    largeTimes.push(await timed(program, large));
    await setTimeout(REVISION_KNOWN);
    byTurns.push(await timed(program, HOME));
  }
  for (let i = 0; i < 3; i++) {
    let isThere = false;
    const whole = timed(program, large).then(() => (isThere = true));
    while (!isThere) {
      await setTimeout(50);
      meanwhile.push(await timed(program, HOME));
    }
    await whole;
  }
  return {
    p50: at(byTurns, 0.5) / at(alone, 0.5),
    p95: at(byTurns, 0.95) / at(alone, 0.95),
    meanwhile: at(meanwhile, 0.95),
    large: largeTimes,
  };
}

function at(times, share) {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1];
}

/** Milliseconds until the last byte. */
async function timed({ port }, path) {
  const start = performance.now();
  const { status } = await asking(port)("GET", path);
  if (status !== 200) throw new Error(`${path}: ${String(status)}`);
  return performance.now() - start;
}

async function importing({ run, publish, data }, plan, code, year) {
  await run("import", plan, "--year", String(year), "--administration", code, "--name", "Prova", "--data", data);
  await publish("--year", String(year), "--administration", code, "--data", data);
}

function planFile(folder, objectives) {
  const path = join(folder, `piano-lungo-${String(objectives)}.csv`);
  writeFileSync(path, longPlan(objectives));
  return path;
}
