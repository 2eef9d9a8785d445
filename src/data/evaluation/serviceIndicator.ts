import { sql } from "kysely";
import {
  type NumberedServiceIndicator,
  numberServiceIndicators,
  type ServiceIndicator,
} from "../../domain/evaluation/numberServiceIndicators.ts";
import type { OrganisationalMaterial } from "../../domain/evaluation/organisationalMaterial.ts";
import type { WrittenUnit } from "../../domain/evaluation/unitNames.ts";
import { foldName } from "../../domain/kernel/foldName.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import { unitId, unitNumber } from "../../domain/organisation/unitId.ts";
import { serviceCalled, type ServiceMention } from "../../domain/plan/serviceCalled.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";
import { addIdentities } from "../plan/planIdentity.ts";

type Use = OrganisationalMaterial["units"][number]["services"][number]["indicators"][number]["use"];

/** What a file promises for an indicator of a service, and which indicator it is. */
type PlacedUse = NumberedServiceIndicator & { readonly service: string; readonly use: Use };

/** What a file says of organisation, in the parts it is kept in. */
export type PlacedOrganisation = {
  /** All but what services promise: of each of their indicators the number, and the readings. */
  readonly rest: object;
  /** Which service each name is. */
  readonly services: ReadonlyMap<string, string>;
  readonly uses: readonly PlacedUse[];
};

/**
 * Which services a file of a year names, and which of their indicators it tells: known ones, or new ones. Units are those of its names. Held by the caller, no other file
 * names any meanwhile.
 */
export async function placeServices(
  tx: Database,
  key: YearKey,
  organisation: OrganisationalMaterial,
  units: readonly WrittenUnit[],
): Promise<PlacedOrganisation> {
  const named = organisation.units.flatMap(({ services }) => services.map(({ name }) => name));
  const services = await identifyServices(tx, key, [...new Set(named)]);
  const unitOf = new Map(units.map(({ written, unit }) => [written, unit]));
  const told = organisation.units.flatMap(({ unit, services: own }) =>
    own.flatMap(({ name, indicators }) =>
      indicators.map(({ use }) => ({ service: services.get(name)!, entry: use.entry, name: use.name, unit: unitOf.get(unit)!, use })),
    ),
  );
  const numbers = await numberTold(tx, key, told);
  return {
    services,
    uses: told.map((each) => ({ ...each, number: numbers.get(each.use)! })),
    rest: {
      ...organisation,
      units: organisation.units.map((unit) => ({
        ...unit,
        services: unit.services.map((service) => ({
          ...service,
          indicators: service.indicators.map(({ use, readings }) => ({ number: numbers.get(use)!, readings })),
        })),
      })),
    },
  };
}

/** Keeps the services that a file names, and what it promises for their indicators; new indicators are added. */
export async function keepServices(
  tx: Database,
  administration: string,
  file: bigint,
  { services, uses }: Pick<PlacedOrganisation, "services" | "uses">,
): Promise<void> {
  const key = { administration_id: administration, file_number: file };
  await insertMany(
    tx,
    "evaluation_service",
    [...services].map(([written, service]) => ({ ...key, written, service })),
  );
  for (const { service, number: indicator } of uses)
    await tx
      .insertInto("indicator")
      .values({ administration_id: administration, service: BigInt(service), indicator })
      .onConflict((known) => known.columns(["administration_id", "service", "indicator"]).doNothing())
      .execute();
  await insertMany(
    tx,
    "service_indicator",
    uses.map(({ service, number, unit, use: { entry, name, weight, ...scoring } }) => ({
      ...key,
      service,
      indicator: number,
      unit_id: unitNumber(unit),
      catalogue_code: entry,
      name,
      weight: weight ?? null,
      scoring,
    })),
  );
}

/** The identity of each service by its name: a known one, or a new one that names alike share. */
async function identifyServices(tx: Database, key: YearKey, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const mentions = await loadMentions(tx, key.administration);
  const known = new Map(names.map((name) => [name, serviceCalled(name, key.year, mentions)]));
  const unknown = [...new Set(names.filter((name) => known.get(name) === undefined).map(foldName))];
  const made = await addIdentities(tx, key.administration, "service", unknown.length);
  return new Map(names.map((name) => [name, known.get(name) ?? String(made[unknown.indexOf(foldName(name))]!)]));
}

/** Every service that the lists in force and the files of evaluations name, from the oldest. */
async function loadMentions(tx: Database, administration: string): Promise<ServiceMention[]> {
  const { rows } = await sql<ServiceMention>`
    with list as (
      select s.name, s.identity, d.year, document_number = max(document_number) over (partition by d.year) as holds
      from service s join parsed_document d using (administration_id, document_number) where administration_id = ${administration}
    ), mention as (
      select 'list' as source, year, name, identity, year::bigint as turn from list where holds
      union all
      select 'file', f.year, w.written, w.service, f.file_number
      from evaluation_service w join evaluation_file f using (administration_id, file_number) where administration_id = ${administration}
    )
    select m.source, m.year, m.name, m.identity::text as own, coalesce(p.same_as, p.identity)::text as identity
    from mention m join plan_identity p on p.administration_id = ${administration} and p.identity = m.identity
    order by m.source, m.turn`.execute(tx);
  return rows;
}

/** The number of each use within its service, known uses being as the file of their year says them, or else the last file. */
async function numberTold(
  tx: Database,
  { administration, year }: YearKey,
  told: readonly (ServiceIndicator & { readonly service: string; readonly use: Use })[],
): Promise<ReadonlyMap<Use, number>> {
  const ofService = groupBy(told, ({ service }) => service);
  const services = [...ofService.keys()].map(BigInt);
  const { rows } = await sql<{ service: string; number: number; entry: string | null; name: string; unit: bigint }>`
    select distinct on (i.service, i.indicator) i.service::text, i.indicator as number, s.catalogue_code as entry, s.name, s.unit_id as unit
    from indicator i
    left join service_indicator s on s.administration_id = i.administration_id and s.service = i.service and s.indicator = i.indicator
    left join evaluation_file f on f.administration_id = s.administration_id and f.file_number = s.file_number
    where i.administration_id = ${administration} and i.service = any(${services}::bigint[])
    order by i.service, i.indicator, f.year = ${year} desc, f.file_number desc`.execute(tx);
  const knownOf = groupBy(rows, ({ service }) => service);
  return new Map(
    [...ofService].flatMap(([service, uses]) => {
      const given = knownOf.get(service) ?? [];
      const known = given.flatMap(({ entry, unit, ...each }) => (entry === null ? [] : [{ ...each, entry, unit: unitId(unit) }]));
      const numbers = numberServiceIndicators(known, uses, Math.max(0, ...given.map(({ number }) => number)));
      return uses.map(({ use }, i) => [use, numbers[i]!] as const);
    }),
  );
}
