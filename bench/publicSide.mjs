import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { asking } from "./asking.mjs";
import { rowBeside } from "./besideBaseline.mjs";
import { bundled } from "./bundled.mjs";
import { load } from "./load.mjs";
import { longPlan } from "./longPlan.mjs";
import { spread, words } from "./measure.mjs";
import { ownCpu, residentOf } from "./processTree.mjs";

const ROUNDS = 5;
const HOME = "/c_i703/2023";

/** Answers in memory, memory after all pages of Valdora, a year read from its publication beside its tables, and a publication prepared. */
export async function publicSide(folder, { ours, baseline }) {
  const both = [ours, baseline];
  const cpu = [];
  for (const { port } of both) await load({ port, path: HOME, clients: 10, seconds: 1 });
  for (let round = 0; round < ROUNDS; round++) {
    const used = new Map();
    for (const program of round % 2 === 0 ? both : both.toReversed()) used.set(program, await cpuOfAnswers(program));
    cpu.push(both.map((program) => used.get(program)));
  }
  const memory = [];
  for (let round = 0; round < ROUNDS; round++) {
    const held = [];
    for (const program of both) held.push(await memoryAfterValdora(program));
    memory.push(held);
  }
  const rows = [
    rowBeside("an answer in memory, processor time of the server, µs", cpu),
    rowBeside("memory of the server after all pages of Valdora, MB", memory),
  ];
  const { readYears } = await bundled(folder, "readYears");
  for (const objectives of [500, 5000]) {
    const plan = join(folder, `plan-${String(objectives)}.csv`);
    writeFileSync(plan, longPlan(objectives));
    const of = ["--year", "2026", "--administration", `lungo-${String(objectives)}`, "--data", ours.data];
    await ours.run("import", plan, ...of, "--name", "Prova");
    const published = await ours.publish(...of);
    rows.push({
      what: `publishing a year of ${objectives.toLocaleString("en")} objectives, whole command, ms`,
      ours: words(spread([published])),
      peer: "to reach: 5,000",
      ratio: (published / 5000).toLocaleString("it-IT", { maximumFractionDigits: 2 }),
    });
  }
  for (const [code, year, name] of [
    ["c_i703", 2023, "74"],
    ["lungo-5000", 2026, "5,000"],
  ]) {
    const times = await readYears(ours.data, code, year, 9);
    const row = (what, i) => ({
      what,
      ours: words(spread(times.map((each) => each[i])), 1),
      peer: `from the tables: ${words(spread(times.map((each) => each[2])), 1)}`,
      ratio: words(spread(times.map((each) => each[i] / each[2])), 2),
    });
    rows.push(row(`a year of ${name} objectives read from its publication, ms`, 0), row("the same with its figures and their proofs", 1));
  }
  return rows;
}

/** Processor time of the server itself for each answer, in microseconds. */
async function cpuOfAnswers({ port, child }) {
  const before = ownCpu(child.pid);
  const seconds = 3;
  const { perSecond } = await load({ port, path: HOME, clients: 10, seconds });
  return ((ownCpu(child.pid) - before) * 1000) / (perSecond * seconds);
}

/** A server started anew, asked every page of Valdora that a link of another leads to. */
async function memoryAfterValdora(program) {
  await program.stop();
  const { child, port, stop } = await program.again();
  const ask = asking(port);
  const [seen, todo] = [new Set(["/valdora"]), ["/valdora"]];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    const { body } = await ask("GET", path);
    for (const [, found] of body.matchAll(/href="(\/valdora(?:\/20\d\d[^"?#.]*)?)"/g)) {
      if (seen.has(found) || found.includes("/pubblicazioni/")) continue;
      seen.add(found);
      todo.push(found);
    }
  }
  const megabytes = residentOf(child.pid);
  Object.assign(program, { child, port, stop });
  return megabytes;
}
