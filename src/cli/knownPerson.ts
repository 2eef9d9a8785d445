import { nameOfAdministration } from "../data/organisation/administration.ts";
import type { Database } from "../data/database/database.ts";
import { againstErased } from "../data/personal/erasure.ts";
import { isKnownOutsider } from "../data/access/roleGrant.ts";
import { hasPerson } from "../data/organisation/staff.ts";
import { CommandRefused } from "./commandLine.ts";

/**
 * Refuses the code of a person that nobody has in an administration: mistyped, it would give a role or an account to nobody, or to the person who gets that code later.
 * A person from outside (it. "esterno": an OIV, a DPO) has no code of the staff: the person who writes the command says so once. An administration that is not there
 * and a code that was erased are refused by the command itself, in words of their own.
 */
export async function refuseUnknownPerson(db: Database, administration: string, person: string, isExternal: boolean): Promise<void> {
  if ((await nameOfAdministration(db, administration)) === undefined || (await againstErased(db, administration, { person })).length > 0)
    return;
  const isOfStaff = await hasPerson(db, administration, person);
  if (isExternal && isOfStaff)
    throw new CommandRefused(
      `«${person}» è la matricola di una persona dell'ente: tolga --external, o scelga un altro codice per chi è esterno.`,
    );
  if (isExternal || isOfStaff || (await isKnownOutsider(db, administration, person))) return;
  throw new CommandRefused(
    `In questo ente nessuno ha la matricola «${person}». Controlli come è scritta (maiuscole comprese); se la persona lavora nell'ente, importi prima l'elenco del personale con «traguardo import --staff FILE»; se è esterna (OIV, Nucleo, DPO), aggiunga --external.`,
  );
}
