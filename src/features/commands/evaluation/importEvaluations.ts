import { sentenceOf, type Sentences } from "../../../domain/kernel/refusal.ts";
import { readAnnualReport } from "../../../data/plan/annualReport.ts";
import type { Database } from "../../../data/database/database.ts";
import { erasedAmong } from "../../../data/personal/erasure.ts";
import { fingerprintOf, evaluationFileFingerprint } from "../../../data/log/fingerprint.ts";
import { evaluatorsByFileAlone, saveEvaluationFile } from "../../../data/evaluation/evaluationFile.ts";
import { refreshStatistics } from "../../../data/database/statistics.ts";
import { loadRuleVersions } from "../../../data/evaluation/ruleDocument.ts";
import type { Track } from "../../../domain/cycle/track.ts";
import { checkOrganisation } from "../../../domain/evaluation/checkOrganisation.ts";
import { checkEvaluations } from "../../../domain/evaluation/individual/checkEvaluations.ts";
import { refuse, type Refused, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, erasedCode } from "../../../domain/organisation/erasedCode.ts";
import { payCategoryOf } from "../../../domain/organisation/profile.ts";
import { acceptEvaluations, type Evaluations, LARGEST_EVALUATIONS } from "../../../exchange/evaluations/readEvaluations.ts";
import { acceptSmvp } from "../../../exchange/rules/readSmvp.ts";
import { type FileProblem, type FileReading, readJson } from "../../../exchange/rules/strictJson.ts";
import { act, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { tellReach } from "../tellReach.ts";

/** A file of people, forms and what else a year's evaluation is made from. */
export type EvaluationsFile = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly idempotencyKey: string;
  readonly dryRun?: boolean;
};

/** What was done: how many people and forms now hold, whether they are new, or what was refused. The form programs read. */
export type EvaluationsReport = {
  readonly people: number;
  readonly forms: number;
  readonly changed: boolean;
  readonly refused: readonly { readonly clause: string; readonly message: string }[];
};

export type EvaluationsRefusal = ActRefusal | "noSmvp";

export const IMPORT_EVALUATIONS_REFUSALS = {
  noSmvp: "Per quest'anno non c'è il sistema di valutazione: prima se ne prepari uno con «traguardo smvp».",
} satisfies Sentences<Exclude<EvaluationsRefusal, ActRefusal>>;

/**
 * Keeps people and forms of a year, in place of those held: earlier readings stay. One mistake refuses the whole file. It writes in the track of each
 * category of people it holds: one that is closed refuses it.
 */
export async function importEvaluations(ambient: Ambient, file: EvaluationsFile): Promise<Verdict<EvaluationsReport, EvaluationsRefusal>> {
  const read = readOf(file.content);
  if (!read.ok) return { ok: true, value: nothing(read.problems) };
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  let refused: readonly FileProblem[] = [];
  const { idempotencyKey, dryRun = false } = file;
  const options = { idempotencyKey, dryRun, alsoTracks: tracksOf(read.value) };
  const verdict = await act<EvaluationsReport, "noSmvp" | "refused">(ambient, "evaluation.import", options, async (tx) => {
    const rules = (await loadRuleVersions(tx, key, "smvp")).at(-1);
    const smvp = rules && acceptSmvp(JSON.parse(rules.content));
    if (!smvp?.ok) return refuse("noSmvp");
    const plan = await readAnnualReport(tx, key);
    const objectives = new Set((plan?.objectives ?? []).map(({ code }) => String(code)));
    refused = [
      ...checkEvaluations(read.value.people, read.value.forms, { year, smvp: smvp.value, objectives }),
      ...checkOrganisation(read.value.organisation, objectives),
      ...(await ofErased(tx, administration, read.value)),
    ];
    if (refused.length > 0) return refuse("refused");
    const source = { name: file.name, content: Buffer.from(file.content), by: actor.person };
    const fileNumber = await saveEvaluationFile(tx, key, source, read.value);
    if (fileNumber !== undefined) {
      const named = await evaluatorsByFileAlone(tx, key, fileNumber);
      await tellReach(tx, ambient, named.map(({ person, evaluator }) => ({ person, kind: "formEvaluator", reader: evaluator, year }))); // prettier-ignore
    }
    const counts = { people: read.value.people.length, forms: read.value.forms.length, changed: fileNumber !== undefined };
    const kept = fileNumber === undefined ? {} : { reading: String(fileNumber), readingSha256: await evaluationFileFingerprint(tx, administration, fileNumber) }; // prettier-ignore
    const content = { file: file.name, ...counts, sha256: fingerprintOf(file.content), ...kept };
    return { ok: true, value: { answer: { ...counts, refused: [] }, object: `evaluations ${String(year)}`, content } };
  });
  if (verdict.ok) {
    if (!dryRun && verdict.value.changed)
      await refreshStatistics(ambient.db, { administration, ...actor }, "evaluation", verdict.value.forms);
    return verdict;
  }
  return refused.length > 0 ? { ok: true, value: nothing(refused) } : (verdict as Refused<EvaluationsRefusal>);
}

/** Places of the file with the code of somebody whose data were erased: it names nobody again, and no form hangs on it. */
async function ofErased(tx: Database, administration: string, { people, forms }: Evaluations): Promise<FileProblem[]> {
  const named = [
    ...people.map(({ code }, i) => ({ code, clause: `persone[${String(i)}].codice` })),
    ...forms.map(({ evaluator: code }, i) => ({ code, clause: `schede[${String(i)}].valutatore` })),
  ];
  const erased = await erasedAmong(tx, administration, named.map(({ code }) => code)); // prettier-ignore
  return named.flatMap(({ code, clause }) => {
    const on = erased.get(code);
    return on === undefined ? [] : [{ clause, message: sentenceOf(erasedCode(code, on), ERASED_CODE_REFUSALS) }];
  });
}

const MOST_REFUSALS = 50;

function nothing(problems: readonly FileProblem[]): EvaluationsReport {
  return {
    people: 0,
    forms: 0,
    changed: false,
    refused: problems.slice(0, MOST_REFUSALS).map(({ clause, message }) => ({ clause, message })),
  };
}

function readOf(content: Uint8Array): FileReading<Evaluations> {
  const json = readJson(content, LARGEST_EVALUATIONS);
  return json.ok ? acceptEvaluations(json.value) : json;
}

/** The tracks beside that of the staff in which the file writes. */
function tracksOf({ forms }: Evaluations): Track[] {
  const categories = new Set(forms.map(({ role }) => payCategoryOf(role)));
  return [
    ...(categories.has("eq") ? (["individualEq"] as const) : []),
    ...(categories.has("dirigenti") || categories.has("segretario") ? (["individualDirigenti"] as const) : []),
  ];
}
