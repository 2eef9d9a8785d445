import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/**
 * The names of people, by their codes, as far as they are for the person who reads: the people of the staff they may see, and the person who holds or held a role by name,
 * like the OIV, by the name of their account.
 */
export async function readNames(tx: Database, administration: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ person: string; name: string }>`
    select person, coalesce(s.name, h.name) as name
    from (select person, name from person where administration_id = ${administration} and person = any(${codes}::text[])) s
      full join (
        select p.person, a.name from account_person p join account a using (account_id)
        where p.administration_id = ${administration} and p.person = any(${codes}::text[])
          and exists (select from role_grant g where g.administration_id = p.administration_id and g.person = p.person and g.decision = 'confirmed')
      ) h using (person)`.execute(tx);
  return new Map(rows.map(({ person, name }) => [person, name]));
}
