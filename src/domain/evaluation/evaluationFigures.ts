import type { Figure } from "../kernel/figure.ts";
import { exactText, italianDecimal, italianExact, toDecimalText } from "../kernel/rational.ts";
import { ADMINISTRATION_FIGURE, type CycleEvaluation, gradeFigure } from "./evaluateCycle.ts";
import { GRADE_WORDS, type Graded } from "./grade.ts";
import { type EvaluatedPerson, WAITING_WORDS } from "./individual/evaluatePerson.ts";
import { formId, NOT_EVALUATED_WORDS } from "./individual/form.ts";
import { DIFFERENTIATION_METRICS } from "./smvp.ts";

/** Every figure of an evaluation by its name in addresses: grades, forms, scores, bands, differentiation. It names persons: it is never public. */
export function evaluationFigures({ organisation, individual }: CycleEvaluation): ReadonlyMap<string, Figure> {
  const graded: (readonly [string, Graded])[] = [
    [ADMINISTRATION_FIGURE, organisation.administration],
    [gradeFigure(undefined, "unita"), organisation.unitsTogether],
    [gradeFigure(undefined, "trasversali"), organisation.crossCutting],
    ...organisation.units.flatMap(({ code, computed, objectives, services }) => [
      [gradeFigure(code), computed] as const,
      [gradeFigure(code, "obiettivi"), objectives] as const,
      ...services.map((service) => [gradeFigure(code, `servizio-${service.code}`), service.computed] as const),
    ]),
    ...organisation.objectives.map(({ code, computed }) => [gradeFigure(code), computed] as const),
    ...organisation.counting.map(([code, grade]) => [gradeFigure(code, "conta"), grade] as const),
    ...organisation.indicators,
    ...individual.people.flatMap(({ forms }) => forms.map(({ form, graded: score }) => [formId(form), score] as const)),
    ...individual.differentiation.flatMap(({ id, metrics }) =>
      DIFFERENTIATION_METRICS.map((metric) => [`${id}/${metric}`, metrics[metric]] as const),
    ),
    ...individual.differentiationPoints,
  ];
  const figures = [
    ...graded.map(([id, each]) => figureOf(id, each)),
    ...individual.people.map((person): Figure => ({ id: person.person.code, text: standingText(person), proof: person.proof })),
    individual.evaluated,
    ...individual.bands.flatMap(({ count, share }) => (share ? [count, share] : [count])),
  ];
  return new Map(figures.map((figure) => [figure.id, figure]));
}

function figureOf(id: string, { grade, proof }: Graded): Figure {
  return { id, text: grade.kind === "graded" ? italianExact(grade.value) : GRADE_WORDS[grade.kind], proof };
}

/** A person's score as people read it, or why there is none. */
function standingText({ standing }: EvaluatedPerson): string {
  switch (standing.kind) {
    case "evaluated":
      return italianDecimal(toDecimalText(standing.published));
    case "waiting":
      return standing.provisional
        ? `${italianDecimal(exactText(standing.provisional))}, provvisorio: ${WAITING_WORDS[standing.why]}`
        : WAITING_WORDS[standing.why];
    case "notEvaluated":
      return `non valutato: ${NOT_EVALUATED_WORDS[standing.reason]}`;
  }
}
