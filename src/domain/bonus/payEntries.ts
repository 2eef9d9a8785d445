import type { EvaluatedPerson } from "../evaluation/individual/evaluatePerson.ts";
import { formId } from "../evaluation/individual/form.ts";
import type { CycleEvaluation } from "../evaluation/evaluateCycle.ts";
import { gradeFigure } from "../evaluation/evaluateCycle.ts";
import type { Grade } from "../evaluation/grade.ts";
import { evaluationFigures } from "../evaluation/evaluationFigures.ts";
import type { Figure } from "../kernel/figure.ts";
import { groupBy } from "../kernel/groupBy.ts";
import { type PayCategory, payCategoryOf } from "../organisation/profile.ts";
import type { EnvelopeShare, InterimPost, PayEntry, ProvenGrade } from "./payEntry.ts";
import type { PayMaterial, PersonPay } from "./payMaterial.ts";

const APART = "/senza-tempi-di-pagamento";

/** How a figure is called when the objective on payment times is out of the count: it must not count twice (it. "S senza l'obiettivo"). */
export function withoutPaymentTimes(figure: string): string {
  return `${figure}${APART}`;
}

/** A figure of the year evaluated without that objective, by its whole name: what it stands on is called in the same way. Undefined when it is none. */
export function figureApart(id: string, apart: CycleEvaluation): Figure | undefined {
  const found = id.endsWith(APART) ? evaluationFigures(apart).get(id.slice(0, -APART.length)) : undefined;
  if (!found) return undefined;
  const inputs = found.proof.inputs.map((input) => {
    const { provenance } = input;
    return provenance.kind === "figure"
      ? { ...input, provenance: { ...provenance, figure: withoutPaymentTimes(provenance.figure) } }
      : input;
  });
  const { figure, result, rule, citation, steps, rounding } = found.proof;
  const about = { figure: `${figure}, senza l'obiettivo sui tempi di pagamento`, result, rule, inputs, steps };
  return { id, text: found.text, proof: { ...about, ...(citation && { citation }), ...(rounding && { rounding }) } };
}

/**
 * The entries of pay: each person once in the fund of each category worked in, with the stints of that category and the score of the year.
 * `apart` is the same year evaluated without the objective on payment times: from there comes the score of who answers for them.
 */
export function payEntriesOf(evaluation: CycleEvaluation, pay: PayMaterial, apart: CycleEvaluation): PayEntry[] {
  const told = new Map(pay.people.map((person) => [person.person, person]));
  const holders = new Set(pay.paymentTimes?.holders ?? []);
  const other = new Map(apart.individual.people.map((person) => [person.person.code, person]));
  const objectives = new Map(evaluation.organisation.counting.map(([code, { grade }]) => [code, grade]));
  return evaluation.individual.people.flatMap((evaluated) => {
    const { code } = evaluated.person;
    const isHolder = pay.paymentTimes?.objective !== undefined && holders.has(code);
    const score = isHolder ? (other.get(code) ?? evaluated) : evaluated;
    return entriesOf(evaluated, told.get(code), gradeOf(score, isHolder ? withoutPaymentTimes(code) : code), objectives);
  });
}

function entriesOf(
  evaluated: EvaluatedPerson,
  told: PersonPay | undefined,
  proven: ProvenGrade,
  objectives: ReadonlyMap<string, Grade>,
): PayEntry[] {
  const { person, forms, role } = evaluated;
  const own = forms.filter(({ form }) => !form.isInterim);
  const isContested = own.some(({ form }) => form.state === "contested");
  const byCategory = groupBy(person.stints, (stint) => payCategoryOf(stint.role));
  return [...byCategory].map(([category, stints]): PayEntry => {
    const isLast = category === payCategoryOf(role);
    return {
      ...proven,
      person: person.code,
      role: stints.at(-1)?.role ?? role,
      evaluator: own.at(-1)?.form.evaluator ?? "",
      stints,
      ...(isContested && { isContested }),
      ...(told?.sanction !== undefined && { sanction: told.sanction }),
      ...(told?.previousScore !== undefined && { previousScore: told.previousScore }),
      ...(told?.twoYearMean !== undefined && { twoYearMean: told.twoYearMean }),
      ...(told?.positionPay !== undefined && isLast && { positionPay: told.positionPay }),
      ...(told?.interim && isLast && { interim: interimOf(evaluated, told.interim, category) }),
      ...(told?.envelopes && { envelopes: envelopesOf(told.envelopes, objectives) }),
    };
  });
}

/** A score, or why there is none; what waits for a form is missing, who is not evaluated has none that applies. */
function gradeOf({ standing }: EvaluatedPerson, figure: string): ProvenGrade {
  switch (standing.kind) {
    case "evaluated":
      return { grade: { kind: "graded", value: standing.published }, figure };
    case "waiting":
      return { grade: waitingGrade(standing), figure };
    case "notEvaluated":
      return { grade: { kind: "notApplicable" }, figure };
  }
}

/** What is paid on while a score waits: a contested one has its provisional score, the others have none. */
function waitingGrade({ why, provisional }: Extract<EvaluatedPerson["standing"], { kind: "waiting" }>): Grade {
  if (provisional) return { kind: "graded", value: provisional };
  return { kind: why === "formNotFinal" || why === "contested" ? "missing" : why };
}

function interimOf({ forms }: EvaluatedPerson, posts: NonNullable<PersonPay["interim"]>, category: PayCategory): InterimPost[] {
  return posts.map(({ unit, positionPay, from, to }) => {
    const found = forms.find(({ form }) => form.isInterim && form.unit === unit && payCategoryOf(form.role) === category);
    const isFinal = found?.form.state === "final" && !found.form.notEvaluable;
    const grade: Grade = isFinal ? found.graded.grade : { kind: "missing" };
    return { unit, positionPay, from, to, grade, figure: found ? formId(found.form) : unit };
  });
}

function envelopesOf(shares: NonNullable<PersonPay["envelopes"]>, objectives: ReadonlyMap<string, Grade>): EnvelopeShare[] {
  return shares.map(({ objective, weight }) => ({
    objective,
    weight,
    grade: objectives.get(objective) ?? { kind: "missing" },
    figure: gradeFigure(objective, "conta"),
  }));
}
