import { foldWords } from "../kernel/foldWords.ts";
import { groupBy } from "../kernel/groupBy.ts";
import type { Objective } from "../plan/objective.ts";
import type { MandateLine, OperationalObjective, Service, StrategicObjective } from "./structure.ts";

/** The objectives of a year that the document links to one thing of its structure, under the name their figures have. */
export type LinkedObjectives = { readonly name: string; readonly objectives: readonly Objective[] };

/** What hangs from a strategic objective, as the document links it. Never guessed: without a link there is nothing. */
export function linkedToStrategic(objectives: readonly Objective[], { number }: Pick<StrategicObjective, "number">): LinkedObjectives {
  return {
    name: `Obiettivo strategico ${String(number)}`,
    objectives: objectives.filter(({ links }) => links.strategic.includes(number)),
  };
}

/** The objectives linked to an operational objective; without a code nothing can be linked to it. */
export function linkedToOperational(objectives: readonly Objective[], { code, title }: OperationalObjective): LinkedObjectives {
  return {
    name: `Obiettivo operativo ${code ?? title}`,
    objectives: code === undefined ? [] : objectives.filter(({ links }) => links.operational.includes(code)),
  };
}

/** The objectives linked to a service of the Albero della performance, by its name whatever its capitals. */
export function linkedToService(objectives: readonly Objective[], { name }: Pick<Service, "name">): LinkedObjectives {
  const isIt = (written: string) => foldWords(written) === foldWords(name);
  return { name: `Servizio dell'Albero ${name}`, objectives: objectives.filter(({ links }) => links.services.some(isIt)) };
}

/** The strategic objectives that the document puts under a mandate line. */
export function strategicUnder(strategic: readonly StrategicObjective[], { number }: Pick<MandateLine, "number">): StrategicObjective[] {
  return strategic.filter(({ mandateLine }) => mandateLine === number);
}

/** The operational objectives under each strategic one; under `undefined` those that the document puts under none. */
export function operationalByStrategic(
  operational: readonly OperationalObjective[],
): ReadonlyMap<number | undefined, OperationalObjective[]> {
  return groupBy(operational, ({ strategic }) => strategic);
}

/** The name of an operational objective in addresses: its code, or its place in the list. */
export function operationalKey(operational: readonly OperationalObjective[], objective: OperationalObjective): string {
  return objective.code ?? String(operational.indexOf(objective) + 1);
}
