import { sql } from "kysely";
import type { ListedThing } from "../../domain/plan/joinIdentities.ts";
import { keyInName, type LastingName, lastingName } from "../../domain/plan/lastingName.ts";
import { type IdentityKind, type Listed, matchIdentities, type Lasting } from "../../domain/plan/planIdentity.ts";
import { asListed } from "../../domain/plan/serviceCalled.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** Something a document lists that shares only its number or only its title with what is known of another year. */
export type AlmostKnown = { readonly kind: IdentityKind; readonly line: number; readonly listed: Listed; readonly almost: Lasting };

/** Where each kind is listed, and by which expressions it is known. */
const LISTS = {
  mandateLine: { table: "mandate_line", key: "number::text", title: "title" },
  strategic: { table: "strategic_objective", key: "number::text", title: "title" },
  operational: { table: "operational_objective", key: "coalesce(code, '')", title: "title" },
  service: { table: "service", key: "scope", title: "name" },
  publicValue: { table: "public_value_objective", key: "coalesce(code, '')", title: "title" },
} as const satisfies Record<IdentityKind, { readonly table: string; readonly key: string; readonly title: string }>;

/** The identities of listed things, in their order: known ones, or new ones. */
export async function identify(
  tx: Database,
  { administration, year }: YearKey,
  kind: IdentityKind,
  listed: readonly (Listed & { readonly line: number })[],
): Promise<{ readonly found: readonly bigint[]; readonly almost: readonly AlmostKnown[] }> {
  const { table, key, title } = LISTS[kind];
  const { rows: known } = await sql<Lasting & { readonly own: string; readonly year: number | null }>`
    with listed as (
      select p.identity, p.same_as, ${sql.raw(key)} as key, ${sql.ref(title)} as title, document_number, d.year,
        document_number = max(document_number) over (partition by d.year) as holds
      from ${sql.table(table)} join plan_identity p using (administration_id, identity) join parsed_document d using (administration_id, document_number)
      where administration_id = ${administration}
    )
    select coalesce(same_as, identity)::text as identity, identity::text as own, key, title, max(year) filter (where holds and year <> ${year}) as year
    from listed group by listed.identity, same_as, key, title order by min(document_number), listed.identity`.execute(tx);
  const named = kind === "service" ? asListed(await servicesOfFilesAlone(tx, administration), listed) : [];
  const matches = matchIdentities([...known, ...named], listed);
  const isNew = matches.filter(({ identity }) => identity === undefined).length;
  const fresh = (await addIdentities(tx, administration, kind, isNew)).values();
  return {
    found: matches.map(({ own, identity }) => (identity === undefined ? fresh.next().value! : BigInt(own ?? identity))),
    almost: matches.flatMap((match, i) => {
      const { line, ...each } = listed[i]!;
      return "almost" in match ? [{ kind, line, listed: each, almost: match.almost }] : [];
    }),
  };
}

/** New identities of a kind, of things that nothing lists yet. */
export async function addIdentities(tx: Database, administration: string, kind: IdentityKind, many: number): Promise<bigint[]> {
  const { rows } = await sql<{ identity: bigint }>`
    insert into plan_identity (administration_id, kind) select ${administration}, ${kind} from generate_series(1, ${many}::int) returning identity`.execute(
    tx,
  );
  return rows.map(({ identity }) => identity);
}

/** The services that files of evaluations name and no list of any year holds. */
async function servicesOfFilesAlone(db: Database, administration: string): Promise<{ readonly identity: string; readonly name: string }[]> {
  const { rows } = await sql<{ identity: string; name: string }>`
    select service::text as identity, written as name from evaluation_service e
    where administration_id = ${administration}
      and not exists (select from service s where s.administration_id = e.administration_id and s.identity = e.service)
    group by service, written order by min(file_number), written collate "C"`.execute(db);
  return rows;
}

/** The things of a name in the lists in force: none, one, or several services that addresses write alike. */
export async function listedThings(db: Database, administration: string, { year, kind, key: asked }: LastingName): Promise<ListedThing[]> {
  const { table, key, title } = LISTS[kind];
  const { rows } = await sql<Listed & { readonly own: string; readonly identity: string }>`
    select ${sql.raw(key)} as key, ${sql.ref(title)} as title, p.identity::text as own, coalesce(p.same_as, p.identity)::text as identity
    from ${sql.table(table)} join plan_identity p using (administration_id, identity)
    where administration_id = ${administration} and document_number = (
      select max(document_number) from ${sql.table(table)} join parsed_document d using (administration_id, document_number)
      where administration_id = ${administration} and d.year = ${year}
    ) order by position`.execute(db);
  return rows
    .filter((each) => keyInName(kind, each) === asked)
    .map(({ own, identity, ...each }) => ({ name: lastingName(year, kind, each), year, kind, own, identity }));
}

/** The first year of which one document lists both of two things. */
export async function yearListingBoth(
  db: Database,
  administration: string,
  kind: IdentityKind,
  identities: readonly [string, string],
): Promise<number | undefined> {
  const { rows } = await sql<{ year: number }>`
    select d.year
    from ${sql.table(LISTS[kind].table)} join plan_identity p using (administration_id, identity)
      join parsed_document d using (administration_id, document_number)
    where administration_id = ${administration} and coalesce(p.same_as, p.identity) = any(${identities.map(BigInt)}::bigint[])
    group by d.year, document_number having count(distinct coalesce(p.same_as, p.identity)) > 1 order by d.year limit 1`.execute(db);
  return rows[0]?.year;
}

/** Holds what is one from year to year in an administration: nobody else joins, parts or links anything meanwhile. */
export async function holdIdentities(tx: Database, administration: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identities of ${administration}`}, 0))`.execute(tx);
}

/** The own identity of each thing in the lists in force of a year, by the identity it is shown with: another one, where it was said to be the same as a thing of another year. */
export async function ownIdentities(db: Database, { administration, year }: YearKey): Promise<ReadonlyMap<string, string>> {
  const own = new Map<string, string>();
  for (const { table } of Object.values(LISTS)) {
    const { rows } = await sql<{ own: string; identity: string }>`
      select p.identity::text as own, coalesce(p.same_as, p.identity)::text as identity
      from ${sql.table(table)} join plan_identity p using (administration_id, identity)
      where administration_id = ${administration} and document_number = (
        select max(document_number) from ${sql.table(table)} join parsed_document d using (administration_id, document_number)
        where administration_id = ${administration} and d.year = ${year}
      )`.execute(db);
    for (const each of rows) own.set(each.identity, each.own);
  }
  return own;
}

/** Whether nothing was said to be the same as a thing, nor the thing as another. */
export async function isAlone(db: Database, administration: string, identity: string): Promise<boolean> {
  const { rows } = await sql`
    select from plan_identity where administration_id = ${administration} and coalesce(same_as, identity) = ${identity}::bigint limit 2`.execute(
    db,
  );
  return rows.length < 2;
}

/** Makes one thing, and all that are the same as it, the same as another. */
export async function joinIdentities(tx: Database, administration: string, identity: string, as: string): Promise<void> {
  await tx
    .updateTable("plan_identity")
    .set({ same_as: BigInt(as) })
    .where("administration_id", "=", administration)
    .where((where) => where.or([where("identity", "=", BigInt(identity)), where("same_as", "=", BigInt(identity))]))
    .execute();
}

/** Gives back its own identity to what was listed under it; the others that were the same stay so. Answers whether it was the same as any. */
export async function partIdentity(tx: Database, administration: string, own: string): Promise<boolean> {
  const { rows } = await sql<{ identity: bigint }>`
    with others as (
      select identity from plan_identity where administration_id = ${administration} and same_as = ${own}::bigint
    ), heir as (select min(identity) as identity from others)
    update plan_identity p set same_as = nullif((select identity from heir), p.identity)
    where p.administration_id = ${administration}
      and (p.identity = ${own}::bigint and p.same_as is not null or p.identity in (select identity from others))
    returning p.identity`.execute(tx);
  return rows.length > 0;
}
