import { strToU8, zipSync } from "fflate";
import { personsOf, recordEvent } from "../../../data/account/account.ts";
import type { Database } from "../../../data/database/database.ts";
import { gatherOwnData, type OwnDataOf } from "../../../data/personal/ownData.ts";
import { renderHtml } from "../../../documents/renderHtml.tsx";
import { ownDataDocument } from "./ownDataDocument.ts";

/** A copy of one's own data, to keep. */
export type OwnDataCopy = { readonly name: string; readonly content: Uint8Array };

/**
 * A copy of everything the system holds on a person in one administration (Regulation (EU) 2016/679, art. 15, par. 3), as far as the table of rights gives it
 * to that person: as JSON for programs and as a page to read. Read in one snapshot, as that person.
 */
export function ownDataCopy(
  db: Database,
  administration: { readonly code: string; readonly name: string },
  { person, accountId }: Pick<OwnDataOf, "person" | "accountId">,
): Promise<OwnDataCopy> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const sections = await gatherOwnData(tx, {
        administration: administration.code,
        person,
        ...(accountId !== undefined && { accountId }),
      });
      const data = Object.fromEntries(sections.map(({ name, rows }) => [name, rows]));
      const json = JSON.stringify({ format: "traguardo own-data 1", administration, person, data }, undefined, 2);
      const html = renderHtml(ownDataDocument(administration.name, person, sections));
      return {
        name: `i-miei-dati-${administration.code}-${person}.zip`,
        content: zipSync({ "i-miei-dati.html": strToU8(html), "i-miei-dati.json": strToU8(json) }),
      };
    });
}

/** The copy of the person who an account is in an administration, noted among what happened to the account; undefined where the account is of no person there. */
export async function copyForAccount(db: Database, accountId: string, administration: string): Promise<OwnDataCopy | undefined> {
  const place = (await personsOf(db, accountId)).find((each) => each.administration === administration);
  if (!place) return undefined;
  const copy = await ownDataCopy(db, { code: administration, name: place.administrationName }, { person: place.person, accountId });
  await recordEvent(db, accountId, "ownDataCopied");
  return copy;
}
