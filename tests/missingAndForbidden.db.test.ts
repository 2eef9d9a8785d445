import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { type Answered, type DemonstrationBrowser, demonstrationBrowser } from "./support/demonstrationBrowser.ts";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, type Serving, startServing } from "./support/program.ts";
import { median, rankScore } from "./support/rankScore.ts";

/** Requests of each kind in a run, and before they count. */
const EACH = IS_LONG ? 1_000 : 3;
const WARM = IS_LONG ? 100 : 0;

const place = passableFolder();
const data = join(place, "dati");
let serving: Serving;
let owner: pg.Client;
let employee: DemonstrationBrowser;
let eq: DemonstrationBrowser;

beforeAll(async () => {
  await runProgram("demo", "--prepare", "--data", data);
  serving = await startServing("start", "--port", "0", "--data", data);
  owner = new pg.Client({ connectionString: servingUrl(data, "owner")! });
  await owner.connect();
  employee = await demonstrationBrowser(serving.address, "Dipendente");
  eq = await demonstrationBrowser(serving.address, "Incaricato di elevata qualificazione");
}, 300_000);

afterAll(async () => {
  await owner.end();
  await serving.stop();
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

const note = { scheda: "V-030/2024-01-01", visto: "0".repeat(64) };
const schede = "/valdora/ufficio/2024/schede";

/** What is forbidden, what is not there, and who asks for them. */
const PAIRS: readonly (readonly [string, forbidden: string, missing: string, ask: (path: string) => Promise<Answered>])[] = [
  ["a form, for an employee", `${schede}/V-030`, `${schede}/V-999`, (path) => employee.ask(path)],
  ["a form, for whoever evaluates others", `${schede}/V-060`, `${schede}/V-999`, (path) => eq.ask(path)],
  ["a person, for an employee", "/valdora/ufficio/persone/V-030", "/valdora/ufficio/persone/V-999", (path) => employee.ask(path)],
  ["a person, for whoever leads others", "/valdora/ufficio/persone/V-060", "/valdora/ufficio/persone/V-999", (path) => eq.ask(path)],
  ["an acknowledgement", `${schede}/V-030/presa-visione`, `${schede}/V-999/presa-visione`, (path) => employee.send(path, note)],
  ["an administration", "/c_i703/ufficio", "/c_i799/ufficio", (path) => employee.ask(path)],
];

describe.each(PAIRS)("[T02] %s that is forbidden, and one that is not there,", (what, forbidden, missing, ask) => {
  test("get the same answer", async () => {
    const [one, other] = [await ask(forbidden), await ask(missing)];
    expect(one.status).toBe(404);
    expect(one).toEqual(other);
  });

  test.runIf(IS_LONG)("after the same time", () => expectAlike(what, forbidden, missing, ask));

  test.runIf(IS_LONG)("after the same time also while ten others keep asking pages", async () => {
    const stopReaders = keepReading(10);
    try {
      await expectAlike(`${what}, with ten readers`, forbidden, missing, ask);
    } finally {
      await stopReaders();
    }
  });
});

/** Two runs of three in which the ranks do not tell one from the other. */
async function expectAlike(what: string, forbidden: string, missing: string, ask: (path: string) => Promise<Answered>): Promise<void> {
  const scores: number[] = [];
  const alike = () => scores.filter((score) => Math.abs(score) < 3).length;
  for (let run = 1; run <= 3 && alike() < 2; run += 1) {
    const took: Record<string, number[]> = { [forbidden]: [], [missing]: [] };
    for (let i = -WARM; i < EACH; i += 1) {
      if (i % 25 === 0) await owner.query("truncate request_count"); // a minute holds sixty forms: nobody waits here for the next
      for (const path of i % 2 === 0 ? [forbidden, missing] : [missing, forbidden]) {
        const start = performance.now();
        const { status } = await ask(path);
        if (i >= 0) took[path]!.push(performance.now() - start);
        expect(status).toBe(404);
      }
    }
    scores.push(rankScore(took[forbidden]!, took[missing]!));
    const middles = [median(took[forbidden]!), median(took[missing]!)].map((each) => each.toFixed(2));
    tellFigure(`${what}: medians ${middles.join(" and ")} ms, ranks ${scores.at(-1)!.toFixed(2)}`);
  }
  expect(alike()).toBeGreaterThanOrEqual(2);
}

/** So many who ask one page after the other, half of them signed in, until they are told to stop. */
function keepReading(howMany: number): () => Promise<unknown> {
  let isOver = false;
  const paths = ["/valdora/2024", "/valdora/2024/obiettivi", "/c_i703/2023/relazione", "/valdora/ufficio"];
  const readers = Array.from({ length: howMany }, async (_, reader) => {
    for (let i = reader; !isOver; i += 1) {
      const path = paths[i % paths.length]!;
      if (reader % 2 === 0) await employee.ask(path);
      else await (await fetch(`${serving.address}${path}`, { redirect: "manual" })).text();
    }
  });
  return () => {
    isOver = true;
    return Promise.all(readers);
  };
}
