// Bundled by loginStorm.mjs: makes accounts as if their owners had joined, which by hand would take an hour.
import { randomBytes } from "node:crypto";
import { insertAccount, setPassword } from "../src/data/account/account.ts";
import { openDatabasePool } from "../src/data/database/database.ts";
import { confirmFactor, findFactor, proposeFactor } from "../src/data/account/secondFactor.ts";
import { accessKeys } from "../src/features/accessKeys.ts";
import { seal } from "../src/features/door/signIn/sealedSecret.ts";
import { codeAt, stepAt } from "../src/features/door/signIn/totp.ts";
import { readAccessKey } from "../src/server/accessKey.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";

/** An account that can sign in: its mail, and the code its phone shows now. */
export type Joined = { readonly mail: string; readonly code: () => string };

/** Makes so many accounts, all with the password of this hash, in the folder of a program that is serving. */
export async function makeAccounts(dataFolder: string, howMany: number, passwordHash: string): Promise<Joined[]> {
  const db = openDatabasePool(servingUrl(dataFolder, "app")!);
  const keys = accessKeys((await readAccessKey({ kind: "embedded", dataFolder }, () => Promise.resolve(true)))!);
  const made: Joined[] = [];
  for (let i = 0; i < howMany; i++) {
    const mail = `persona${String(i)}@ente.example`;
    const id = (await insertAccount(db, { mail, name: "Persona Inventata" }))!;
    const secret = randomBytes(20);
    await setPassword(db, id, passwordHash);
    await proposeFactor(db, id, seal(keys.secondFactor, id, secret));
    await confirmFactor(db, id, (await findFactor(db, id, "proposed"))!.id);
    made.push({ mail, code: () => codeAt(secret, stepAt(Date.now())) });
  }
  await db.destroy();
  return made;
}
