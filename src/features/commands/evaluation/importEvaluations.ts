import type { Refusal, Sentences } from "../../../domain/kernel/refusal.ts";
import { readAnnualReport } from "../../../data/plan/annualReport.ts";
import type { Database } from "../../../data/database/database.ts";
import { erasedAmong } from "../../../data/personal/erasure.ts";
import { fingerprintOf, evaluationFileFingerprint } from "../../../data/log/fingerprint.ts";
import { saveCatalogue } from "../../../data/evaluation/catalogueIndicator.ts";
import { placeWrittenUnits } from "../../../data/evaluation/evaluationUnits.ts";
import { holdIdentities } from "../../../data/plan/planIdentity.ts";
import { holdOrganisation, listUnitsToConfirm } from "../../../data/organisation/unit.ts";
import { namesOfUnits } from "../../../domain/evaluation/unitNames.ts";
import { evaluatorsByFileAlone, isHeldFile, saveEvaluationFile } from "../../../data/evaluation/evaluationFile.ts";
import { refreshStatistics } from "../../../data/database/statistics.ts";
import { loadRuleVersions } from "../../../data/evaluation/ruleDocument.ts";
import type { Track } from "../../../domain/cycle/track.ts";
import { checkOrganisation, unitsNamedTwice } from "../../../domain/evaluation/checkOrganisation.ts";
import { checkEvaluations } from "../../../domain/evaluation/individual/checkEvaluations.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, type ErasedCode, erasedCode } from "../../../domain/organisation/erasedCode.ts";
import type { RegisterDifference } from "../../../domain/organisation/registerDifferences.ts";
import { payCategoryOf } from "../../../domain/organisation/profile.ts";
import { acceptEvaluations, type Evaluations, LARGEST_EVALUATIONS } from "../../../exchange/evaluations/readEvaluations.ts";
import { CLAUSE_REFUSALS, clauseRefusal, type ClauseRefusal, refuseClauses } from "../../../exchange/rules/clauseRefusals.ts";
import { acceptSmvp } from "../../../exchange/rules/readSmvp.ts";
import { type FileReading, readJson } from "../../../exchange/rules/strictJson.ts";
import { act, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { differencesOfYear } from "./differencesOfYear.ts";
import { fillRegister } from "./fillRegister.ts";
import { tellReach } from "../tellReach.ts";

/** A file of people, forms and what else a year's evaluation is made from. */
export type EvaluationsFile = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly idempotencyKey: string;
  readonly dryRun?: boolean;
};

/** What was done: how many people and forms now hold, and whether they are new. The form programs read. */
export type EvaluationsReport = {
  readonly people: number;
  readonly forms: number;
  readonly changed: boolean;
  /** Units that nothing but a file of evaluations names, as this one writes them. */
  readonly unitsToConfirm: readonly string[];
  /** In what the file and the register of people differ: the register stays. */
  readonly differences: readonly RegisterDifference[];
};

/** Why a file is refused because of what it says. */
type OfContent = ClauseRefusal | ErasedCode;

/** Why people and forms are not kept. */
export type EvaluationsRefusal = ActRefusal | OfContent | "noSmvp";

/** The sentences of what is particular to such a file. */
export const IMPORT_EVALUATIONS_REFUSALS = {
  ...CLAUSE_REFUSALS,
  ...ERASED_CODE_REFUSALS,
  noSmvp: "Per quest'anno non c'è il sistema di valutazione: prima se ne prepari uno con «traguardo smvp».",
} satisfies Sentences<Exclude<EvaluationsRefusal, ActRefusal>>;

/**
 * Keeps people and forms of a year, in place of those held: earlier readings stay. One mistake refuses the whole file, and each is told with its clause. It writes in the track of each
 * category of people it holds: one that is closed refuses it.
 */
export async function importEvaluations(ambient: Ambient, file: EvaluationsFile): Promise<Verdict<EvaluationsReport, EvaluationsRefusal>> {
  const read = readOf(file.content);
  if (!read.ok) return refuseClauses(read.problems, file.name);
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  const { idempotencyKey, dryRun = false } = file;
  const options = { idempotencyKey, dryRun, alsoTracks: tracksOf(read.value) };
  const verdict = await act<EvaluationsReport, "noSmvp" | OfContent>(ambient, "evaluation.import", options, async (tx, { today }) => {
    const rules = (await loadRuleVersions(tx, key, "smvp")).at(-1);
    const smvp = rules && acceptSmvp(JSON.parse(rules.content));
    if (!smvp?.ok) return refuse("noSmvp");
    const plan = await readAnnualReport(tx, key);
    const objectives = new Set((plan?.objectives ?? []).map(({ code }) => String(code)));
    const problems = [
      ...checkEvaluations(read.value.people, read.value.forms, { year, smvp: smvp.value, objectives }),
      ...checkOrganisation(read.value.organisation, objectives),
    ];
    const erased = await ofErased(tx, administration, read.value, file.name);
    const refused = refusedFor([...problems.map((each) => clauseRefusal(each, file.name)), ...erased]);
    if (refused) return refused;
    const counts = { people: read.value.people.length, forms: read.value.forms.length };
    const [object, sha256] = [`evaluations ${String(year)}`, fingerprintOf(file.content)];
    if (await isHeldFile(tx, key, file.content)) {
      const answer = { ...counts, changed: false, unitsToConfirm: [], differences: await differencesOfYear(tx, key) };
      return { ok: true, value: { answer, object, content: { file: file.name, ...counts, changed: false, sha256 } } };
    }
    await holdOrganisation(tx, administration);
    await holdIdentities(tx, administration);
    const units = await placeWrittenUnits(tx, key, namesOfUnits(read.value));
    const twice = refusedFor(unitsNamedTwice(read.value.organisation, units).map((each) => clauseRefusal(each, file.name)));
    if (twice) return twice;
    await fillRegister(tx, ambient, { people: read.value.people, units, today });
    const source = { name: file.name, content: Buffer.from(file.content), by: actor.person };
    const fileNumber = await saveEvaluationFile(tx, key, source, read.value, units);
    await saveCatalogue(tx, key, read.value.organisation.catalogue);
    const named = await evaluatorsByFileAlone(tx, key, fileNumber);
    await tellReach(
      tx,
      ambient,
      named.map(({ person, evaluator }) => ({ person, kind: "formEvaluator", reader: evaluator, year })),
    );
    const toConfirm = new Set(await listUnitsToConfirm(tx, administration));
    const unitsToConfirm = units.flatMap(({ unit, written }) => (toConfirm.has(unit) ? [written] : []));
    const differences = await differencesOfYear(tx, key);
    const readingSha256 = await evaluationFileFingerprint(tx, administration, fileNumber);
    const content = { file: file.name, ...counts, changed: true, sha256, reading: String(fileNumber), readingSha256 };
    return { ok: true, value: { answer: { ...counts, changed: true, unitsToConfirm, differences }, object, content } };
  });
  if (verdict.ok && !dryRun && verdict.value.changed)
    await refreshStatistics(ambient.db, { administration, ...actor }, "evaluation", verdict.value.forms);
  return verdict;
}

/** Places of the file with the code of a person whose data were erased: it names nobody again, and no form hangs on it. */
async function ofErased(
  tx: Database,
  administration: string,
  { people, forms }: Evaluations,
  document: string,
): Promise<Refusal<ErasedCode>[]> {
  const named = [
    ...people.map(({ code }, i) => ({ code, clause: `persone[${String(i)}].codice` })),
    ...forms.map(({ evaluator: code }, i) => ({ code, clause: `schede[${String(i)}].valutatore` })),
  ];
  const erased = await erasedAmong(
    tx,
    administration,
    named.map(({ code }) => code),
  );
  return named.flatMap(({ code, clause }) => {
    const on = erased.get(code);
    return on === undefined ? [] : [erasedCode(code, on, { clause: { document, clause } })];
  });
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
