import { compare, fromDecimalText } from "../kernel/rational.ts";
import { payCategoryOf, PROFILE_WORDS } from "../organisation/profile.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import { checkWeights } from "./checkWeights.ts";
import { LEADERS, LEADERS_COMPONENTS, leadersCitation, STAFF_COMPONENTS, staffCitation } from "./individualEvaluation.rule.ts";
import { error, type Problem, repeated, warning } from "./problem.ts";
import { COMPONENT_WORDS, type RoleTemplate, type Smvp } from "./smvp.ts";

/** The templates of forms: weights that sum, what they name must be there, and what the law wants of who leads and of the others. */
export function checkRoles(smvp: Smvp): Problem[] {
  if (smvp.roles.length === 0) return [error("ruoli", "Non c'è nessun modello di scheda: nessuno può essere valutato.")];
  return [
    ...repeated(smvp.roles, ({ role }) => role, "ruoli", "Il modello di scheda per il ruolo"),
    ...smvp.roles.flatMap((template, i) => checkRole(smvp, template, `ruoli[${String(i)}]`)),
  ];
}

function checkRole(smvp: Smvp, template: RoleTemplate, clause: string): Problem[] {
  const { role, components, behaviours, scale } = template;
  const kinds = components.map(({ kind }) => kind);
  const judgesBehaviours = kinds.includes("behaviours");
  const who = PROFILE_WORDS[role];
  return [
    ...repeated(components, ({ kind }) => kind, `${clause}.componenti`, "La componente"),
    ...checkWeights(smvp.weights.components, components, `${clause}.componenti`, `${who}: le componenti`),
    ...(judgesBehaviours ? checkWeights(smvp.weights.behaviours, behaviours, `${clause}.comportamenti`, `${who}: i comportamenti`) : []),
    ...repeated(behaviours, ({ code }) => code, `${clause}.comportamenti`, "Il comportamento"),
    ...behaviours.flatMap(({ code }, i) =>
      smvp.behaviours.some((behaviour) => behaviour.code === code)
        ? []
        : [error(`${clause}.comportamenti[${String(i)}].codice`, `Il comportamento «${code}» non è nell'elenco dei comportamenti.`)],
    ),
    ...(judgesBehaviours && scale === undefined
      ? [error(`${clause}.scala`, `${who}: i comportamenti si valutano su una scala, e non ne è indicata nessuna.`)]
      : []),
    ...(scale !== undefined && !smvp.scales.some(({ code }) => code === scale)
      ? [error(`${clause}.scala`, `La scala «${scale}» non è nell'elenco delle scale.`)]
      : []),
    ...(!judgesBehaviours && behaviours.length > 0
      ? [error(`${clause}.comportamenti`, `${who}: ci sono comportamenti, ma manca la componente «${COMPONENT_WORDS.behaviours}».`)]
      : []),
    ...(kinds.includes("differentiation") && !smvp.differentiation
      ? [error(`${clause}.componenti`, `${who}: c'è la differenziazione dei giudizi, ma non è detto come si misura.`)]
      : []),
    ...checkLaw(template, clause),
  ];
}

/** What the law wants in the evaluation of who leads and of who does not. */
function checkLaw({ role, components }: RoleTemplate, clause: string): Problem[] {
  const kinds = components.map(({ kind }) => kind);
  const who = PROFILE_WORDS[role];
  if (LEADERS.includes(role)) {
    const lacking = LEADERS_COMPONENTS.filter((kind) => !kinds.includes(kind));
    return [
      ...lacking.map((kind) => warning(`${clause}.componenti`, `${who}: manca la componente «${COMPONENT_WORDS[kind]}».`, leadersCitation)),
      ...checkPrevailing(components, clause, who),
    ];
  }
  if (payCategoryOf(role) !== "staff") return [];
  return STAFF_COMPONENTS.filter((any) => !any.some((kind) => kinds.includes(kind))).map((any) =>
    warning(`${clause}.componenti`, `${who}: manca ${any.map((kind) => `«${COMPONENT_WORDS[kind]}»`).join(" o ")}.`, staffCitation),
  );
}

/** "Prevailing" is defined nowhere: above half of the whole, or above every other single component. Neither is a warning. */
function checkPrevailing(components: RoleTemplate["components"], clause: string, who: string): Problem[] {
  const weightOf = ({ weight }: { readonly weight?: DecimalText }) => fromDecimalText(weight ?? "1");
  const unit = components.find(({ kind }) => kind === "unit");
  if (!unit) return [];
  const others = components.filter((component) => component !== unit);
  const prevails = others.every((other) => compare(weightOf(unit), weightOf(other)) > 0);
  if (prevails) return [];
  const message = `${who}: il peso della performance dell'unità organizzativa deve prevalere, e non supera quello di ogni altra componente.`;
  return [warning(`${clause}.componenti`, message, leadersCitation)];
}
