import { readdirSync, readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { freshDatabase } from "./support/database.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { startServingWith } from "./support/program.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

const { app, urlOf } = await freshDatabase();
const site = await startServingWith(
  { DATABASE_URL: urlOf("app"), DATABASE_PUBLIC_URL: urlOf("publicReader"), TRAGUARDO_KEY: "07".repeat(32), TRUSTED_PROXY: "127.0.0.1" },
  "start",
  "--port",
  "0",
);
afterAll(() => site.stop());

const BODIES = IS_LONG ? 30 : 4;

/** Objectives of each body: every tenth has as many as a PDF may. */
const sizeOf = (body: number) => (!IS_LONG ? 60 : body % 10 === 0 ? 2000 : 100 + 10 * body);

async function importBody(body: number): Promise<void> {
  const description = "percorso partecipato con le scuole del territorio per la revisione del regolamento della biblioteca civica ".repeat(
    6,
  );
  const rows = Array.from(
    { length: sizeOf(body) },
    (_, i) =>
      `Settore ${String(i % 20)};Obiettivo ${String(i)};${description}${String(i)};Numero di atti;almeno ${String((i % 90) + 1)};Registro;raggiunto`,
  );
  const content = Buffer.from(["Settore;Titolo;Descrizione;Indicatore;Target;Fonte;Esito", ...rows, ""].join("\n"));
  const actor = { person: "prova", capacity: "commandLine" as const };
  const ambient = { db: app, workers: readingWorkers, actor, administration: `ente-${String(body)}`, year: 2026 };
  const verdict = await importPlan(ambient, { name: "piano.csv", content, administrationName: "Prova", isAdministrationChosen: true, idempotencyKey: String(body) }); // prettier-ignore
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  await publish(app, ambient);
}

/** The resident memory of every child process that does heavy work on this machine for this site, in MB, one by one. */
function childrenHeld(): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? "";
      if (!readFileSync(`/proc/${name}/cmdline`, "utf8").includes("worker.js") || Number(parent) !== site.processId) return [];
      return [Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

test.runIf(process.platform === "linux")(
  "bodies that ask for their documents all at once are all answered, by two children that hold less than 1,100 MB together",
  { timeout: 1_800_000 },
  async () => {
    for (let body = 0; body < BODIES; body++) await importBody(body);
    let [megabytes, most] = [0, 0];
    const look = setInterval(() => {
      const held = childrenHeld();
      megabytes = Math.max(
        megabytes,
        held.reduce((sum, each) => sum + each, 0),
      );
      most = Math.max(most, held.length);
    }, 40);
    const start = performance.now();
    const answers = await Promise.all(
      Array.from({ length: BODIES }, async (_, body) => {
        const format = body % 3 === 2 ? "docx" : "pdf";
        const answer = await fetch(`${site.address}/ente-${String(body)}/2026/relazione.${format}`, {
          headers: { "x-forwarded-for": `10.0.0.${String(body)}` },
        });
        return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
      }),
    );
    clearInterval(look);
    tellFigure(
      `${String(BODIES)} bodies at once: all after ${((performance.now() - start) / 1000).toFixed(0)} s, ${String(most)} children, ${megabytes.toFixed(0)} MB at the most`,
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(Math.min(...answers.map(({ bytes }) => bytes))).toBeGreaterThan(10_000);
    expect(most).toBe(2);
    expect(megabytes).toBeLessThan(1100);
  },
);
