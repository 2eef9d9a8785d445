import { type Selectable, sql } from "kysely";
import { mapEach, type OneOrMore, oneOrMore } from "../../domain/kernel/oneOrMore.ts";
import { identitiesOf } from "../../domain/plan/links.ts";
import {
  type Holder,
  type Objective,
  type ObjectiveCode,
  objectiveCode,
  type ObjectiveState,
  ordinalOf,
  type PlannedObjective,
} from "../../domain/plan/objective.ts";
import { outcomeOfIndicators } from "../../domain/plan/outcomeOfIndicators.ts";
import { readResources } from "../../domain/plan/readDetails.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";
import type { Tables } from "../schema.ts";
import { NEUTRALISED } from "../../domain/plan/variation.ts";
import { unitId } from "../../domain/organisation/unitId.ts";
import { answeringUnit, insertHolders, updateContributors } from "./holder.ts";
import { insertIndicators, type LoadedIndicator, loadIndicators, type ReadIndicator, updateIndicators } from "./indicator.ts";
import { loadLinks } from "./objectiveLink.ts";
import { originColumns, originOf, originValues, type WrittenOrigin } from "./planOrigin.ts";
import { countsAt, type PlanMoment } from "./planVersion.ts";
import { lastOf, type LastResult, loadLastResults, type PlaceOf, placesOf, UNPLACED } from "./result.ts";

/** An objective as it is written: the promise, the heading it stood under, where it comes from, and the lines of its indicators. */
export type WrittenObjective = Omit<PlannedObjective, "indicators"> & {
  readonly indicators: OneOrMore<ReadIndicator>;
  readonly heading: string;
  readonly source: WrittenOrigin;
};

/** Gives new objectives the next codes of their year, in order, and writes their promises; answers the codes. Their indicators are numbered from 1. */
export async function insertObjectives(
  tx: Database,
  key: YearKey,
  version: number,
  read: readonly WrittenObjective[],
): Promise<ObjectiveCode[]> {
  const { last } = await tx
    .selectFrom("objective")
    .select(sql<number>`coalesce(max(ordinal), 0)`.as("last"))
    .where("administration_id", "=", key.administration)
    .where("year", "=", key.year)
    .executeTakeFirstOrThrow();
  const codes = read.map((_, i) => objectiveCode(key.year, last + 1 + i));
  const identities = read.map((objective, i) => ({ objective, identity: { administration_id: key.administration, code: codes[i]! } }));
  await insertMany(
    tx,
    "objective",
    identities.map(({ identity }) => ({ ...identity, year: key.year, ordinal: ordinalOf(identity.code) })),
  );
  await insertMany(
    tx,
    "objective_version",
    identities.map(({ objective, identity }) => ({ ...identity, year: key.year, version, ...promiseOf(objective) })),
  );
  const numbered = identities.map(({ objective: { source, indicators }, identity: { code } }) => ({
    code,
    source,
    indicators: mapEach(indicators, (each, at) => ({ ...each, number: at + 1 })),
  }));
  await insertIndicators(tx, key.administration, version, numbered);
  await insertHolders(
    tx,
    key,
    version,
    read.map((objective, i) => ({ code: codes[i]!, objective })),
  );
  return codes;
}

/**
 * Writes what changed of a promise in a draft, and answers the numbers of its indicators in their order; an approved version refuses it. Where only indicators changed
 * (`isHeld`), the words of the objective stay where they were read.
 */
export async function updateObjective(
  tx: Database,
  key: YearKey,
  version: number,
  code: ObjectiveCode,
  { isHeld = false, ...read }: WrittenObjective & { readonly isHeld?: boolean },
): Promise<readonly number[]> {
  if (!isHeld) {
    const { phases, unread, ...told } = promiseOf(read);
    await tx
      .updateTable("objective_version")
      .set({ ...told, phases: JSON.stringify(phases), unread: JSON.stringify(unread) })
      .where("administration_id", "=", key.administration)
      .where("code", "=", code)
      .where("version", "=", version)
      .execute();
    await updateContributors(tx, key, version, { code, objective: read });
  }
  return updateIndicators(tx, key.administration, version, { code, source: read.source, indicators: read.indicators });
}

/** Writes in a draft whether an objective holds. */
export async function setObjectiveState(
  tx: Database,
  administration: string,
  version: number,
  code: ObjectiveCode,
  state: ObjectiveState,
): Promise<void> {
  await tx
    .updateTable("objective_version")
    .set({ state })
    .where("administration_id", "=", administration)
    .where("code", "=", code)
    .where("version", "=", version)
    .execute();
}

function promiseOf(read: WrittenObjective) {
  const { holder, group, heading, title, description, number, weight, kind, links, resources, resource, stakeholders } = read;
  const { contributors, phases, cup, goals, unread } = read;
  return {
    scope: holder.kind,
    group_name: group,
    heading,
    title,
    description,
    number: number ?? null,
    weight: weight ?? null,
    kind: kind?.kind ?? null,
    kind_written: kind?.written ?? null,
    strategic: [...links.strategic],
    operational: [...links.operational],
    services: [...links.services],
    public_value: [...links.publicValue],
    resources: resources ?? null,
    programme: resource.programme ?? null,
    stakeholders: stakeholders ?? null,
    contributors: [...contributors],
    phases,
    cup: [...cup],
    goals: [...goals],
    unread,
    ...originValues(read.source),
  };
}

/** The objectives of a plan at a moment, in the order of their codes: those that a variation cancelled are not among them. */
export async function loadObjectives(db: Database, key: YearKey, moment: PlanMoment = {}): Promise<Objective[]> {
  return (await loadAllObjectives(db, key, moment)).filter(({ state }) => state !== "cancelled");
}

/**
 * The objectives of a year in the order of their codes, cancelled ones too, as the latest version of the plan says them, or that of a moment. Each table is asked for the rows of one objective at a time: a plain join
 * reads all the rows for each, as long as the statistics of the database know other administrations only.
 */
export async function loadAllObjectives(db: Database, key: YearKey, moment: PlanMoment = {}): Promise<Objective[]> {
  const { administration, year } = key;
  const { rows } = await sql<ObjectiveRow>`
    select o.code, o.year, v.version, v.heading, v.group_name, v.title, v.description, v.number, v.weight, v.scope, ${originColumns("v")},
      v.kind, v.kind_written, v.strategic, v.operational, v.services, v.resources, v.stakeholders, v.unread,
      v.public_value, v.programme, v.contributors, v.phases, v.cup, v.goals, v.state, ${answeringUnit("v")} as unit
    from objective o
    join lateral (
      select * from objective_version v where v.administration_id = o.administration_id and v.code = o.code and ${countsAt("v", moment)}
      order by v.version desc limit 1
    ) v on true
    where o.administration_id = ${administration} and o.year = ${year}
    order by o.ordinal`.execute(db);
  const versions = rows.map(({ code, version }) => ({ code: code as ObjectiveCode, version }));
  const placeOf = await placesOf(db, administration);
  const results = await loadLastResults(db, key);
  const indicators = await loadIndicators(db, administration, versions, { placeOf, results });
  const links = await loadLinks(db, administration, versions);
  return rows.map((row) => {
    const code = row.code as ObjectiveCode;
    const [own, told] = [indicators.get(code) ?? [], results.get(code) ?? []];
    return toObjective(row, { placeOf, indicators: own, results: told, identities: identitiesOf(links.get(code) ?? []) });
  });
}

type Version = Selectable<Tables["objective_version"]>;
type ObjectiveRow = Omit<Version, "administration_id" | "field_version"> & { readonly unit: string | null };

/** What is held of an objective beside its promise. */
type Beside = {
  readonly placeOf: PlaceOf;
  readonly indicators: readonly LoadedIndicator[];
  readonly results: readonly LastResult[];
  readonly identities: NonNullable<Objective["links"]["identities"]>;
};

function toObjective(row: ObjectiveRow, { placeOf, indicators: loaded, results, identities }: Beside): Objective {
  const reason = lastOf(results, "deviation");
  const indicators = oneOrMore(loaded.map(({ indicator }) => indicator));
  if (!indicators) throw new Error(`The objective ${row.code} has no indicator`);
  const told = {
    code: row.code as ObjectiveCode,
    year: row.year,
    title: row.title,
    description: row.description,
    group: row.group_name,
    heading: row.heading,
    holder: holderIn(row),
    ...(row.number !== null && { number: row.number }),
    ...(row.weight !== null && { weight: row.weight }),
    ...(row.kind !== null && row.kind_written !== null && { kind: { written: row.kind_written, kind: row.kind } }),
    indicators,
    links: { strategic: row.strategic, operational: row.operational, services: row.services, publicValue: row.public_value, identities },
    ...(row.resources !== null && { resources: row.resources }),
    resource: { ...readResources(row.resources ?? ""), ...(row.programme !== null && { programme: row.programme }) },
    ...(row.stakeholders !== null && { stakeholders: row.stakeholders }),
    contributors: row.contributors,
    phases: row.phases,
    cup: row.cup,
    goals: row.goals,
    unread: row.unread,
    origin: originOf(row, placeOf),
    ...(row.state !== "inForce" && { state: row.state }),
    ...(reason && { deviation: { reason: reason.deviation!, place: placeOf(reason.file_id, reason.line) ?? UNPLACED } }),
  };
  if (row.state === "neutralised") return { ...told, evaluated: NEUTRALISED };
  return { ...told, evaluated: evaluatedOf(told, lastOf(results, "evaluated"), placeOf, loaded) };
}

/** Who answers for an objective, from its row. */
export function holderIn({ scope, group_name: group, unit }: Pick<ObjectiveRow, "scope" | "group_name" | "unit">): Holder {
  if (scope !== "unit") return { kind: "crossCutting" };
  return { kind: "unit", unit: group, ...(unit !== null && { id: unitId(BigInt(unit)) }) };
}

/** The outcome stated of the whole, unless those of its indicators were told after it: then what comes of them. */
function evaluatedOf(
  objective: Parameters<typeof outcomeOfIndicators>[0],
  stated: LastResult | undefined,
  placeOf: PlaceOf,
  loaded: readonly LoadedIndicator[],
): Objective["evaluated"] {
  const told = BigInt(stated?.sequence ?? "0");
  if (loaded.some(({ evaluatedSequence = 0n }) => evaluatedSequence > told)) {
    const { outcome, degree } = outcomeOfIndicators(objective) ?? { outcome: "unknown" as const };
    return { outcome, ...(degree !== undefined && { degree }), written: "", madeOf: "indicators" };
  }
  if (!stated) return { outcome: "unknown", written: "" };
  const place = placeOf(stated.file_id, stated.line);
  return {
    outcome: stated.evaluated ?? "unknown",
    ...(stated.evaluated_degree !== null && { degree: stated.evaluated_degree }),
    written: stated.evaluated_written ?? "",
    ...(place && { place }),
  };
}
