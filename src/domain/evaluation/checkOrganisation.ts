import { add, compare, fromDecimalText, HUNDRED, ZERO } from "../kernel/rational.ts";
import { checkUse, USE_PROBLEMS } from "./indicators/checkUse.ts";
import type { OrganisationalMaterial } from "./organisationalMaterial.ts";
import { error, type Problem, repeatedNames } from "./problem.ts";

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
