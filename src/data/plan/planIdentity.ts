import { sql } from "kysely";
import { type IdentityKind, type Listed, matchIdentities, type Lasting } from "../../domain/plan/planIdentity.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** Something a document lists that shares only its number or only its title with what is known of another year. */
export type AlmostKnown = { readonly kind: IdentityKind; readonly line: number; readonly listed: Listed; readonly almost: Lasting };

/** Where each kind is listed, and by which expressions it is known. */
export const LISTS = {
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
  const matches = matchIdentities(known, listed);
  const isNew = matches.filter(({ identity }) => identity === undefined).length;
  const { rows: made } = await sql<{ identity: bigint }>`
    insert into plan_identity (administration_id, kind) select ${administration}, ${kind} from generate_series(1, ${isNew}::int) returning identity`.execute(
    tx,
  );
  const fresh = made.values();
  return {
    found: matches.map(({ own, identity }) => (identity === undefined ? fresh.next().value!.identity : BigInt(own ?? identity))),
    almost: matches.flatMap((match, i) => {
      const { line, ...each } = listed[i]!;
      return "almost" in match ? [{ kind, line, listed: each, almost: match.almost }] : [];
    }),
  };
}
