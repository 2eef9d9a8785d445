import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { asking } from "./asking.mjs";
import { rowBeside } from "./besideBaseline.mjs";
import { bundled } from "./bundled.mjs";
import { signInToDemonstration } from "./officeClient.mjs";

const YEAR = 2026;
const ROUNDS = 3;
const AT_ONCE = 8;
const LIST = `/valdora/ufficio/${String(YEAR)}/schede`;

/**
 * The list of 2,800 forms as it is first asked after they were imported, and again by eight people at once, whose server is asked public pages meanwhile that
 * nobody had asked before. Each round imports other forms, into ours and into the baseline.
 */
export async function formsAfterImport(folder, { ours, baseline }) {
  const { manyForms } = await bundled(folder, "manyForms");
  const [first, slowest, p95] = [[], [], []];
  const failed = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const file = join(folder, `valutazioni-${String(round)}.json`);
    writeFileSync(file, manyForms(YEAR, 2650 + round));
    const turn = [];
    for (const program of [ours, baseline]) {
      await program.run("import", "--evaluations", file, "--year", String(YEAR), "--administration", "valdora", "--data", program.data);
      turn.push(await listed(program, round));
    }
    first.push(turn.map((each) => each.first));
    slowest.push(turn.map((each) => each.slowest));
    p95.push(turn.map((each) => each.p95));
    turn.forEach((each, i) => (failed[i] += each.failed));
  }
  const said = (count) => `${String(count)} of ${String(ROUNDS)} rounds`;
  return [
    rowBeside("the list of 2,800 forms, asked for the first time after their import, ms", first),
    rowBeside("eight people ask it at once: p95 of the public pages meanwhile, ms", p95),
    rowBeside("the same: the slowest public page, ms", slowest),
    { what: "the same: answers of 5xx", ours: `${String(failed[0])} in ${said(ROUNDS)}`, peer: `build of 94c2925: ${String(failed[1])} in ${said(ROUNDS)}`, ratio: "–" },
  ];
} // prettier-ignore

/** Public pages that nobody has asked for yet. The baseline makes them anew after each import. */
const PUBLIC = [
  "",
  "/obiettivi",
  "/servizi",
  "/dati",
  "/relazione",
  ...Array.from({ length: 40 }, (_, i) => `/obiettivi/${String(i + 1).padStart(3, "0")}`),
];

async function listed({ port }) {
  const people = await signInToDemonstration(port);
  const personnel = people.find(({ name }) => name === "Ufficio personale");
  const start = performance.now();
  const answer = await personnel.get(LIST);
  const first = performance.now() - start;
  if (answer.status !== 200) throw new Error(`The list answered ${String(answer.status)}`);
  const ask = asking(port);
  const statuses = [];
  const times = [];
  let isOver = false;
  const reading = (async () => {
    for (let i = 0; !isOver || times.length < PUBLIC.length; i++) {
      const asked = performance.now();
      const { status } = await ask("GET", `/valdora/${String(YEAR)}${PUBLIC[i % PUBLIC.length]}`);
      times.push(performance.now() - asked);
      statuses.push(status);
      await setTimeout(20);
    }
  })();
  await Promise.all(Array.from({ length: AT_ONCE }, () => personnel.get(LIST).then(({ status }) => statuses.push(status))));
  isOver = true;
  await reading;
  const sorted = times.toSorted((a, b) => a - b);
  return {
    first,
    p95: sorted[Math.ceil(sorted.length * 0.95) - 1],
    slowest: sorted.at(-1),
    failed: statuses.filter((status) => status >= 500).length,
  };
}
