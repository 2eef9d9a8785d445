import { valdoraPeople } from "../../demo/valdoraPeople.ts";
import { VALDORA_ACTS } from "../../demo/valdora/acts.ts";
import { VALDORA_CCI } from "../../demo/valdora/cci.ts";
import { VALDORA_SMVP } from "../../demo/valdora/smvp.ts";
import type { YearKey } from "../data/cycle/cycleYear.ts";
import type { Database } from "../data/database/database.ts";
import { loadLastRun } from "../data/evaluation/evaluationRun.ts";
import type { Act } from "../domain/cycle/act.ts";
import type { EvaluationSummary } from "../domain/evaluation/evaluationSummary.ts";
import type { Json } from "../domain/kernel/json.ts";
import type { Verdict } from "../domain/kernel/verdict.ts";
import { closeHeadCount } from "../features/commands/evaluation/closeHeadCount.ts";
import { importEvaluations } from "../features/commands/evaluation/importEvaluations.ts";
import { recordEvaluation } from "../features/commands/evaluation/recordEvaluation.ts";
import { recordPay } from "../features/commands/evaluation/recordPay.ts";
import { approveRules } from "../features/commands/rules/approveRules.ts";
import { draftRules, type DraftSource } from "../features/commands/rules/draftRules.ts";
import { DEMONSTRATION_MAKER } from "../features/commands/ambient.ts";

/** Rules, people and forms of the three years of Valdora, and the runs of 2024. Its pay comes last: once it is recorded, all of the rest is there. */
export async function evaluateValdora(db: Database): Promise<void> {
  const of = (year: number) => ({ db, actor: DEMONSTRATION_MAKER, administration: "valdora", year });
  const key = (what: string, year: number) => `demonstration valdora ${what} ${String(year)}`;

  const adopt = async (year: number, kind: "smvp" | "cci", source: DraftSource, act: Act) => {
    const { problems } = done(kind, await draftRules(of(year), { kind, source, idempotencyKey: key(`${kind} draft`, year) }));
    if (problems.length > 0) throw new Error(`Valdora's ${kind} of ${String(year)} is not right: ${JSON.stringify(problems)}`);
    done(kind, await approveRules(of(year), { kind, act, idempotencyKey: key(`${kind} approval`, year) }));
  };
  const people = async (year: number, previous?: ReadonlyMap<string, string>) => {
    const name = `valdora-valutazioni-${String(year)}.json`;
    const content = Buffer.from(JSON.stringify(valdoraPeople(year, previous), undefined, 1));
    done(name, await importEvaluations(of(year), { name, content, idempotencyKey: key("evaluations", year) }));
  };

  await adopt(2024, "smvp", { kind: "document", document: VALDORA_SMVP[2024] as Json }, VALDORA_ACTS[2024].smvp);
  await adopt(2024, "cci", { kind: "document", document: VALDORA_CCI[2024] }, VALDORA_ACTS[2024].cci);
  await people(2024);
  const reason = "Confrontati con il registro delle presenze e con l'elenco del personale al 31/12/2024 (ufficio personale, 10/03/2025).";
  done("head-count", await closeHeadCount(of(2024), { reason, idempotencyKey: key("head-count", 2024) }));
  done("evaluation", await recordEvaluation(of(2024), key("evaluation", 2024)));

  await adopt(2025, "smvp", { kind: "document", document: VALDORA_SMVP[2025] as Json }, VALDORA_ACTS[2025].smvp);
  await adopt(2025, "cci", { kind: "document", document: VALDORA_CCI[2025] }, VALDORA_ACTS[2025].cci);
  await people(2025, await scoresOf(db, { administration: "valdora", year: 2024 }));
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

function done<Value, Reason extends string>(what: string, verdict: Verdict<Value, Reason>): Value {
  if (!verdict.ok) throw new Error(`The demonstration's ${what} was refused: ${JSON.stringify(verdict.reasons)}`);
  return verdict.value;
}
