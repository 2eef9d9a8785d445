import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { insertAccount, linkPerson, setPassword } from "../src/data/account/account.ts";
import { asAccount } from "../src/data/account/asAccount.ts";
import type { Database } from "../src/data/database/database.ts";
import { confirmFactor, findFactor, proposeFactor, replaceRecoveryCodes } from "../src/data/account/secondFactor.ts";
import { insertPasskey } from "../src/data/account/passkey.ts";
import { RIGHTS } from "../src/domain/access/rights.ts";
import { copyForAccount } from "../src/features/door/ownData/ownDataCopy.ts";
import { readAs } from "../src/features/commands/readAs.ts";
import { freshDatabase } from "./support/database.ts";
import { officeSite, personOf } from "./support/officeSite.ts";
import { strFromU8, unzipSync } from "fflate";

// What goes round the table of rights: copies, functions of the owner, secrets of accounts. Two administrations with the same people.

const database = await freshDatabase();
const { app, serving, owner } = database;
await officeSite(database);

/**
 * Every function of the owner that the application may call, and what it asks before it answers: one that is not here fails. `administration`: it answers
 * only for the administration of the transaction, or for the command line. `role`: only to whoever holds the right there. `actor`: only about whoever acts,
 * or the account named. `public`: what everybody may know.
 */
const DOORS = {
  app_acts_as: "actor",
  app_evaluator_changes: "actor",
  app_holds: "actor",
  app_led_units: "actor",
  app_people_reached: "actor",
  app_reaches: "actor",
  app_reaches_forms: "actor",
  app_substitutions: "actor",
  begin_plan_version: "role",
  conflicts_of: "administration",
  count_expired: "role",
  delete_expired: "role",
  erase_audit_content: "role",
  erase_person: "role",
  erase_withdrawn: "role",
  erased_among: "administration",
  evaluators_in_register: "administration",
  forget_answers: "public", // deletes answers whose keys are refused
  holdings_of: "administration",
  holdings_of_person: "administration",
  is_known_person: "administration",
  last_evaluation_file: "administration",
  last_written_on: "public", // the day stands on the page of open data
  own_evaluation_files: "actor",
  own_mail: "actor",
  own_password_hash: "actor",
  own_pay: "actor",
  own_proofs: "actor",
  own_results: "actor",
  refresh_statistics: "administration",
  substitutions_of: "administration",
  take_request: "public", // counts a costly request under a hash, and forgets those of an hour ago
} as const;

test("every function of the owner that the application may call is in this list, with what it asks", async () => {
  const { rows } = await sql<{ name: string; path: string | null }>`
    select p.proname as name, array_to_string(p.proconfig, ' ') as path from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('traguardo_app', p.oid, 'execute')
    order by p.proname`.execute(owner);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(DOORS));
  expect(rows.filter(({ path }) => path?.startsWith("search_path=pg_catalog, public") !== true)).toEqual([]);
});

test("every function that deletes or erases is one of those that ask for a role, but for the counting of requests and for answers nobody can ask again", async () => {
  const { rows } = await sql<{ name: string; is_open: boolean }>`
    select p.proname as name, has_function_privilege('traguardo_app', p.oid, 'execute') as is_open from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.prosrc ~* '(delete from|update [a-z_]+( [a-z])? set|truncate)'
    order by p.proname`.execute(owner);
  expect(rows).toEqual([
    { name: "delete_expired_of_any", is_open: false },
    { name: "erase_audit_content_of_any", is_open: false },
    { name: "erase_person_of_any", is_open: false },
    { name: "erase_withdrawn_of_any", is_open: false },
    { name: "forget_answers", is_open: true },
    { name: "take_request", is_open: true },
  ]);
});

test("the roles that the database lets delete and erase are those of the table of rights", async () => {
  const rolesOf = (right: keyof typeof RIGHTS) => RIGHTS[right].grants.map(({ role }) => role).toSorted();
  const asked = async (name: string) => {
    const { rows } = await sql<{ body: string }>`select prosrc as body from pg_proc where proname = ${name}`.execute(owner);
    return [...rows[0]!.body.matchAll(/app_acts_as\(of_administration, ([^)]+)\)/g)]
      .flatMap(([, list]) => list!.split(/'?, '|'/).filter((each) => each !== ""))
      .toSorted();
  };
  expect(await asked("delete_expired")).toEqual(rolesOf("retention.run"));
  expect(await asked("begin_plan_version")).toEqual(rolesOf("variation.approve"));
  expect(await asked("erase_person")).toEqual(rolesOf("rights.execute"));
  expect(await asked("erase_withdrawn")).toEqual(rolesOf("publication.erase"));
  expect(await asked("erase_audit_content")).toEqual([...new Set([...rolesOf("retention.run"), ...rolesOf("rights.execute")])].toSorted());
});

let accountId = "";

beforeAll(async () => {
  await sql`
    insert into conflict_of_interest (administration_id, person, about, reason, declared_by)
      select a, 'V-006', 'V-022', 'parentela segreta', 'V-006' from unnest(array['valdora', 'altrove']) a;
    insert into evaluator_substitution (administration_id, person, substitute, valid, reason, recorded_by)
      select a, 'V-022', 'V-014', '[2024-01-01,2030-12-31]', 'lite segreta', 'demo-personnel' from unnest(array['valdora', 'altrove']) a;
    insert into role_grant (administration_id, person, role, valid, reason, proposed_by)
      select a, 'V-022', 'oiv', '[2024-01-01,)', 'proposta segreta', 'demo-personnel' from unnest(array['valdora', 'altrove']) a;
    insert into legal_hold (administration_id, person, reason, placed_by)
      select a, 'V-022', 'procedimento segreto', 'demo-dpo' from unnest(array['valdora', 'altrove']) a;
    insert into retention_term (administration_id, class, days, set_by, set_at)
      select a, c, d, 'demo-segretario', now() - interval '2 days' from unnest(array['valdora', 'altrove']) a, (values ('forms', 365), ('logContent', 1)) as t(c, d);
    insert into erasure_request (administration_id, person, reason, started_by)
      select a, 'V-030', 'richiesta', 'demo-dpo' from unnest(array['valdora', 'altrove']) a`.execute(owner);
  await sql`alter table audit disable trigger user; update audit set recorded_at = recorded_at - interval '400 days'; alter table audit enable trigger user`.execute(
    owner,
  );
  const line = (content: object) => {
    const text = JSON.stringify(content);
    return sql`insert into audit (administration_id, person, action, object, salt, content, commitment)
      select a, 'V-006', 'conflict.declare', 'conflict of V-006', sha256('x'), ${text}::text, sha256(sha256('x') || convert_to(${text}, 'UTF8')) from unnest(array['valdora', 'altrove']) a`;
  };
  await line({ about: "V-022" }).execute(owner);
  accountId = (await insertAccount(app, { mail: "v022@valdora.example", name: "Persona Inventata" }))!;
  await linkPerson(app, accountId, "valdora", "V-022");
  await setPassword(app, accountId, "$argon2id$prova");
  await proposeFactor(app, accountId, Buffer.alloc(40, 1));
  await app.transaction().execute(async (tx) => {
    await confirmFactor(tx, accountId, (await findFactor(tx, accountId, "proposed"))!.id);
    await replaceRecoveryCodes(tx, accountId, [Buffer.alloc(32, 2)]);
    await insertPasskey(tx, { accountId, credentialId: "abc", publicKey: Buffer.alloc(9, 3), counter: 0n, name: "Telefono" });
  });
});

/** How a statement goes for somebody, with every check of the application left out: how many rows, or why not. */
async function tried(statement: string, who?: { readonly administration: string; readonly person: string }): Promise<number | string> {
  const ask = async (tx: Database) =>
    (await sql.raw(statement).execute(tx)).rows.filter((row) => Object.values(row as object)[0] !== null).length;
  try {
    if (!who) return await ask(serving);
    return await readAs(serving, who.administration, { person: who.person, capacity: "signedIn" }, ask);
  } catch (error) {
    return (error as Error).message;
  }
}

const NOBODY = undefined;
const ORDINARY = { administration: "valdora", person: "V-020" };
const OF_ANOTHER_BODY = { administration: "altrove", person: personOf("personnel") };
const STRANGERS = [
  ["nobody", NOBODY],
  ["an ordinary person", ORDINARY],
  ["the personnel office of another body", OF_ANOTHER_BODY],
] as const;

describe.each(STRANGERS)("as %s, the database", (_, who) => {
  test.each([
    "select password_hash from account",
    "select * from account",
    "select a.password_hash from account a join account_person using (account_id)",
  ])("denies %s", async (statement) => {
    expect(await tried(statement, who)).toBe("permission denied for table account");
  });

  test.each([
    "select secret from second_factor",
    "select code_hash from recovery_code",
    "select public_key from passkey",
    "select own_password_hash()",
    "select person from conflicts_of('valdora')",
    "select person from substitutions_of('valdora')",
    "select reason from evaluator_substitution where administration_id = 'valdora'",
    "select kind from own_mail()",
  ])("answers nothing to %s", async (statement) => {
    expect(await tried(statement, who)).toBe(0);
  });

  test.each([
    [
      "select erase_audit_content('valdora', (select min(sequence) from audit), 'x')",
      "lo cancella solo chi ne ha l'incarico nello stesso ente",
    ],
    ["select delete_expired('valdora', 'forms')", "lo cancella solo chi ne ha l'incarico nello stesso ente"],
    ["select delete_expired('valdora', 'logContent')", "lo cancella solo chi ne ha l'incarico nello stesso ente"],
    ["select erase_person('valdora', 1, 'demo-personnel')", "li cancella solo l'ufficio personale dello stesso ente"],
    ["select delete_expired_of_any('valdora', 'forms')", "permission denied for function delete_expired_of_any"],
    ["select erase_person_of_any('valdora', 1, 'x')", "permission denied for function erase_person_of_any"],
    ["select erase_audit_content_of_any('valdora', 1, 'x')", "permission denied for function erase_audit_content_of_any"],
  ])("refuses %s", async (statement, why) => {
    expect(await tried(statement, who)).toContain(why);
  });
});

describe.each([
  ["nobody", NOBODY],
  ["the personnel office of another body", OF_ANOTHER_BODY],
] as const)("as %s, the database answers nothing about an administration to", (_, who) => {
  test.each([
    "select person from holdings_of('valdora')",
    "select nullif(is_known_person('valdora', 'V-001'), false)",
    "select last_evaluation_file('valdora', 2024)",
  ])("%s", async (statement) => {
    expect(await tried(statement, who)).toBe(0);
  });
});

describe("who may, still may", () => {
  test("whoever acts is answered about their administration, by the functions that commands stand on", async () => {
    expect(await tried("select person from holdings_of('valdora') where person = 'V-020'", ORDINARY)).toBe(1);
    expect(await tried("select nullif(is_known_person('valdora', 'V-001'), false)", ORDINARY)).toBe(1);
    expect(await tried("select last_evaluation_file('valdora', 2024)", ORDINARY)).toBe(1);
    expect(await tried("select about from conflicts_of('valdora')", { ...ORDINARY, person: "V-006" })).toBe(1);
    expect(await tried("select person from substitutions_of('valdora')", { ...ORDINARY, person: "V-022" })).toBe(1);
    expect(await tried("select person from substitutions_of('valdora')", { ...ORDINARY, person: personOf("personnel") })).toBe(1);
    expect(await tried("select reason from evaluator_substitution", { ...ORDINARY, person: personOf("personnel") })).toBe(1);
  });

  test("the secrets of an account are there for that account, and of no other", async () => {
    const look = (id: string) =>
      asAccount(serving, id, async (tx) => {
        const { rows } = await sql<{ hash: string | null; others: bigint }>`
          select own_password_hash() as hash,
            (select count(*) from second_factor) + (select count(*) from recovery_code) + (select count(*) from passkey) as others`.execute(
          tx,
        );
        return rows[0];
      });
    expect(await look(accountId)).toEqual({ hash: "$argon2id$prova", others: 3n });
    expect(await look("00000000-0000-0000-0000-000000000000")).toEqual({ hash: null, others: 0n });
    const after = await sql`select app_account() as account, own_password_hash() as hash`.execute(serving);
    expect(after.rows).toEqual([{ account: null, hash: null }]);
  });

  test("not even whoever runs a command on the machine reads the secrets of everybody", async () => {
    await expect(sql`select password_hash from account`.execute(app)).rejects.toThrow("permission denied");
    expect((await sql`select secret from second_factor`.execute(app)).rows).toEqual([]);
  });

  test("the personnel office deletes in its administration what is past its term there, and nothing elsewhere", async () => {
    const left = async () =>
      (await sql<{ of: string; n: bigint }>`select administration_id as of, count(*) as n from form group by 1 order by 1`.execute(owner))
        .rows;
    const before = await left();
    expect(
      await tried("select delete_expired('valdora', 'logContent')", { administration: "valdora", person: personOf("personnel") }),
    ).toBe(1);
    expect(await left()).toEqual(before);
  });

  test("and executes an erasure in its own name alone", async () => {
    const personnel = { administration: "valdora", person: personOf("personnel") };
    expect(await tried("select erase_person('valdora', 1, 'V-001')", personnel)).toBe("Una cancellazione si esegue a proprio nome.");
    expect(await tried("select erase_person('valdora', 1, 'demo-personnel')", { ...personnel, person: personOf("dpo") })).toContain(
      "solo l'ufficio personale",
    );
  });

  test("lines of approvals and of recorded runs are erased by nobody", async () => {
    const { rows } = await sql<{
      sequence: bigint;
    }>`select sequence from audit where administration_id = 'valdora' and action = 'rules.approve'`.execute(owner);
    const erase = sql`select erase_audit_content('valdora', ${rows[0]!.sequence}, 'x')`;
    await expect(erase.execute(app)).rejects.toThrow("dice un'approvazione o un calcolo registrato");
  });
});

describe("[OBL-28] the copy of one's own data goes through the table of rights", () => {
  const copyOf = async () => {
    const { content } = (await copyForAccount(serving, accountId, "valdora"))!;
    const files = unzipSync(content);
    return { json: strFromU8(files["i-miei-dati.json"]!), html: strFromU8(files["i-miei-dati.html"]!) };
  };
  type Data = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  const dataIn = (json: string) => (JSON.parse(json) as { data: Data }).data;

  test("it gives what is one's own to read: forms that were communicated, who evaluates, the second factor, no secret", async () => {
    const { json } = await copyOf();
    const data = dataIn(json);
    expect(data["forms"]).toHaveLength(1);
    expect(data["substitutions"]).toEqual([{ person: "V-022", substitute: "V-014", from_day: "2024-01-01", to_day: "2030-12-31" }]);
    expect(data["account"]![0]!["second_factor_since"]).not.toBeNull();
    expect(data["passkeys"]).toHaveLength(1);
    expect(data["evaluated"]).toHaveLength(1);
    expect(json).not.toMatch(/argon2|secret|code_hash|public_key/);
  });

  test("and neither a colleague's conflict, nor the reason of a substitution, nor a role still to be confirmed, nor a hold", async () => {
    const { json, html } = await copyOf();
    for (const text of [json, html]) expect(text).not.toMatch(/segret[ao](?! del secondo fattore)|conflict of V-006/);
    expect(dataIn(json)["conflicts"]).toEqual([]);
    expect(html).toContain("Una scheda ancora proposta");
  });

  test("nor a form that is being prepared, with what was computed from it", async () => {
    await sql`
      update form set state = 'proposed' where administration_id = 'valdora' and person = 'V-022';
      insert into evaluation_run (administration_id, year, kind, file_number, smvp_version, engine, result, sha256, proofs_sha256, recorded_by)
      select administration_id, year, 'evaluation', file_number, 1, 'prova', r, sha256(convert_to(r, 'UTF8')), sha256('x'), 'prova'
      from evaluation_file, (values ('{"people":[{"person":"V-022","score":"61.37"}]}')) as v(r) where administration_id = 'valdora'`.execute(
      owner,
    );
    const { json } = await copyOf();
    expect([dataIn(json)["forms"], dataIn(json)["results"]]).toEqual([[], []]);
    expect(json).not.toContain("61.37");
    await sql`update form set state = 'communicated' where administration_id = 'valdora' and person = 'V-022'`.execute(owner);
    expect((await copyOf()).json).toContain("61.37");
  });

  test("whoever has left still has it: what is one's own asks for no role of today", async () => {
    await sql`update employment set replaced_at = now() where administration_id = 'valdora' and person = 'V-022'`.execute(owner);
    expect(dataIn((await copyOf()).json)["forms"]).toHaveLength(1);
  });
});
