import { insertAccount, linkPerson } from "../data/account/account.ts";
import type { Database } from "../data/database/database.ts";
import { becomeDemonstration, isDemonstration } from "../data/account/demonstrationAccounts.ts";
import { transact } from "../data/database/transact.ts";
import { ACCESS_ROLE_WORDS, GRANTED_ROLES, type GrantedRole } from "../domain/access/accessRole.ts";

/** Who of Valdora's invented staff the account of a role is: those who are evaluated have forms of their own. */
const OF_THE_STAFF: Partial<Record<GrantedRole, string>> = { segretario: "V-001", dirigente: "V-002", eq: "V-006", employee: "V-020" };

/** The code of the person an account of the demonstration is in Valdora. */
export function personOfDemonstration(role: GrantedRole): string {
  return OF_THE_STAFF[role] ?? `demo-${role}`;
}

/** Makes this database a demonstration with an account for each role, if it is not yet; throws where anybody else has worked in it. */
export async function makeDemonstrationAccounts(db: Database): Promise<void> {
  if (await isDemonstration(db)) return;
  await transact(db, async (tx) => {
    await becomeDemonstration(tx);
    for (const role of GRANTED_ROLES) {
      const id = await insertAccount(tx, {
        mail: `${role.toLowerCase()}@valdora.example`,
        name: ACCESS_ROLE_WORDS[role],
        isDemonstration: true,
      });
      if (id !== undefined) await linkPerson(tx, id, "valdora", personOfDemonstration(role));
    }
    return { keep: true, value: undefined };
  });
}
