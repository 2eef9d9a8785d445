import { readFileSync } from "node:fs";
import { DEMONSTRATION } from "../../demo/demonstration.ts";
import type { Database } from "../../src/data/database/database.ts";
import { createPageCache } from "../../src/features/site/pageCache.ts";
import { importPlan } from "../../src/features/commands/plan/importPlan.ts";
import { createApp } from "../../src/server/routes.tsx";
import { readingWorkers } from "./readingWorkers.ts";

/** The site over a database, and what broke while it answered. */
export function siteOver(db: Database) {
  const broken: unknown[] = [];
  const ambient = { db, workers: readingWorkers, cache: createPageCache({ behind: 0 }), showsInternal: false };
  return { app: createApp(ambient, new Map(), (error) => broken.push(error)), broken };
}

/** Imports the years of the demonstration into a database; the keys of what it holds now. */
export async function importDemonstration(db: Database) {
  for (const { administration, year, file, name } of DEMONSTRATION) {
    const content = readFileSync(new URL(`../../demo/${file}`, import.meta.url));
    const ambient = { db, workers: readingWorkers, actor: { person: "prova", capacity: "commandLine" as const }, administration, year };
    const verdict = await importPlan(ambient, { name: file, content, administrationName: name, isAdministrationChosen: true, idempotencyKey: file }); // prettier-ignore
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  }
  return DEMONSTRATION.map(({ administration, year }) => ({ administration, year }));
}
