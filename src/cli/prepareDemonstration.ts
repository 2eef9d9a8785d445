import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEMONSTRATION, VALDORA_2026 } from "../../demo/demonstration.ts";
import type { Database } from "../data/database/database.ts";
import { loadPublications } from "../data/publication/publication.ts";
import { preparePublication, releasePrepared } from "../features/commands/publication/publishYear.ts";
import { listYears } from "../data/plan/annualReport.ts";
import { holdsRealWork, isDemonstration } from "../data/account/demonstrationAccounts.ts";
import { hasRun } from "../data/evaluation/evaluationRun.ts";
import { approvePlan } from "../features/commands/plan/approvePlan.ts";
import { marksOfVariation, proposeVariation } from "../features/commands/plan/writeObjective.ts";
import { loadObjectives } from "../data/plan/objective.ts";
import { isPlanApproved } from "../data/plan/planVersion.ts";
import { importPlan } from "../features/commands/plan/importPlan.ts";
import type { Application } from "../server/openApplication.ts";
import { CommandRefused, tellProgress } from "./commandLine.ts";
import { makeDemonstrationAccounts } from "./demonstrationAccounts.ts";
import { DEMONSTRATION_MAKER } from "../features/commands/ambient.ts";

/** The documents of the demonstration: beside the bundle once built. */
const DOCUMENTS = fileURLToPath(new URL("./demo/", import.meta.url));

type Means = Pick<Application, "db" | "workers">;

const REAL_WORK =
  "Qui ci sono i dati di un ente vero: la dimostrazione li mescolerebbe con i suoi, e non è stato scritto nulla. Per il suo ente usi «traguardo start»; per la dimostrazione indichi una cartella nuova con --data, o tolga DATABASE_URL.";

/**
 * Does what the demonstration needs and is not there yet, through the same commands as anybody: a preparation that was broken off goes on from where it was.
 * Throws CommandRefused where another person has worked.
 */
export async function prepareDemonstration(means: Means, documents = DOCUMENTS): Promise<void> {
  if (
    !(await isDemonstration(means.db)) &&
    (await holdsRealWork(
      means.db,
      DEMONSTRATION.map(({ administration }) => administration),
    ))
  )
    throw new CommandRefused(REAL_WORK);
  tellProgress("Preparo la dimostrazione…");
  await importPlans(means, documents);
  await approveValdora(means.db);
  const { makeDemonstrationOffices } = await import("./demonstrationOffices.ts");
  await makeDemonstrationOffices(means);
  await makeDemonstrationAccounts(means.db);
  if (!(await hasRun(means.db, { administration: "valdora", year: 2024 }, "pay"))) {
    const { evaluateValdora } = await import("./evaluateValdora.ts");
    await evaluateValdora(means.db);
  }
  await publishYears(means.db);
}

/** Records the act that approves the plan of 2026, and leaves a variation of it as a draft. */
async function approveValdora(db: Database): Promise<void> {
  const ambient = { db, actor: DEMONSTRATION_MAKER, administration: "valdora", year: 2026 };
  const { act, variation } = VALDORA_2026;
  if (await isPlanApproved(db, ambient)) return;
  const approved = await approvePlan(ambient, { act, container: "piao" }, { idempotencyKey: "demonstration approval 2026" });
  const { title, ...asked } = variation;
  const objective = (await loadObjectives(db, ambient)).find((each) => each.title === title)!;
  const drafted = await proposeVariation(
    ambient,
    { ...asked, code: objective.code, seen: marksOfVariation(objective, { state: "inForce" }), state: "inForce", proposes: false },
    { idempotencyKey: "demonstration variation 2026" },
  );
  if (!approved.ok || !drafted.ok)
    throw new Error(`The demonstration's plan of 2026 was not approved: ${JSON.stringify({ approved, drafted })}`);
}

/** Publishes each year that is not public yet. */
async function publishYears(db: Database): Promise<void> {
  for (const { administration, year } of DEMONSTRATION) {
    if ((await loadPublications(db, { administration, year })).some(({ state }) => state !== "prepared")) continue;
    const ambient = { db, actor: DEMONSTRATION_MAKER, administration, year };
    const prepared = await preparePublication(ambient, {}, { idempotencyKey: randomUUID() });
    const released = prepared.ok && (await releasePrepared(ambient, prepared.value.number, { idempotencyKey: randomUUID() }));
    if (!released || !released.ok) throw new Error(`The demonstration's ${String(year)} of ${administration} was not published`);
  }
}

async function importPlans({ db, workers }: Means, documents: string): Promise<void> {
  const held = await listYears(db);
  for (const { administration, name, year, file } of DEMONSTRATION) {
    if (held.some((listed) => listed.administration.code === administration && listed.year === year)) continue;
    const content = await readFile(join(documents, file));
    const idempotencyKey = `demonstration ${administration} ${String(year)}`;
    const verdict = await importPlan(
      { db, workers, actor: DEMONSTRATION_MAKER, administration, year },
      { name: file, content, administrationName: name, isAdministrationChosen: true, idempotencyKey },
    );
    if (!verdict.ok) throw new Error(`The demonstration's ${file} was refused: ${JSON.stringify(verdict)}`);
  }
}
