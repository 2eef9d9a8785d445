import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEMONSTRATION, VALDORA_ACTS } from "../../demo/demonstration.ts";
import { listYears } from "../data/annualReport.ts";
import type { YearKey } from "../data/cycleYear.ts";
import type { Database } from "../data/database.ts";
import { loadLastRun } from "../data/evaluationRun.ts";
import type { Act } from "../domain/cycle/act.ts";
import type { EvaluationSummary } from "../domain/evaluation/evaluationSummary.ts";
import type { Json } from "../domain/kernel/json.ts";
import type { Verdict } from "../domain/kernel/verdict.ts";
import { closeHeadCount } from "../features/evaluation/closeHeadCount.ts";
import { importEvaluations } from "../features/evaluation/importEvaluations.ts";
import { recordEvaluation } from "../features/evaluation/recordEvaluation.ts";
import { recordPay } from "../features/evaluation/recordPay.ts";
import { importPlan } from "../features/plan/importPlan.ts";
import { approveRules } from "../features/rules/approveRules.ts";
import { draftRules, type DraftSource } from "../features/rules/draftRules.ts";
import type { Application } from "../server/openApplication.ts";
import { tellProgress } from "./commandLine.ts";

/** The documents of the demonstration: beside the bundle once built. */
const DOCUMENTS = fileURLToPath(new URL("./demo/", import.meta.url));

type Means = Pick<Application, "db" | "workers">;

/** Does what the demonstration needs and is not there yet, through the same commands as anybody: a preparation that was broken off goes on from where it was. */
export async function prepareDemonstration(means: Means, documents = DOCUMENTS): Promise<void> {
  tellProgress("Preparo la dimostrazione…");
  await importPlans(means, documents);
  if (await loadLastRun(means.db, valdora(2024), "pay")) return;
  await evaluateValdora(means);
}

async function importPlans({ db, workers }: Means, documents: string): Promise<void> {
  const held = await listYears(db);
  for (const { administration, name, year, file } of DEMONSTRATION) {
    if (held.some((listed) => listed.administration.code === administration && listed.year === year)) continue;
    const content = await readFile(join(documents, file));
    const idempotencyKey = `demonstration ${administration} ${String(year)}`;
    const verdict = await importPlan(
      { db, workers, actor: ACTOR, administration, year },
      { name: file, content, administrationName: name, isAdministrationChosen: true, idempotencyKey },
    );
    if (done(file, verdict).refused.length > 0) throw new Error(`The demonstration's ${file} was refused: ${JSON.stringify(verdict)}`);
  }
}

const ACTOR = { person: "dimostrazione" };

function valdora(year: number) {
  return { administration: "valdora", year };
}

function done<Value, Reason>(what: string, verdict: Verdict<Value, Reason>): Value {
  if (!verdict.ok) throw new Error(`The demonstration's ${what} was refused: ${JSON.stringify(verdict.reasons)}`);
  return verdict.value;
}

/** Rules, people and forms of the three years of Valdora, and the runs of 2024. Its pay comes last: once it is recorded, all of the rest is there. */
async function evaluateValdora({ db }: Means): Promise<void> {
  const { valdoraPeople } = await import("../../demo/valdoraPeople.ts");
  const { VALDORA_SMVP } = await import("../../demo/valdora/smvp.ts");
  const { VALDORA_CCI } = await import("../../demo/valdora/cci.ts");
  const of = (year: number) => ({ db, actor: ACTOR, ...valdora(year) });
  const key = (what: string, year: number) => `demonstration valdora ${what} ${String(year)}`;

  const adopt = async (year: number, kind: "smvp" | "cci", source: DraftSource, act: Act) => {
    const { problems } = done(kind, await draftRules(of(year), { kind, source, idempotencyKey: key(`${kind} draft`, year) }));
    if (problems.length > 0) throw new Error(`Valdora's ${kind} of ${String(year)} is not right: ${JSON.stringify(problems)}`);
    done(kind, await approveRules(of(year), { kind, act, idempotencyKey: key(`${kind} approval`, year) }));
  };
  const people = async (year: number, previous?: ReadonlyMap<string, string>) => {
    const name = `valdora-valutazioni-${String(year)}.json`;
    const content = Buffer.from(JSON.stringify(valdoraPeople(year, previous), undefined, 1));
    const { refused } = done(name, await importEvaluations(of(year), { name, content, idempotencyKey: key("evaluations", year) }));
    if (refused.length > 0) throw new Error(`The demonstration's ${name} was refused: ${JSON.stringify(refused)}`);
  };

  await adopt(2024, "smvp", { kind: "document", document: VALDORA_SMVP[2024] as Json }, VALDORA_ACTS[2024].smvp);
  await adopt(2024, "cci", { kind: "document", document: VALDORA_CCI[2024] }, VALDORA_ACTS[2024].cci);
  await people(2024);
  const reason = "Confrontati con il registro delle presenze e con l'elenco del personale al 31/12/2024 (ufficio personale, 10/03/2025).";
  done("head-count", await closeHeadCount(of(2024), { reason, idempotencyKey: key("head-count", 2024) }));
  done("evaluation", await recordEvaluation(of(2024), key("evaluation", 2024)));

  await adopt(2025, "smvp", { kind: "document", document: VALDORA_SMVP[2025] as Json }, VALDORA_ACTS[2025].smvp);
  await adopt(2025, "cci", { kind: "document", document: VALDORA_CCI[2025] }, VALDORA_ACTS[2025].cci);
  await people(2025, await scoresOf(db, valdora(2024)));
  await adopt(2026, "smvp", { kind: "confirmation", ofYear: 2025 }, VALDORA_ACTS[2026].smvp);
  await people(2026);

  done("pay", await recordPay(of(2024), key("pay", 2024)));
}

/** The published scores of a year, as its evaluation was recorded. */
async function scoresOf(db: Database, year: YearKey): Promise<ReadonlyMap<string, string>> {
  const run = await loadLastRun(db, year, "evaluation");
  const { people } = JSON.parse(run?.result ?? '{"people":[]}') as Pick<EvaluationSummary, "people">;
  return new Map(people.flatMap(({ person, score }) => (score === undefined ? [] : [[person, score]])));
}
