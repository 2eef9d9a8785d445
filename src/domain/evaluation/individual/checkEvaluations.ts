import { italianDate } from "../../kernel/civilDate.ts";
import { groupBy } from "../../kernel/groupBy.ts";
import { daysBetween } from "../../kernel/civilDate.ts";
import type { Person } from "../../organisation/person.ts";
import { PROFILE_WORDS } from "../../organisation/profile.ts";
import { checkWeights } from "../checkWeights.ts";
import { error, type Problem, repeatedNames } from "../problem.ts";
import type { Smvp } from "../smvp.ts";
import type { Form } from "./form.ts";
import { readySmvp, type ReadySmvp, scoreOnScale } from "./readySmvp.ts";

/** What people and forms must agree with: the SMVP of the year, its days, and the codes of the plan's objectives. */
export type EvaluationsContext = { readonly year: number; readonly smvp: Smvp; readonly objectives: ReadonlySet<string> };

/**
 * Reads people and forms against the SMVP and the plan: codes that exist, periods that do not overlap and that forms cover whole, scores on their scale,
 * weights that sum. Anything wrong refuses the file, since a form that cannot be read would end as a score nobody can explain.
 */
export function checkEvaluations(people: readonly Person[], forms: readonly Form[], context: EvaluationsContext): Problem[] {
  const ready = readySmvp(context.smvp);
  const byCode = new Map(people.map((person) => [person.code, person]));
  return [
    ...repeatedNames(
      people,
      ({ code }) => code,
      (code, i) => error(`persone[${String(i)}].codice`, `Il codice «${code}» è già di un'altra persona.`),
    ),
    ...people.flatMap((person, i) => checkPerson(person, `persone[${String(i)}]`, context.year)),
    ...forms.flatMap((form, i) => checkForm(form, `schede[${String(i)}]`, byCode.get(form.person), ready, context)),
    ...overlaps(forms),
  ];
}

function checkPerson({ code, stints }: Person, clause: string, year: number): Problem[] {
  const [first, last] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  return stints.flatMap(({ from, to, neutralDays, countedDays }, i) => {
    const where = `${clause}.periodi`;
    const period = `${code}, periodo dal ${italianDate(from)} al ${italianDate(to)}`;
    const before = stints[i - 1];
    return [
      ...(to < from ? [error(where, `${period}: finisce prima di cominciare.`)] : []),
      ...(from < first || to > last ? [error(where, `${period}: esce dal ${String(year)}.`)] : []),
      ...(before && before.to >= from ? [error(where, `${period}: si sovrappone al periodo precedente.`)] : []),
      ...(to >= from && neutralDays + countedDays > daysBetween(from, to) + 1
        ? [error(where, `${period}: i giorni di assenza sono più dei giorni del periodo.`)]
        : []),
    ];
  });
}

function checkForm(
  form: Form,
  clause: string,
  person: Person | undefined,
  ready: ReadySmvp,
  { smvp, objectives }: EvaluationsContext,
): Problem[] {
  if (!person) return [error(`${clause}.persona`, `Non c'è nessuna persona con il codice «${form.person}».`)];
  const template = ready.templates.get(form.role);
  if (!template)
    return [error(`${clause}.ruolo`, `Il sistema di valutazione non ha un modello di scheda per «${PROFILE_WORDS[form.role]}».`)];
  const scores = form.behaviours.flatMap(({ code, score }) => {
    const where = `${clause}.comportamenti.${code}`;
    if (!template.behaviours.some((behaviour) => behaviour.code === code))
      return [error(where, `Il modello di «${PROFILE_WORDS[form.role]}» non ha il comportamento «${code}».`)];
    return score !== undefined && template.scale && scoreOnScale(template.scale, score) === undefined
      ? [error(where, `«${score}» non è un punteggio della scala «${template.scale.scale.code}».`)]
      : [];
  });
  const cited = [
    ...form.objectives.map((objective, i) => ({
      code: objective.kind === "plan" ? objective.objective : undefined,
      where: `obiettivi[${String(i)}].obiettivo`,
    })),
    ...form.linkedObjectives.map((code, i) => ({ code, where: `obiettivi_collegati[${String(i)}]` })),
  ];
  const unknown = cited.flatMap(({ code, where }) =>
    code !== undefined && !objectives.has(code) ? [error(`${clause}.${where}`, `L'obiettivo «${code}» non è nel piano dell'anno.`)] : [],
  );
  return [
    ...(form.evaluator === form.person ? [error(`${clause}.valutatore`, "Nessuno valuta sé stesso.")] : []),
    ...checkPeriod(form, clause, person),
    ...scores,
    ...unknown,
    ...(form.objectives.some(({ kind }) => kind === "own")
      ? checkWeights(smvp.weights.objectives, form.objectives, `${clause}.obiettivi`, `Scheda di ${form.person}: gli obiettivi`)
      : []),
  ];
}

/** A form begins with a stint and ends with one, so that the days it weighs are whole; an interim post has days of its own. */
function checkPeriod({ from, to, isInterim, person: code }: Form, clause: string, { stints }: Person): Problem[] {
  if (to < from) return [error(`${clause}.al`, "La scheda finisce prima di cominciare.")];
  if (isInterim) return [];
  const begins = stints.some((stint) => stint.from === from);
  const ends = stints.some((stint) => stint.to === to);
  if (begins && ends) return [];
  const message = `La scheda di ${code} va dal ${italianDate(from)} al ${italianDate(to)}: deve cominciare e finire con un periodo di servizio.`;
  return [error(`${clause}.${begins ? "al" : "dal"}`, message)];
}

function overlaps(forms: readonly Form[]): Problem[] {
  const placed = forms.map((form, i) => ({ form, clause: `schede[${String(i)}]` })).filter(({ form }) => !form.isInterim);
  return [...groupBy(placed, ({ form }) => form.person).values()].flatMap((own) => {
    const ordered = own.toSorted((a, b) => (a.form.from < b.form.from ? -1 : 1));
    return ordered.flatMap(({ form, clause }, i) => {
      const before = ordered[i - 1]?.form;
      return before && before.to >= form.from
        ? [
            error(
              `${clause}.dal`,
              `La scheda di ${form.person} si sovrappone a quella dal ${italianDate(before.from)} al ${italianDate(before.to)}.`,
            ),
          ]
        : [];
    });
  });
}
