import { type CivilDate, daysBetween } from "../../kernel/civilDate.ts";
import { Derivation, type Term } from "../../kernel/derivation.ts";
import type { Proof } from "../../kernel/proof.ts";
import { compare, exactly, type Rational } from "../../kernel/rational.ts";
import type { Person, Stint } from "../../organisation/person.ts";
import type { Profile } from "../../organisation/profile.ts";
import { GRADE_WORDS, type Graded, type GradeKind } from "../grade.ts";
import { evaluateForm, type KnownGrades } from "./evaluateForm.ts";
import { type Form, formId, NOT_EVALUATED_WORDS, type NotEvaluatedReason } from "./form.ts";
import { bandOf, type ReadySmvp } from "./readySmvp.ts";

/** Why a score cannot be given yet: a form is not final, or one of its parts has no number and the SMVP waits for it. */
export type Waiting = "formNotFinal" | "contested" | Exclude<GradeKind, "graded">;

export const WAITING_WORDS: Record<Waiting, string> = {
  formNotFinal: "la scheda non è ancora definitiva",
  contested: "la scheda è contestata e si attende la decisione",
  ...GRADE_WORDS,
};

/** How the evaluation of a person stands: a score, an evaluation that is still waiting, or none, with its reason. */
export type Standing =
  | {
      readonly kind: "evaluated";
      readonly score: Rational;
      readonly published: Rational;
      readonly band: number | undefined;
      readonly isNegative: boolean;
    }
  /** While a form is contested there is a score, and it is provisional. */
  | { readonly kind: "waiting"; readonly why: Waiting; readonly form: string; readonly provisional?: Rational }
  | { readonly kind: "notEvaluated"; readonly reason: NotEvaluatedReason; readonly note: string };

/** A form with its score. */
export type GradedForm = { readonly form: Form; readonly graded: Graded };

/** A person's year: each form with its score, and what comes of them. */
export type EvaluatedPerson = {
  readonly person: Person;
  /** The role of the last stint of the year: in which head-count and grid the person stands. */
  readonly role: Profile;
  readonly forms: readonly GradedForm[];
  readonly standing: Standing;
  readonly proof: Proof;
};

/** The days of a stint that count as worked: all but counted absences; those the law protects are worked days (d.lgs. 198/2006, art. 25, c. 2-bis). */
export function workedDays({ from, to, countedDays }: Stint): number {
  return daysBetween(from, to) + 1 - countedDays;
}

/** The stints a form covers: it begins and ends with one. */
export function stintsOf({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }, { stints }: Person): readonly Stint[] {
  return stints.filter((stint) => stint.from >= from && stint.to <= to);
}

/** Evaluates one person: forms that are final and can be evaluated, merged by days worked, rounded once, put in a band. */
export function evaluatePerson(person: Person, forms: readonly Form[], smvp: ReadySmvp, known: KnownGrades): EvaluatedPerson {
  const role = person.stints.at(-1)?.role ?? "operatori";
  const ordered = forms.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const graded = ordered.map((form) => ({ form, graded: evaluateForm(form, smvp, known) }));
  const d = new Derivation();
  const standing = standingOf(d, person, graded, smvp);
  const figure = `Punteggio ${person.code}`;
  const isScored = standing.kind === "evaluated";
  const proof = d.conclude({
    figure,
    rule: isScored
      ? "I punteggi delle schede dell'anno, pesati con i giorni lavorati; i giorni di assenza che la legge protegge contano come lavorati."
      : "Non c'è un punteggio, e se ne dice il motivo: non è uno zero.",
    ...(standing.kind === "waiting" && { result: WAITING_WORDS[standing.why] }),
    ...(standing.kind === "notEvaluated" && { result: `non valutato: ${NOT_EVALUATED_WORDS[standing.reason]}` }),
  });
  return { person, role, forms: graded, standing, proof };
}

function standingOf(d: Derivation, person: Person, forms: readonly GradedForm[], ready: ReadySmvp): Standing {
  const { smvp } = ready;
  const worked = person.stints.reduce((sum, stint) => sum + workedDays(stint), 0);
  if (worked < smvp.individual.minimumDays) {
    const days = d.given("giorni", "Giorni lavorati nell'anno", exactly(worked), { kind: "entry", where: "periodi di servizio" });
    const minimum = exactly(smvp.individual.minimumDays);
    const least = d.given("minimo", "Giorni minimi", minimum, { kind: "clause", document: "smvp", clause: "individuale.giorni_minimi" });
    d.isAtLeast("presenza", "Presenza minima", days, least);
    return { kind: "notEvaluated", reason: "minimumDays", note: "" };
  }
  const own = forms.filter(({ form }) => !form.isInterim);
  const evaluable = own.filter(({ form }) => form.notEvaluable === undefined);
  if (evaluable.length === 0) {
    const stated = own.find(({ form }) => form.notEvaluable)?.form.notEvaluable;
    return { kind: "notEvaluated", reason: stated?.reason ?? "noForm", note: stated?.note ?? "" };
  }
  for (const { form, graded } of evaluable) {
    if (form.state !== "final" && form.state !== "contested") return { kind: "waiting", why: "formNotFinal", form: formId(form) };
    if (graded.grade.kind !== "graded") return { kind: "waiting", why: graded.grade.kind, form: formId(form) };
  }
  const score = scored(d, mergeForms(d, person, evaluable, ready), ready);
  const contested = evaluable.find(({ form }) => form.state === "contested");
  return contested ? { kind: "waiting", why: "contested", form: formId(contested.form), provisional: score.published } : score;
}

/** The score of the year: that of the only form, or of all by days worked, or of the one with most days. Days of no work at all leave the forms equal. */
function mergeForms(d: Derivation, person: Person, forms: readonly GradedForm[], { smvp }: ReadySmvp): Term {
  const [only] = forms;
  if (only && forms.length === 1) return scoreOfForm(d, only, 1);
  const days = forms.map(({ form }) => daysOf(form, person));
  const most = Math.max(...days);
  const longest = days.indexOf(most);
  if (smvp.individual.severalForms !== "byDays") return scoreOfForm(d, forms[longest]!, longest + 1);
  const entry = { kind: "entry", where: "periodi di servizio" } as const;
  const terms = forms.map((form, i) => {
    const worked = exactly(most === 0 ? 1 : days[i]!);
    const value = scoreOfForm(d, form, i + 1);
    return { value, weight: d.given(`giorni-${value.id}`, `Giorni lavorati, scheda ${formId(form.form)}`, worked, entry) };
  });
  return d.weightedMean("anno", "Punteggio dell'anno", terms);
}

/** Takes in the score of one form, the first, the second or the like of the year. */
function scoreOfForm(d: Derivation, { form, graded: { grade } }: GradedForm, nth: number): Term {
  if (grade.kind !== "graded") throw new RangeError("A form without a score does not merge");
  const figure = formId(form);
  return d.given(`scheda-${String(nth)}`, `Scheda ${figure}`, grade.value, { kind: "figure", figure });
}

function daysOf(form: Form, person: Person): number {
  return stintsOf(form, person).reduce((sum, stint) => sum + workedDays(stint), 0);
}

function scored(d: Derivation, exact: Term, ready: ReadySmvp): Extract<Standing, { kind: "evaluated" }> {
  const { smvp, decimals, negativeBelow } = ready;
  const published = d.round("punteggio", "Punteggio pubblicato", exact, d.take(decimals));
  const banded = smvp.rounding.bandOn === "exact" ? exact : published;
  return {
    kind: "evaluated",
    score: exact.value,
    published: published.value,
    band: bandOf(ready, banded.value),
    isNegative: compare(banded.value, negativeBelow) < 0,
  };
}
