import { insertAccount, linkPerson } from "../data/account.ts";
import type { Database } from "../data/database.ts";
import { becomeDemonstration, isDemonstration } from "../data/demonstrationAccounts.ts";
import { transact } from "../data/transact.ts";
import { ACCESS_ROLE_WORDS, ACCESS_ROLES } from "../domain/access/accessRole.ts";

/** Makes this database a demonstration with an account for each role, if it is not yet; throws where anybody else has worked in it. */
export async function makeDemonstrationAccounts(db: Database): Promise<void> {
  if (await isDemonstration(db)) return;
  await transact(db, async (tx) => {
    await becomeDemonstration(tx);
    for (const role of ACCESS_ROLES.filter((each) => each !== "citizen")) {
      const id = await insertAccount(tx, {
        mail: `${role.toLowerCase()}@valdora.example`,
        name: ACCESS_ROLE_WORDS[role],
        isDemonstration: true,
      });
      if (id !== undefined) await linkPerson(tx, id, "valdora", `demo-${role}`);
    }
    return { keep: true, value: undefined };
  });
}
