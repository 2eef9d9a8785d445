import { sql } from "kysely";
import type { Relation } from "../../domain/access/accessRole.ts";
import { type Right, type RightName, RIGHTS } from "../../domain/access/rights.ts";
import type { Json } from "../../domain/kernel/json.ts";
import { nameAccount } from "../account/asAccount.ts";
import type { Database } from "../database/database.ts";
import { nameActor } from "../database/nameActor.ts";
import { OWN_DATA_KINDS, type OwnData, type OwnDataKind } from "./declaration.ts";
import { DECLARATIONS } from "./declarations.ts";

/** A kind of data held on a person: its rows, as JSON. */
export type OwnDataSection = { readonly name: OwnDataKind; readonly rows: readonly Json[] };

/**
 * Every kind of data on a person, as the tables declare it: with the right by which it is theirs to read, run as that person, so that the rows of the
 * database are the second wall. What that right does not reach is not selected: the reason of a substitution is for the personnel office, a form that is
 * being prepared is for the person who writes it, what others did is in their lines of the log. Secrets (hashes, keys) are not data on anybody. Of a document with
 * many people in it a function of the owner gives the part on this one.
 */
export const OWN_DATA: Readonly<Record<OwnDataKind, OwnData>> = Object.assign({}, ...DECLARATIONS.map(({ ownData }) => ownData)) as Record<
  OwnDataKind,
  OwnData
>;

/** Whose data, and the account they have, if they have one. */
export type OwnDataOf = { readonly administration: string; readonly person: string; readonly accountId?: string };

/**
 * Everything held on a person in one administration that is theirs to read, kind by kind; kinds without anything too, so that nothing is silently missing.
 * The transaction is that person's from here on, of whichever person it was begun.
 */
export async function gatherOwnData(tx: Database, { administration, person, accountId }: OwnDataOf): Promise<OwnDataSection[]> {
  await nameActor(tx, { administration, person, capacity: "signedIn" });
  if (accountId !== undefined) await nameAccount(tx, accountId);
  const sections: OwnDataSection[] = [];
  for (const name of OWN_DATA_KINDS) {
    const { right, as, query } = OWN_DATA[name];
    if (!reaches(right, as)) continue;
    const given = sql.join(
      query
        .split(/(\$[ap]\b)/)
        .map((part) => (part === "$a" ? sql`${administration}::text` : part === "$p" ? sql`${person}::text` : sql.raw(part))),
      sql.raw(""),
    );
    const { rows } = await sql<{ row: Json }>`select to_json(each) as row from (${given}) as each`.execute(tx);
    sections.push({ name, rows: rows.map(({ row }) => row) });
  }
  return sections;
}

/** Whether the table of rights gives a right to the person who stands so to a thing. What is one's own stays so when the role has ended: no holding of today is asked. */
function reaches(right: RightName, as: Relation): boolean {
  const { grants }: Right = RIGHTS[right];
  return grants.some(({ relation }) => relation === as);
}
