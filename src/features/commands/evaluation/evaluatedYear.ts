import { readAnnualReport } from "../../../data/plan/annualReport.ts";
import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { type HeldEvaluationFile, loadEvaluationFile, loadWrittenFile } from "../../../data/evaluation/evaluationFile.ts";
import { hashOfProofs } from "../../../data/evaluation/evaluationRun.ts";
import { loadRuleVersions, type RuleKind, type RuleVersion } from "../../../data/evaluation/ruleDocument.ts";
import { actText } from "../../../domain/cycle/act.ts";
import type { ProofForm } from "../../../domain/evaluation/engine.ts";
import { type CycleEvaluation, type CycleMaterial, evaluateCycle } from "../../../domain/evaluation/evaluateCycle.ts";
import { type EvaluationSummary, evaluationSummary, proofsOf } from "../../../domain/evaluation/evaluationSummary.ts";
import { materialParts, type ProofOfRun, proofParts, proofText, type RunPart } from "../../../domain/evaluation/runParts.ts";
import type { Smvp } from "../../../domain/evaluation/smvp.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import type { AnnualReport } from "../../../domain/report/annualReport.ts";
import { acceptSmvp } from "../../../exchange/rules/readSmvp.ts";
import type { FileReading } from "../../../exchange/rules/strictJson.ts";
import { WorkFailed } from "../ambient.ts";

/** A year evaluated, with everything it stands on. */
export type EvaluatedYear = {
  readonly report: AnnualReport;
  readonly file: HeldEvaluationFile;
  readonly rules: RuleVersion;
  readonly smvp: Smvp;
  readonly material: CycleMaterial;
  readonly evaluation: CycleEvaluation;
};

/** The version of a document of rules a year is computed with: the one of a number, or the last one approved, or else the last draft. */
export async function rulesInForce(db: Database, key: YearKey, kind: RuleKind, version?: number): Promise<RuleVersion | undefined> {
  const versions = await loadRuleVersions(db, key, kind);
  if (version !== undefined) return versions.find((each) => each.version === version);
  return versions.findLast(({ act }) => act) ?? versions.at(-1);
}

/** A stored document of rules, as read. It was well formed when it was kept: one that is no more was written by another version of the program. */
export function readStored<Rules>({ kind, year, version, content }: RuleVersion, accept: (document: unknown) => FileReading<Rules>): Rules {
  const reading = accept(JSON.parse(content));
  if (reading.ok) return reading.value;
  const what = `${kind === "smvp" ? "Il sistema di valutazione" : "Il contratto integrativo"} del ${String(year)}, versione ${String(version)}`;
  throw new WorkFailed(`${what}, non si può leggere con questa versione del programma: aggiorni il programma.`, reading.problems[0].clause);
}

/** Which file and which version of the rules a year was evaluated with. */
export type EvaluatedWith = { readonly fileNumber: bigint; readonly smvpVersion: number };

/**
 * Evaluates a year from what is held of it, inside a transaction of the caller's; or with the file of then, as it was written, and the rules of then. Undefined
 * where there is no plan, no SMVP, or nothing to evaluate.
 */
export async function evaluatedYear(tx: Database, key: YearKey, then?: EvaluatedWith): Promise<EvaluatedYear | undefined> {
  const report = await readAnnualReport(tx, key);
  const file = then ? await loadWrittenFile(tx, key, then.fileNumber) : await loadEvaluationFile(tx, key);
  const rules = await rulesInForce(tx, key, "smvp", then?.smvpVersion);
  if (!report || !file || !rules) return undefined;
  const smvp = readStored(rules, acceptSmvp);
  const { people, forms, organisation, headCountDecision } = file;
  const material = {
    year: key.year,
    objectives: report.objectives,
    people,
    forms,
    organisation,
    ...(headCountDecision && { headCountDecision }),
  };
  return { report, file, rules, smvp, material, evaluation: evaluateCycle(material, smvp) };
}

/** What a run keeps of a computation: the same material gives the same bytes. */
export type RunResult = { readonly text: string; readonly proofs: readonly ProofOfRun[] };

/** The result of an evaluation as a run keeps it. */
export function resultOf({
  evaluation,
  smvp,
}: Pick<EvaluatedYear, "evaluation" | "smvp">): RunResult & { readonly summary: EvaluationSummary } {
  const summary = evaluationSummary(evaluation, smvp);
  return { summary, text: JSON.stringify(summary), proofs: proofsOf(evaluation) };
}

/** The fingerprint of proofs, as they are or as another engine wrote them: those made again are compared by it. */
export function hashOf(proofs: readonly ProofOfRun[], form?: ProofForm): Buffer {
  return hashOfProofs(textsOf(proofs, form));
}

/** The texts of proofs one at a time: those of a town are never all held at once. */
function* textsOf(proofs: readonly ProofOfRun[], form?: ProofForm): Generator<string> {
  for (const each of proofs) yield proofText(each, form);
}

/** What a run of an evaluation keeps beside its result: what it stood on, and its proofs as an engine wrote them. */
export function partsOf({ material, rules }: EvaluatedYear, { proofs }: RunResult, form?: ProofForm): RunPart[] {
  return [...materialParts(material, { smvp: JSON.parse(rules.content) as Json }), ...proofParts(proofs, form)];
}

/** Which version of a document of rules, and the act that approved it: "Sistema …, versione 1, Giunta comunale, n. 12 del 31/01/2024". */
export function rulesWords(title: string, { version, act }: RuleVersion): string {
  return `${title}, versione ${String(version)}, ${act ? actText(act) : "bozza non approvata"}`;
}
