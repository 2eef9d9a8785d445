import { readFileSync } from "node:fs";
import { DEMONSTRATION } from "../../demo/demonstration.ts";
import type { Database, PublishedDatabase } from "../../src/data/database/database.ts";
import { createPageCache } from "../../src/features/site/pageCache.ts";
import { importPlan } from "../../src/features/commands/plan/importPlan.ts";
import { createApp } from "../../src/server/routes.tsx";
import { publishedOf } from "./database.ts";
import { publishAll } from "./publishing.ts";
import { readingWorkers } from "./readingWorkers.ts";

/** The site over what was published in a database, and what broke while it answered. */
export function siteOver(db: PublishedDatabase) {
  const broken: unknown[] = [];
  const ambient = { db, workers: readingWorkers, cache: createPageCache({ behind: 0 }) };
  return { app: createApp(ambient, new Map(), (error) => broken.push(error)), broken };
}

/** The site over a database, where every request finds public what is held at that moment. What breaks is thrown. */
export function siteAsHeld(db: Database) {
  const ambient = { db: publishedOf(db), workers: readingWorkers, cache: createPageCache({ behind: 0 }) };
  const app = createApp(ambient, new Map(), (error) => {
    throw error;
  });
  return {
    request: async (path: string) => {
      await publishAll(db);
      return app.request(path);
    },
  };
}

/** Imports the years of the demonstration into a database and publishes them; the keys of what it holds now. */
export async function importDemonstration(db: Database) {
  for (const { administration, year, file, name } of DEMONSTRATION) {
    const content = readFileSync(new URL(`../../demo/${file}`, import.meta.url));
    const ambient = { db, workers: readingWorkers, actor: { person: "prova", capacity: "commandLine" as const }, administration, year };
    const verdict = await importPlan(ambient, { name: file, content, administrationName: name, isAdministrationChosen: true, idempotencyKey: file }); // prettier-ignore
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  }
  const years = DEMONSTRATION.map(({ administration, year }) => ({ administration, year }));
  await publishAll(db);
  return years;
}
