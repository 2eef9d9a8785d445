import { add, compare, fromDecimalText, HUNDRED, ZERO } from "../kernel/rational.ts";
import { checkUse, USE_PROBLEMS } from "./indicators/checkUse.ts";
import type { OrganisationalMaterial } from "./organisationalMaterial.ts";
import { error, type Problem } from "./problem.ts";

/** Reads ordinary activity and shared objectives against the catalogue and the plan: what is named must be there, and shares must not pass 100. */
export function checkOrganisation({ units, shared, catalogue }: OrganisationalMaterial, objectives: ReadonlySet<string>): Problem[] {
  const entries = new Map(catalogue.map((entry) => [entry.code, entry]));
  return [
    ...catalogue.flatMap(({ code }, i) =>
      catalogue.findIndex((entry) => entry.code === code) < i
        ? [error(`anagrafe_indicatori[${String(i)}].codice`, `L'indicatore «${code}» c'è già nell'anagrafe.`)]
        : [],
    ),
    ...units.flatMap(({ unit, services }, i) => {
      const clause = `unita[${String(i)}]`;
      const total = services.reduce((sum, { share }) => add(sum, fromDecimalText(share)), ZERO);
      return [
        ...(units.findIndex((other) => other.unit === unit) < i ? [error(`${clause}.unita`, `L'unità «${unit}» c'è già.`)] : []),
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
        ...(shared.findIndex((other) => other.objective === objective) < i
          ? [error(`${clause}.obiettivo`, `L'obiettivo «${objective}» è già tra quelli condivisi.`)]
          : []),
        ...(shares.some((share) => compare(share, fromDecimalText("1")) > 0)
          ? [error(`${clause}.unita`, "Una quota va da 0 a 1: 1 è tutto l'obiettivo.")]
          : []),
      ];
    }),
  ];
}
