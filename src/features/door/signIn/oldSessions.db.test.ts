import { sql } from "kysely";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessSite, browserAt, PASSWORD, type TestBrowser } from "../../../../tests/support/accessSite.ts";
import { freshDatabase, publishedOf } from "../../../../tests/support/database.ts";
import { insertAccount, setPassword } from "../../../data/account/account.ts";
import { openDatabasePool } from "../../../data/database/database.ts";
import { linkIdentity } from "../../../data/account/identity.ts";
import { confirmFactor, findFactor, proposeFactor } from "../../../data/account/secondFactor.ts";
import { openSession } from "../../../data/account/session.ts";
import { hashOfToken, newToken } from "../../secretToken.ts";
import { COMMAND_LINE } from "../../commands/ambient.ts";
import { resetAccount, switchAccount, unlinkAccount } from "../../commands/accounts/manageAccount.ts";
import { seal } from "./sealedSecret.ts";
import { codeAt, stepAt } from "./totp.ts";

const { app: db, owner, urlOf } = await freshDatabase();
const beside = openDatabasePool(urlOf("app"));
afterAll(() => beside.destroy());

/** Two instances of the program: the same database, and nothing else in common. */
const [one, other] = [accessSite(db), accessSite(beside, undefined, beside, publishedOf(db))];
/** A page of the person who is signed in and has just confirmed it. */
const ACCOUNT = "/il-mio-account/password";
const HOW_MANY = 1_000;
const NEW_PASSWORD = "altre quattro parole nuove";
let passwordHash = "";

beforeAll(async () => {
  passwordHash = await one.access.hasher.hash(PASSWORD);
});

type Person = {
  readonly mail: string;
  readonly accountId: string;
  readonly browser: TestBrowser;
  readonly old: string;
  readonly code: () => string;
};

/** A person signed in, with password, phone and an identity; their browser, and the token it holds now. */
async function signedIn(i: number): Promise<Person> {
  const mail = `persona${String(i)}@ente.example`;
  const accountId = (await insertAccount(db, { mail, name: "Persona Inventata" }))!;
  await setPassword(db, accountId, passwordHash);
  const secret = randomBytes(20);
  await proposeFactor(db, accountId, seal(one.access.keys.secondFactor, accountId, secret));
  await confirmFactor(db, accountId, (await findFactor(db, accountId, "proposed"))!.id);
  const identityId = await linkIdentity(db, { issuer: "https://accesso.ente.example", subject: mail }, accountId);
  const old = newToken();
  await openSession(db, { tokenHash: hashOfToken(old), accountId, identityId: identityId!, means: "identityProvider", isSteppedUp: true });
  const browser = browserAt(one, { address: `2001:db8:${i.toString(16)}::1`, cookies: new Map([["__Host-traguardo", old]]) });
  return { mail, accountId, browser, old, code: () => codeAt(secret, stepAt(one.clock.now)) };
}

const past =
  (column: "last_seen_at" | "signed_in_at", minutes: number) =>
  async ({ accountId }: Person) => {
    await sql`update session set ${sql.ref(column)} = now() - make_interval(mins => ${minutes}) where account_id = ${accountId}`.execute(
      owner,
    );
  };

/** Every way a session ends, as it is done. */
const WAYS: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
  "signing out": ({ browser }) => browser.fill(ACCOUNT, {}, "/uscita"),
  "the account closed": ({ mail }) => switchAccount(beside, mail, true),
  "the password changed": ({ browser }) => browser.fill(ACCOUNT, { nuova: NEW_PASSWORD, ancora: NEW_PASSWORD }),
  "the link to the provider taken away": ({ mail }) => unlinkAccount(beside, COMMAND_LINE, mail),
  "the account begun again": ({ mail }) => resetAccount(beside, COMMAND_LINE, mail),
  "another token at a step-up": ({ browser, code }) => browser.fill("/accesso/conferma", { password: PASSWORD, codice: code() }),
  "idle for half an hour": past("last_seen_at", 30),
  "ten hours after the sign-in": past("signed_in_at", 600),
};

/** A few at a time, as people come. */
async function inTurn<Item, Value>(items: readonly Item[], work: (item: Item, i: number) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  let next = 0;
  const take = async () => {
    for (let i = next++; i < items.length; i = next++) values[i] = await work(items[i]!, i);
  };
  await Promise.all(Array.from({ length: 8 }, take));
  return values;
}

test("of 1,000 old sessions, ended in every way there is, 1,000 are refused at the next request, by both instances", async () => {
  const people = await inTurn(Array.from({ length: HOW_MANY }), (_, i) => signedIn(i));
  const before = await inTurn(people, async ({ browser }) => (await browser.ask(ACCOUNT, {}, other)).status);
  expect(before.filter((status) => status === 200)).toHaveLength(HOW_MANY);
  const ways = Object.entries(WAYS);
  const after = await inTurn(people, async (person, i) => {
    const [name, end] = ways[i % ways.length]!;
    await end(person);
    const [first, second] = i % 2 === 0 ? [one, other] : [other, one];
    const thief = browserAt(first, { cookies: new Map([["__Host-traguardo", person.old]]) });
    const statuses = [(await thief.ask(ACCOUNT, {}, first)).status, (await thief.ask(ACCOUNT, {}, second)).status];
    return `${name}: ${statuses.join()}`;
  });
  const told: Record<string, number> = {};
  for (const each of after) told[each] = (told[each] ?? 0) + 1;
  expect(told).toEqual({
    "signing out: 303,303": 125,
    "the account closed: 303,303": 125,
    "the password changed: 303,303": 125,
    "the link to the provider taken away: 303,303": 125,
    "the account begun again: 303,303": 125,
    "another token at a step-up: 303,303": 125,
    "idle for half an hour: 303,303": 125,
    "ten hours after the sign-in: 303,303": 125,
  });
  const kept = await inTurn(
    people.filter((_, i) => ways[i % ways.length]![0] === "another token at a step-up"),
    async ({ browser }) => (await browser.ask(ACCOUNT, {}, other)).status,
  );
  expect(new Set(kept)).toEqual(new Set([200])); // the new token holds
  expect([...one.logged, ...other.logged]).toEqual([]);
}, 120_000);
