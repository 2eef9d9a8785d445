import { Derivation, prepare, type Term } from "../../kernel/derivation.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { fromDecimalText, HUNDRED, ONE, ZERO } from "../../kernel/rational.ts";
import { type Combined, combine, type Gap, type Part } from "../combine.ts";
import { GRADE_WORDS, type Grade, type Graded } from "../grade.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import { COMPONENT_WORDS, type ComponentKind } from "../smvp.ts";
import { type Form, type FormObjective, formId } from "./form.ts";
import { type ReadyBehaviour, type ReadyScale, type ReadySmvp, type ReadyTemplate, scoreOnScale } from "./readySmvp.ts";

/** A grade that counts from elsewhere, computed or judged, and where it comes from; of an objective also the weight the plan gives it. */
export type Known = { readonly name: string; readonly grade: Grade; readonly provenance: Provenance; readonly weight?: DecimalText };

/** What the year knows when a form is evaluated: grades of the administration, of units, of objectives, and of how an evaluator's judgements differ. */
export type KnownGrades = {
  readonly administration: Known;
  readonly ofUnit: (unit: string) => Known | undefined;
  readonly ofObjective: (code: string) => Known | undefined;
  readonly differentiationOf: (person: string) => Known | undefined;
};

const FULL = prepare("cento", "I punteggi sono su 100", HUNDRED, { kind: "clause", document: "smvp", clause: "schema" });

/**
 * The score of a form, component by component (d.lgs. 150/2009, art. 9), on exact numbers and not rounded. A role without a template in the SMVP
 * is not applicable.
 */
export function evaluateForm(form: Form, { smvp, templates }: ReadySmvp, known: KnownGrades): Graded {
  const d = new Derivation();
  const template = templates.get(form.role);
  const parts = (template?.components ?? []).map(({ kind, weight }): Part => {
    const name = COMPONENT_WORDS[kind];
    return { id: kind, name, value: componentOf(d, kind, form, { smvp, template, known }), weight: () => d.take(weight) };
  });
  const whole = { id: "totale", words: "Punteggio della scheda", ruleOf };
  const total: Combined = template ? combine(d, whole, parts, smvp.individual.absences) : NO_TEMPLATE;
  const proof = d.conclude({
    figure: `Punteggio della scheda ${formId(form)}`,
    rule: "La media delle componenti con i pesi del sistema di valutazione. Il valore è esatto: si arrotonda solo il punteggio pubblicato.",
    citation: { act: "d.lgs. 150/2009", article: "9" },
    ...(total.kind !== "graded" && { result: GRADE_WORDS[total.kind] }),
  });
  return { grade: total.kind === "graded" ? { kind: "graded", value: total.term.value } : { kind: total.kind }, proof };
}

const NO_TEMPLATE: Combined = { kind: "notApplicable", why: "nothingCounts" };

/** Where the SMVP says what becomes of each way of having no number. */
const RULES_OF_GAPS: Record<Gap, Provenance> = {
  missing: clauseOf("mancante"),
  notApplicable: clauseOf("non_applicabile"),
  neutralised: clauseOf("neutralizzato"),
  notComputable: clauseOf("non_calcolabile"),
};

function clauseOf(gap: string): Provenance {
  return { kind: "clause", document: "smvp", clause: `individuale.senza_dato.${gap}` };
}

function ruleOf(gap: Gap): Provenance {
  return RULES_OF_GAPS[gap];
}

type Means = { readonly smvp: ReadySmvp["smvp"]; readonly template: ReadyTemplate | undefined; readonly known: KnownGrades };

function componentOf(d: Derivation, kind: ComponentKind, form: Form, means: Means): Part["value"] {
  switch (kind) {
    case "unit":
      return means.smvp.individual.unitShare === "wholeUnit"
        ? figureTerm(d, kind, means.known.ofUnit(form.unit))
        : objectivesTerm(
            d,
            kind,
            form.linkedObjectives.map((objective) => ({ kind: "plan", objective })),
            means,
          );
    case "administration":
      return figureTerm(d, kind, means.known.administration);
    case "objectives":
      return objectivesTerm(d, kind, form.objectives, means);
    case "behaviours":
      return behavioursTerm(d, form, means);
    case "differentiation":
      return figureTerm(d, kind, means.known.differentiationOf(form.person));
  }
}

function figureTerm(d: Derivation, id: string, known: Known | undefined): Part["value"] {
  if (!known) return "missing";
  const { name, grade, provenance } = known;
  return grade.kind === "graded" ? d.given(id, name, grade.value, provenance) : grade.kind;
}

/** The objectives of a form, or those linked to a person's functions: those of the plan with the plan's grade, one's own with the evaluator's. */
function objectivesTerm(
  d: Derivation,
  id: keyof typeof PLACES,
  objectives: readonly FormObjective[],
  { smvp, known }: Means,
): Part["value"] {
  const parts = objectives.map((objective, i): Part => {
    const { term, entry, weightTerm, weightName } = placeOf(id, i);
    const found = objective.kind === "plan" ? known.ofObjective(objective.objective) : undefined;
    const weight = () => objectiveWeight(d, weightTerm, weightName, objective.weight, found?.weight, entry);
    if (objective.kind === "plan") {
      return { id: term, name: found?.name ?? objective.objective, value: figureTerm(d, term, found), weight };
    }
    const { title: name, degree, neutralised } = objective;
    if (neutralised !== undefined) return { id: term, name: `${name} (${neutralised})`, value: "neutralised", weight };
    const value = degree === undefined ? "missing" : d.given(term, name, fromDecimalText(degree), entry);
    return { id: term, name, value, weight };
  });
  const words = id === "unit" ? "Obiettivi dell'unità collegati alle funzioni" : "Obiettivi della scheda";
  return termOf(combine(d, { id, words, ruleOf }, parts, smvp.individual.absences));
}

/** The weight the form gives an objective, or else the plan; where weights are not used, all count the same. */
function objectiveWeight(
  d: Derivation,
  id: string,
  name: string,
  ofForm: DecimalText | undefined,
  ofPlan: DecimalText | undefined,
  form: Provenance,
): Term {
  const written = ofForm ?? ofPlan;
  if (written === undefined) return d.given(id, name, ONE, NO_WEIGHTS);
  return d.given(id, name, fromDecimalText(written), ofForm === undefined ? OF_PLAN : form);
}

const NO_WEIGHTS: Provenance = { kind: "clause", document: "smvp", clause: "pesi.obiettivi" };
const OF_PLAN: Provenance = { kind: "entry", where: "pesi del piano" };

/** How the proof calls the objective at a place of a form. */
type ObjectivePlace = { readonly term: string; readonly weightTerm: string; readonly weightName: string; readonly entry: Provenance };

function placesOf(id: string): ObjectivePlace[] {
  return Array.from({ length: 20 }, (_, i) => namedPlace(id, i));
}

function namedPlace(id: string, i: number): ObjectivePlace {
  const [term, nth] = [`${id}-${String(i + 1)}`, `obiettivo ${String(i + 1)}`];
  return { term, weightTerm: `peso-${term}`, weightName: `Peso dell'${nth}`, entry: { kind: "entry", where: `scheda, ${nth}` } };
}

/** The first places, nearly all there are, named once for all forms. */
const PLACES = { unit: placesOf("unit"), objectives: placesOf("objectives") };

function placeOf(id: keyof typeof PLACES, i: number): ObjectivePlace {
  return PLACES[id][i] ?? namedPlace(id, i);
}

/** The behaviours on their scale, then out of 100. */
function behavioursTerm(d: Derivation, form: Form, { smvp, template }: Means): Part["value"] {
  const scale = template?.scale;
  if (!template || !scale) return "notApplicable";
  const parts = template.behaviours.map((behaviour): Part => {
    const { code, title, weight } = behaviour;
    return { id: code, name: title, value: behaviourTerm(d, behaviour, scoreOf(form, code), scale), weight: () => d.take(weight) };
  });
  const ends = { zero: isFromMinimum(scale) ? scale.from.value : ZERO, full: scale.to.value };
  const whole = { id: "comportamenti-sulla-scala", words: "Comportamenti, sulla scala", ruleOf };
  const mean = combine(d, whole, parts, smvp.individual.absences, ends);
  if (mean.kind !== "graded") return mean.kind;
  return outOfHundred(d, mean.term, scale);
}

function scoreOf({ behaviours }: Form, behaviour: string): string | undefined {
  return behaviours.findLast(({ code }) => code === behaviour)?.score;
}

function behaviourTerm(
  d: Derivation,
  { code, title, entry }: ReadyBehaviour,
  written: string | undefined,
  scale: ReadyScale,
): Part["value"] {
  if (written === undefined) return "missing";
  const score = scoreOnScale(scale, written);
  if (score === undefined) return "notComputable";
  const name = scale.scale.kind === "words" ? `${title}: «${written}»` : title;
  return d.given(code, name, score, entry);
}

function isFromMinimum({ scale }: ReadyScale): boolean {
  return scale.kind === "numbers" && scale.conversion === "fromMinimum";
}

function outOfHundred(d: Derivation, mean: Term, scale: ReadyScale): Term {
  const to = d.take(scale.to);
  const full = d.take(FULL);
  if (!isFromMinimum(scale)) {
    const scaled = d.product("comportamenti-per-cento", "Per cento", [mean, full]);
    return d.quotient("comportamenti", "Comportamenti, su 100", scaled, to);
  }
  const from = d.take(scale.from);
  const above = d.difference("comportamenti-oltre-il-minimo", "Oltre il minimo della scala", mean, [from]);
  const span = d.difference("ampiezza", "Ampiezza della scala", to, [from]);
  const scaled = d.product("comportamenti-per-cento", "Per cento", [above, full]);
  return d.quotient("comportamenti", "Comportamenti, su 100", scaled, span);
}

function termOf(combined: Combined): Part["value"] {
  return combined.kind === "graded" ? combined.term : combined.kind;
}
