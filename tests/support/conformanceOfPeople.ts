import { bandIndexOf } from "../../src/domain/evaluation/band.ts";
import type { Grade } from "../../src/domain/evaluation/grade.ts";
import { differentiationGrade } from "../../src/domain/evaluation/individual/differentiation.ts";
import type { Known } from "../../src/domain/evaluation/individual/evaluateForm.ts";
import { type EvaluatedPerson, evaluatePerson, type Standing } from "../../src/domain/evaluation/individual/evaluatePerson.ts";
import type { Form } from "../../src/domain/evaluation/individual/form.ts";
import { readySmvp } from "../../src/domain/evaluation/individual/readySmvp.ts";
import { staffHeadCount } from "../../src/domain/evaluation/individual/staffHeadCount.ts";
import type { DifferentiationRule, ScoreBand, Smvp } from "../../src/domain/evaluation/smvp.ts";
import type { CivilDate } from "../../src/domain/kernel/civilDate.ts";
import { prepare } from "../../src/domain/kernel/derivation.ts";
import { exactText, fromDecimalText, fromExactText } from "../../src/domain/kernel/rational.ts";
import type { Stint } from "../../src/domain/organisation/person.ts";
import type { Profile } from "../../src/domain/organisation/profile.ts";
import type { Answered } from "./conformance.ts";
import { aForm, anSmvp, aPerson, aStint } from "./individual.ts";

type Told = { grade: Grade["kind"]; value?: string };
type KnownTold = { administration: Told; units: Record<string, Told>; objectives: Record<string, Told> };

/** What the rules of individual evaluation answer to the vectors of docs/conformance/individual. */
export const PEOPLE_RULES = {
  individualScore: (input: { rules: Partial<Smvp>; stints: Stint[]; forms: Partial<Form>[]; known: KnownTold }): Answered => {
    const { administration, units, objectives } = input.known;
    const smvp = readySmvp(anSmvp("intermedio", input.rules));
    const forms = input.forms.map((form) => aForm("P", form));
    const { standing, proof, ...person } = evaluatePerson(aPerson("P", input.stints), forms, smvp, {
      administration: known("ente", administration),
      ofUnit: (name) => units[name] && known(name, units[name]),
      ofObjective: (code) => objectives[code] && known(code, objectives[code]),
      differentiationOf: () => undefined,
    });
    return { answer: saidOf(standing), proofs: scoredProofs(standing, [proof, ...person.forms.map(({ graded }) => graded.proof)]) };
  },
  differentiation: ({ rule, bands, scores }: { rule: DifferentiationRule; bands: ScoreBand[]; scores: string[] }): Answered => {
    const given = scores.map((score, i) => {
      const value = fromDecimalText(score);
      return { ...prepare(`scheda-${String(i)}`, "prova", value, { kind: "entry", where: "prova" }), band: bandIndexOf(value, bands) };
    });
    const { grade, proof } = differentiationGrade("D", given, rule, bands.length - 1);
    return {
      answer: grade.kind === "graded" ? { grade: grade.kind, value: exactText(grade.value) } : { grade: grade.kind },
      proofs: grade.kind === "graded" ? [proof] : [],
    };
  },
  headCount: ({ people, lastDay, isDecided }: { people: PersonTold[]; lastDay: CivilDate; isDecided: boolean }): Answered => {
    const decision = isDecided ? { by: "Ufficio personale", on: lastDay, reason: "prova" } : undefined;
    const { roles, ...counts } = staffHeadCount(people.map(evaluatedOf), lastDay, decision);
    return { answer: { ...counts, roles: roles.map(({ role }) => role) }, proofs: [] };
  },
};

type PersonTold = { role: Profile; from: CivilDate; to: CivilDate; standing: Standing["kind"] };

const STANDINGS: Record<Standing["kind"], Standing> = {
  evaluated: { kind: "evaluated", score: fromDecimalText("80"), published: fromDecimalText("80"), band: 0, isNegative: false },
  waiting: { kind: "waiting", why: "formNotFinal", form: "prova" },
  notEvaluated: { kind: "notEvaluated", reason: "noForm", note: "" },
};

function evaluatedOf({ role, from, to, standing }: PersonTold, i: number): EvaluatedPerson {
  const person = aPerson(`P-${String(i)}`, [aStint({ role, from, to })]);
  const proof = { figure: "prova", result: "", rule: "prova", inputs: [], steps: [] };
  return { person, role, forms: [], standing: STANDINGS[standing], proof };
}

function known(name: string, { grade, value }: Told): Known {
  return {
    name,
    provenance: { kind: "figure", figure: name },
    grade: grade === "graded" ? { kind: grade, value: fromExactText(value ?? "") } : { kind: grade },
  };
}

function saidOf(standing: Standing) {
  switch (standing.kind) {
    case "evaluated":
      return {
        standing: standing.kind,
        score: exactText(standing.score),
        published: exactText(standing.published),
        band: standing.band,
        isNegative: standing.isNegative,
      };
    case "waiting":
      return { standing: standing.kind, why: standing.why, ...(standing.provisional && { provisional: exactText(standing.provisional) }) };
    case "notEvaluated":
      return { standing: standing.kind, reason: standing.reason };
  }
}

/** Proofs of what has a number: the others end in words. */
function scoredProofs(standing: Standing, proofs: Answered["proofs"]): Answered["proofs"] {
  return standing.kind === "evaluated" ? proofs.filter(({ steps }) => steps.length > 0) : [];
}
