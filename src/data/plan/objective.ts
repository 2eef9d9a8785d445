import { type Selectable, sql } from "kysely";
import { mapEach, type OneOrMore, oneOrMore } from "../../domain/kernel/oneOrMore.ts";
import { identitiesOf } from "../../domain/plan/links.ts";
import {
  type Holder,
  type Objective,
  type ObjectiveCode,
  objectiveCode,
  ordinalOf,
  type PlannedObjective,
} from "../../domain/plan/objective.ts";
import { outcomeOfIndicators } from "../../domain/plan/outcomeOfIndicators.ts";
import { readResources } from "../../domain/plan/readDetails.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";
import type { Tables } from "../schema.ts";
import { unitId } from "../../domain/organisation/unitId.ts";
import { answeringUnit, insertHolders, updateContributors } from "./holder.ts";
import { insertIndicators, type LoadedIndicator, loadIndicators, type ReadIndicator, updateIndicators } from "./indicator.ts";
import { loadLinks } from "./objectiveLink.ts";
import { originColumns, originOf } from "./planOrigin.ts";
import { lastOf, type LastResult, loadLastResults, type PlaceOf, placesOf, UNPLACED } from "./result.ts";

/** The version of the plan an import or a draft writes in: its number, and whether an act has approved it. */
export type PlanVersion = { readonly version: number; readonly isApproved: boolean };

/** The latest version of a year's plan, made as the first draft when there is none. */
export async function ensurePlanVersion(tx: Database, { administration, year }: YearKey): Promise<PlanVersion> {
  const latest = await tx
    .selectFrom("plan_version")
    .select(["version", "state"])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .orderBy("version", "desc")
    .executeTakeFirst();
  if (latest) return { version: latest.version, isApproved: latest.state === "approved" };
  await tx.insertInto("plan_version").values({ administration_id: administration, year, version: 1 }).execute();
  return { version: 1, isApproved: false };
}

/** Whether an act has approved what holds of a year's plan. */
export async function isPlanApproved(tx: Database, { administration, year }: YearKey): Promise<boolean> {
  const { rows } = await sql<{ approved: boolean }>`
    select exists (select from plan_version where administration_id = ${administration} and year = ${year} and state = 'approved') as approved`.execute(
    tx,
  );
  return rows[0]!.approved;
}

/** An objective as it was read: the promise, the heading it stood under, its line in a kept file, and the lines of its indicators. */
export type ReadObjective = Omit<PlannedObjective, "indicators"> & {
  readonly indicators: OneOrMore<ReadIndicator>;
  readonly heading: string;
  readonly fileId: bigint;
  readonly line: number;
};

/** Gives new objectives the next codes of their year, in order, and writes their promises; answers the codes. Their indicators are numbered from 1. */
export async function insertObjectives(
  tx: Database,
  key: YearKey,
  version: number,
  read: readonly ReadObjective[],
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
  const numbered = identities.map(({ objective: { fileId, indicators }, identity: { code } }) => ({
    code,
    fileId,
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

/** Writes what changed of a promise in a draft, and answers the numbers of its indicators in their order; an approved version refuses it. */
export async function updateObjective(
  tx: Database,
  key: YearKey,
  version: number,
  code: ObjectiveCode,
  read: ReadObjective,
): Promise<readonly number[]> {
  const { phases, unread, ...told } = promiseOf(read);
  await tx
    .updateTable("objective_version")
    .set({ ...told, phases: JSON.stringify(phases), unread: JSON.stringify(unread) })
    .where("administration_id", "=", key.administration)
    .where("code", "=", code)
    .where("version", "=", version)
    .execute();
  await updateContributors(tx, key, version, { code, objective: read });
  return updateIndicators(tx, key.administration, version, { code, fileId: read.fileId, indicators: read.indicators });
}

function promiseOf(read: ReadObjective) {
  const { holder, group, heading, title, description, number, weight, kind, links, resources, resource, stakeholders } = read;
  const { contributors, phases, cup, goals, unread, fileId, line } = read;
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
    file_id: fileId,
    line,
  };
}

/** Keeps a change that an import asks of an approved plan: a proposal, the plan stays as it is. Without `of` it asks for a new objective. */
export async function proposeVariation(
  tx: Database,
  { administration, year }: YearKey,
  person: string,
  { fileId, line, ...after }: ReadObjective,
  of?: { readonly code: ObjectiveCode; readonly before: object },
): Promise<void> {
  await tx
    .insertInto("variation")
    .values({
      administration_id: administration,
      year,
      code: of?.code ?? null,
      before: of ? JSON.stringify(of.before) : null,
      after: JSON.stringify(after),
      file_id: fileId,
      line,
      proposed_by: person,
    })
    .execute();
}

/**
 * The objectives of a year in the order of their codes, as the latest version of the plan says them. Each table is asked for the rows of one objective at a time: a plain join
 * reads all the rows for each, as long as the statistics of the database know other administrations only.
 */
export async function loadObjectives(db: Database, key: YearKey): Promise<Objective[]> {
  const { administration, year } = key;
  const { rows } = await sql<ObjectiveRow>`
    select o.code, o.year, v.version, v.heading, v.group_name, v.title, v.description, v.number, v.weight, v.scope, ${originColumns("v")},
      v.kind, v.kind_written, v.strategic, v.operational, v.services, v.resources, v.stakeholders, v.unread,
      v.public_value, v.programme, v.contributors, v.phases, v.cup, v.goals, ${answeringUnit("v")} as unit
    from objective o
    join lateral (
      select * from objective_version v where v.administration_id = o.administration_id and v.code = o.code order by v.version desc limit 1
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
    ...(reason && { deviation: { reason: reason.deviation!, place: placeOf(reason.file_id, reason.line) ?? UNPLACED } }),
  };
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
