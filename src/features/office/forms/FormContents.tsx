import type { PersonalForm } from "../../../data/evaluation/personalForm.ts";
import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import { FORM_STATE_WORDS, NOT_EVALUATED_WORDS } from "../../../domain/evaluation/individual/form.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { italianDecimal } from "../../../domain/kernel/rational.ts";
import { OUTSIDE_EVALUATORS } from "../../../domain/organisation/employment.ts";
import { PROFILE_WORDS } from "../../../domain/organisation/profile.ts";
import { objectiveCode } from "../../../domain/plan/objective.ts";
import { paths } from "../../paths.ts";

/** What a form says: period, unit, evaluator, objectives, behaviours, as far as each was given. */
export function FormContents({ form, at }: { form: PersonalForm; at: YearKey }) {
  return (
    <>
      <h2>
        Dal {italianDate(form.from)} al {italianDate(form.to)}
        {form.isInterim && ", ad interim"}
      </h2>
      <dl class="facts">
        <Fact name="Unità" text={form.unit} />
        <Fact name="Area o incarico" text={PROFILE_WORDS[form.role]} />
        <Fact name="Valuta" text={form.substitute ?? OUTSIDE_EVALUATORS[form.evaluator] ?? form.evaluator} />
        <Fact name="Stato" text={FORM_STATE_WORDS[form.state]} />
        {form.notEvaluable && (
          <Fact name="Non valutabile" text={`${NOT_EVALUATED_WORDS[form.notEvaluable.reason]}. ${form.notEvaluable.note}`} />
        )}
      </dl>
      <h3>Obiettivi</h3>
      {form.objectives.length === 0 ? <p class="missing">Nessun obiettivo assegnato.</p> : <Objectives form={form} at={at} />}
      <h3>Comportamenti</h3>
      {form.behaviours.length === 0 ? (
        <p class="missing">Nessun comportamento da valutare.</p>
      ) : (
        <ul>
          {form.behaviours.map(({ code, score }) => (
            <li>
              {code}: {score === undefined ? "non ancora valutato" : italianDecimal(score)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Objectives({ form, at }: { form: PersonalForm; at: YearKey }) {
  return (
    <ul>
      {form.objectives.map((objective) => (
        <li>
          {objective.kind === "plan" ? (
            <a href={paths.objective(at, objectiveCode(at.year, Number(objective.objective.slice(5))))}>Obiettivo {objective.objective}</a>
          ) : (
            objective.title
          )}
          {objective.weight !== undefined && `, peso ${italianDecimal(objective.weight)}`}
          {objective.kind === "own" && objective.degree !== undefined && `, grado ${italianDecimal(objective.degree)}`}
          {objective.kind === "own" && objective.neutralised !== undefined && `, neutralizzato: ${objective.neutralised}`}
        </li>
      ))}
    </ul>
  );
}
