import { canonicalJson } from "../../domain/kernel/canonicalJson.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { PersonHolder } from "../../domain/plan/personHolder.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";

/** The people who hold an objective, as a file tells them. */
type PeopleOf = { readonly code: ObjectiveCode; readonly people: readonly PersonHolder[] };

/** The people who hold each objective of a year in its latest version: those whom the person named to the database may see. */
export async function loadPersonHolders(db: Database, key: YearKey): Promise<ReadonlyMap<ObjectiveCode, readonly PersonHolder[]>> {
  const rows = (await rowsOf(db, key)).filter(({ is_dropped }) => !is_dropped);
  return new Map(
    Array.from(
      groupBy(rows, ({ code }) => code as ObjectiveCode),
      ([code, own]) => [code, own.map(toHolder)],
    ),
  );
}

/** Writes in a draft the people who hold these objectives; a person who is no longer told leaves it. Answers the codes of the objectives that changed. */
export async function savePersonHolders(
  tx: Database,
  key: YearKey,
  version: number,
  told: readonly PeopleOf[],
): Promise<readonly ObjectiveCode[]> {
  const known = groupBy(await rowsOf(tx, key), ({ code }) => code);
  const changed = new Set<ObjectiveCode>();
  const added = [];
  for (const { code, people } of told) {
    const rows = known.get(code) ?? [];
    const of = { administration_id: key.administration, code, version };
    for (const row of rows) {
      const now = people.find(({ person }) => person === row.person);
      const isSame = now ? !row.is_dropped && canonicalJson(toHolder(row)) === canonicalJson(now) : row.is_dropped;
      if (isSame) continue;
      changed.add(code);
      await tx
        .updateTable("person_holder")
        .set(now ? { ...columnsOf(now), is_dropped: false } : { is_dropped: true })
        .where("administration_id", "=", of.administration_id)
        .where("code", "=", of.code)
        .where("version", "=", of.version)
        .where("holder", "=", row.holder)
        .execute();
    }
    const last = Math.max(0, ...rows.map(({ holder }) => holder));
    const fresh = people.filter(({ person }) => !rows.some((row) => row.person === person));
    added.push(...fresh.map((holder, i) => ({ ...of, holder: last + 1 + i, person: holder.person, ...columnsOf(holder) })));
    if (fresh.length > 0) changed.add(code);
  }
  await insertMany(tx, "person_holder", added);
  return [...changed];
}

function rowsOf(db: Database, { administration, year }: YearKey) {
  return db
    .selectFrom("person_holder as h")
    .innerJoin("objective as o", (join) => join.onRef("o.administration_id", "=", "h.administration_id").onRef("o.code", "=", "h.code"))
    .select(["h.code", "h.holder", "h.person", "h.part", "h.share", "h.weight", "h.is_dropped"])
    .where("h.administration_id", "=", administration)
    .where("o.year", "=", year)
    .where("h.version", "=", (latest) =>
      latest
        .selectFrom("objective_version as v")
        .select(({ fn }) => fn.max("v.version").as("version"))
        .whereRef("v.administration_id", "=", "h.administration_id")
        .whereRef("v.code", "=", "h.code"),
    )
    .orderBy("h.code")
    .orderBy("h.holder")
    .execute();
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function toHolder({ person, part, share, weight }: Row): PersonHolder {
  return { person, part, ...(share !== null && { share }), ...(weight !== null && { weight }) };
}

function columnsOf({ part, share, weight }: PersonHolder) {
  return { part, share: share ?? null, weight: weight ?? null };
}
