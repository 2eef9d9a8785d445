import { add, compare, fromDecimalText, HUNDRED, ZERO } from "../kernel/rational.ts";
import { checkUse, USE_PROBLEMS } from "./indicators/checkUse.ts";
import type { OrganisationalMaterial } from "./organisationalMaterial.ts";
import { error, type Problem, repeatedNames } from "./problem.ts";
import type { WrittenUnit } from "./unitNames.ts";

/** Reads ordinary activity and shared objectives against the catalogue and the plan: what is named must be there, and shares must not pass 100. */
export function checkOrganisation({ units, shared, catalogue }: OrganisationalMaterial, objectives: ReadonlySet<string>): Problem[] {
  const entries = new Map(catalogue.map((entry) => [entry.code, entry]));
  return [
    ...repeatedNames(
      catalogue,
      ({ code }) => code,
      (code, i) => error(`anagrafe_indicatori[${String(i)}].codice`, `L'indicatore «${code}» c'è già nell'anagrafe.`),
    ),
    ...repeatedNames(
      units,
      ({ unit }) => unit,
      (unit, i) => error(`unita[${String(i)}].unita`, `L'unità «${unit}» c'è già.`),
    ),
    ...repeatedNames(
      shared,
      ({ objective }) => objective,
      (objective, i) => error(`obiettivi_condivisi[${String(i)}].obiettivo`, `L'obiettivo «${objective}» è già tra quelli condivisi.`),
    ),
    ...units.flatMap(({ unit, services }, i) => {
      const clause = `unita[${String(i)}]`;
      const total = services.reduce((sum, { share }) => add(sum, fromDecimalText(share)), ZERO);
      return [
        ...(compare(total, HUNDRED) > 0 ? [error(`${clause}.servizi`, `Le quote dei servizi di «${unit}» superano 100.`)] : []),
        ...services.flatMap(({ indicators }, j) =>
          indicators.flatMap(({ use }, k) => {
            const where = `${clause}.servizi[${String(j)}].indicatori[${String(k)}]`;
            const entry = entries.get(use.entry);
            if (!entry) return [error(`${where}.codice`, `L'indicatore «${use.entry}» non è nell'anagrafe degli indicatori.`)];
            return checkUse(entry, use).map((problem) => error(`${where}.regola`, USE_PROBLEMS[problem]));
          }),
        ),
      ];
    }),
    ...shared.flatMap(({ objective, holders }, i) => {
      const clause = `obiettivi_condivisi[${String(i)}]`;
      const shares = holders.flatMap(({ share }) => (share === undefined ? [] : [fromDecimalText(share)]));
      return [
        ...(objectives.has(objective) ? [] : [error(`${clause}.obiettivo`, `L'obiettivo «${objective}» non è nel piano dell'anno.`)]),
        ...(shares.some((share) => compare(share, fromDecimalText("1")) > 0)
          ? [error(`${clause}.unita`, "Una quota va da 0 a 1: 1 è tutto l'obiettivo.")]
          : []),
      ];
    }),
  ];
}

/** Units that are told twice under two names, where each may stand once: among the units, and among those that share an objective. */
export function unitsNamedTwice({ units, shared }: OrganisationalMaterial, written: readonly WrittenUnit[]): Problem[] {
  const unitOf = new Map(written.map((each) => [each.written, each.unit]));
  const firstOf = (things: readonly { readonly unit: string }[], name: string) =>
    things.find(({ unit }) => unitOf.get(unit) === unitOf.get(name))!.unit;
  const twice = (things: readonly { readonly unit: string }[], clauseOf: (i: number) => string) =>
    things.flatMap(({ unit }, i) => {
      const first = firstOf(things, unit);
      return first === unit ? [] : [error(clauseOf(i), `«${unit}» e «${first}» sono la stessa unità: va detta una volta.`)];
    });
  return [
    ...twice(units, (i) => `unita[${String(i)}].unita`),
    ...shared.flatMap(({ holders }, i) => twice(holders, (j) => `obiettivi_condivisi[${String(i)}].unita[${String(j)}].unita`)),
  ];
}
