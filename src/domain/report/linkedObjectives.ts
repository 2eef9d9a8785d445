import { groupBy } from "../kernel/groupBy.ts";
import { isLinkedTo, type Linkable, linkedThing, type LinkKind, type LinkLists, writtenLinks } from "../plan/links.ts";
import type { Links, Objective } from "../plan/objective.ts";
import type { MandateLine, OperationalObjective, PublicValueObjective, Service, StrategicObjective, Structure } from "./structure.ts";

/** The objectives of a year that the document links to one thing of its structure, under the name their figures have. */
export type LinkedObjectives = { readonly name: string; readonly objectives: readonly Objective[] };

/** What hangs from a strategic objective, as the document links it. Never guessed: without a link there is nothing. */
export function linkedToStrategic(
  objectives: readonly Objective[],
  { number, identity }: Pick<StrategicObjective, "number" | "identity">,
): LinkedObjectives {
  return {
    name: `Obiettivo strategico ${String(number)}`,
    objectives: linkedTo(objectives, "strategic", String(number), identity),
  };
}

/** The objectives linked to an operational objective; without a code nothing can be linked to it. */
export function linkedToOperational(objectives: readonly Objective[], { code, title, identity }: OperationalObjective): LinkedObjectives {
  return {
    name: `Obiettivo operativo ${code ?? title}`,
    objectives: code === undefined ? [] : linkedTo(objectives, "operational", code, identity),
  };
}

/** The objectives linked to a service of the Albero della performance, by its name whatever its capitals. */
export function linkedToService(
  objectives: readonly Objective[],
  { name, identity }: Pick<Service, "name" | "identity">,
): LinkedObjectives {
  return { name: `Servizio dell'Albero ${name}`, objectives: linkedTo(objectives, "service", name, identity) };
}

/** The objectives linked to an objective of public value; without a code nothing can be linked to it. */
export function linkedToPublicValue(objectives: readonly Objective[], { code, title, identity }: PublicValueObjective): LinkedObjectives {
  return {
    name: `Obiettivo di valore pubblico ${code ?? title}`,
    objectives: code === undefined ? [] : linkedTo(objectives, "publicValue", code, identity),
  };
}

function linkedTo(objectives: readonly Objective[], kind: LinkKind, key: string, identity: string | undefined): readonly Objective[] {
  const thing = { key, ...(identity !== undefined && { identity }) };
  return objectives.filter(({ links }) => isLinkedTo(links, kind, thing));
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

type Listed = Pick<Structure, "strategic" | "operational" | "services" | "publicValue">;

/** What the lists of a year have for objectives to hang from, each with what a document links it by. What has no number, code or name cannot be linked. */
export function linkListsOf(lists: Listed): LinkLists {
  return {
    strategic: lists.strategic.map((each) => linkable(String(each.number), each)),
    operational: lists.operational.flatMap((each) => (each.code === undefined ? [] : [linkable(each.code, each)])),
    service: lists.services.map((each) => linkable(each.name, each)),
    publicValue: lists.publicValue.flatMap((each) => (each.code === undefined ? [] : [linkable(each.code, each)])),
  };
}

function linkable(key: string, { identity }: { readonly identity?: string }): Linkable {
  return { key, ...(identity !== undefined && { identity }) };
}

/** A link of an objective: what it is called, and the thing it leads to, where the lists of the year have it. */
export type ShownLink<Thing> = { readonly written: string; readonly thing: Thing | undefined };

/** The strategic and operational objectives, services and objectives of public value that an objective hangs from. */
export function linksOf(links: Links, { strategic, operational, services, publicValue }: Listed) {
  const shown = <Thing extends { readonly identity?: string }>(
    kind: LinkKind,
    listed: readonly Thing[],
    keyOf: (thing: Thing) => string | undefined,
  ): ShownLink<Thing>[] =>
    writtenLinks(links, kind).map((written) => ({
      written,
      thing: linkedThing(links, kind, written, listed, (thing) => {
        const key = keyOf(thing);
        return key === undefined ? undefined : linkable(key, thing);
      }),
    }));
  return {
    strategic: shown("strategic", strategic, ({ number }) => String(number)),
    operational: shown("operational", operational, ({ code }) => code),
    services: shown("service", services, ({ name }) => name),
    publicValue: shown("publicValue", publicValue, ({ code }) => code),
  };
}
