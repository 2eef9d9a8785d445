import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { officeSite, OF_THE_OTHER, personOf } from "./support/officeSite.ts";
import { readAs } from "../src/features/commands/readAs.ts";
import type { Actor } from "../src/features/commands/ambient.ts";
import { DECLARATIONS } from "../src/data/personal/declarations.ts";
import { nameActor } from "../src/data/database/nameActor.ts";
import { openDatabasePool } from "../src/data/database/database.ts";
import { transact } from "../src/data/database/transact.ts";

const database = await freshDatabase();
const { app, serving, owner, urlOf } = database;
await officeSite(database);

/** Every table with something about a person in it, and the column that says about whom. */
const PERSONAL: Readonly<Record<string, string>> = {
  person: "person",
  employment: "person",
  data_owner: "person",
  evaluated_person: "code",
  stint: "person",
  absence: "person",
  form: "person",
  audit: "person",
  role_grant: "person",
  delegation: "to_person",
  conflict_of_interest: "person",
  evaluator_substitution: "person",
  derogation: "person",
  acknowledgement: "person",
  track_reopening: "proposed_by",
  form_draft: "person",
  idempotency: "person",
  notice: "person",
  plan_edit: "edited_by",
  publication: "prepared_by",
  person_holder: "person",
  variation: "proposed_by",
};
const WHOLE = ["catalogue_indicator", "evaluation_file", "evaluation_run", "published_part", "run_part", "service_indicator"];

test("every table that only some may read is looked at here", () => {
  const walled = DECLARATIONS.filter(({ policy }) => policy === "who_may_reads").map(({ table }) => table);
  expect(walled.filter((table) => !(table in PERSONAL) && !WHOLE.includes(table))).toEqual([]);
});

/** One line in each table that the site has none of. */
beforeAll(async () => {
  await sql`
    insert into delegation (administration_id, of_person, to_person, actions, valid, reason, recorded_by)
      select a, 'V-002', 'V-006', array['form.write'], '[2024-01-01,2030-12-31]', 'segreto', 'V-002' from unnest(array['valdora', 'altrove']) a;
    insert into conflict_of_interest (administration_id, person, about, reason, declared_by)
      select a, 'V-006', 'V-022', 'parentela segreta', 'V-006' from unnest(array['valdora', 'altrove']) a;
    insert into evaluator_substitution (administration_id, person, substitute, valid, reason, recorded_by)
      select a, 'V-022', 'V-014', '[2024-01-01,2030-12-31]', 'segreto', 'demo-personnel' from unnest(array['valdora', 'altrove']) a;
    insert into derogation (administration_id, person, action, from_action, object, reason)
      select a, 'V-001', 'track.confirmReopening', 'track.reopen', 'x', 'y' from unnest(array['valdora', 'altrove']) a;
    insert into acknowledgement (administration_id, person, year, object, sha256, means, signed_on, recorded_by)
      select a, 'V-020', 2024, 'V-020/2024-01-01', sha256('x'), 'online', '2024-05-01', 'V-020' from unnest(array['valdora', 'altrove']) a;
    insert into form_draft (administration_id, person, address, fields)
      select a, 'V-020', '/x', '{"motivo":"bozza segreta"}' from unnest(array['valdora', 'altrove']) a;
    insert into notice (administration_id, person, kind, recorded_by)
      select a, 'V-020', 'unit', 'demo-personnel' from unnest(array['valdora', 'altrove']) a;
    insert into plan_edit (administration_id, code, version, path, before, after, edited_by)
      select administration_id, code, version, 'title', '"com''era"', '"bozza segreta"', 'V-020' from objective_version where code = '2024-001';
    insert into publication (administration_id, year, number, includes, plan_version, prepared_by, format, engine, sha256)
      select administration_id, year, 2, array['plan'], 1, 'V-020', 1, 'prova', sha256('x') from publication;
    insert into variation (administration_id, year, code, kind, changes, proposed_by, entered_on)
      select administration_id, 2024, code, 'suspended', '[]', 'V-020', '2024-05-01' from objective_version where code = '2024-001';
    insert into person_holder (administration_id, code, version, holder, person, part)
      select administration_id, code, version, 1, 'V-020', 'responsible' from objective_version where code = '2024-001';
    insert into idempotency (administration_id, key, person, action, answer)
      select a, 'di V-020', 'V-020', 'x', '{}' from unnest(array['valdora', 'altrove']) a;
    insert into evaluation_run (administration_id, year, kind, file_number, smvp_version, engine, result, sha256, proofs_sha256, recorded_by)
      select administration_id, year, 'evaluation', file_number, 1, 'prova', '{}', sha256('{}'), sha256('x'), 'prova' from evaluation_file;
    insert into run_part (administration_id, year, run, kind, position, person, content, sha256)
      select administration_id, year, run, 'proof', 1, 'V-020', '{}', sha256('{}') from evaluation_run`.execute(owner);
});

/** Whom each row somebody sees is about, by table, with every check of the application left out. */
function seenBy(actor: Actor | undefined, administration = "valdora"): Promise<Record<string, string[]>> {
  const look = async (tx: typeof serving) => {
    const seen: Record<string, string[]> = {};
    for (const [table, about] of Object.entries(PERSONAL)) {
      const { rows } = await sql<{ about: string; of: string }>`
        select ${sql.ref(about)} as about, administration_id as of from ${sql.table(table)}`.execute(tx);
      seen[table] = rows.map(({ about: whose, of }) => (of === administration ? whose : `${of} ${whose}`)).sort();
    }
    for (const table of WHOLE) {
      const { rows } = await sql`select from ${sql.table(table)}`.execute(tx);
      seen[table] = rows.map(() => "*");
    }
    return seen;
  };
  return actor === undefined ? look(serving) : readAs(serving, administration, actor, look);
}

const as = (person: string): Actor => ({ person, capacity: "signedIn" });
const nothing = Object.fromEntries([...Object.keys(PERSONAL), ...WHOLE].map((table) => [table, []]));
const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => `V-${String(first + i).padStart(3, "0")}`);

describe("[OBL-31] [T07] with every check of the application left out, the database alone", () => {
  test("shows the public nothing of any person", async () => {
    expect(await seenBy(undefined)).toEqual(nothing);
  });

  test("shows whoever is nobody there what is known of everybody who signed in: who holds which role, and no more", async () => {
    const { role_grant: roles, ...rest } = await seenBy(as("nessuno"));
    expect(roles?.length).toBe(12);
    expect({ ...rest, role_grant: [] }).toEqual(nothing);
  });

  test("shows an employee their own lines alone", async () => {
    const { role_grant: roles, ...rest } = await seenBy(as("V-020"));
    expect(roles?.length).toBe(12);
    const own = [
      "person",
      "employment",
      "evaluated_person",
      "stint",
      "form",
      "acknowledgement",
      "form_draft",
      "idempotency",
      "notice",
      "plan_edit",
      "publication",
      "person_holder",
      "variation",
    ];
    expect(rest).toEqual({ ...nothing, ...Object.fromEntries(own.map((table) => [table, ["V-020"]])), role_grant: undefined });
  });

  test("shows whoever leads a unit those of it, and the forms they write, and nobody's absences", async () => {
    const seen = await seenBy(as("V-006"));
    const education = ["V-006", ...numbers(22, 37), "V-038", ...numbers(38, 47), "V-155", "V-158"];
    expect([...new Set(seen["person"])].filter((person) => !education.includes(person))).toEqual([]);
    expect([...new Set(seen["form"])].filter((person) => person !== "V-006" && !education.includes(person))).toEqual([]);
    expect(seen["form"]).toContain("V-022");
    expect(seen["stint"]).toEqual(["V-006"]);
    expect(seen["conflict_of_interest"]).toEqual(["V-006"]);
    expect(seen["audit"]).toEqual([]);
    expect([...(seen["evaluation_file"] ?? []), ...(seen["evaluation_run"] ?? []), ...(seen["run_part"] ?? [])]).toEqual([]);
  });

  test("shows whoever evaluates in the place of another the form of that person", async () => {
    expect((await seenBy(as("V-014")))["form"]).toContain("V-022");
    expect((await seenBy(as("V-013")))["form"]).not.toContain("V-022");
  });

  test.each([
    "technicalAdministrator",
    "planning",
    "accounts",
    "registry",
    "dataOwner",
    "revisori",
    "dpo",
    "rpct",
    "organ",
    "unions",
  ] as const)("shows %s no form but those the role evaluates, no absence, no run, no reason of a conflict", async (role) => {
    const seen = await seenBy(as(personOf(role)));
    const evaluated = role === "organ" ? ["V-001"] : []; // the Sindaco evaluates the Segretario
    expect([...new Set(seen["form"])]).toEqual(evaluated);
    expect([seen["stint"], seen["evaluation_run"], seen["run_part"], seen["evaluation_file"], seen["conflict_of_interest"]]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    if (role !== "dpo" && role !== "rpct") expect(seen["audit"]).toEqual([]);
    expect(seen["plan_edit"]).toEqual(role === "planning" ? ["V-020"] : []);
    const worksOnPlan = ["planning", "registry", "rpct", "organ"].includes(role);
    expect(seen["variation"]).toEqual(worksOnPlan ? ["V-020"] : []);
  });

  test("never shows a form that is being prepared to whom it is about", async () => {
    await owner
      .updateTable("form" as never)
      .set({ state: "proposed" } as never)
      .where("person" as never, "=", "V-021" as never)
      .execute();
    expect((await seenBy(as("V-021")))["form"]).toEqual([]);
    expect((await seenBy(as("V-005")))["form"]).toContain("V-021");
  });

  test("shows nobody, whatever they hold, a line of another administration", async () => {
    for (const role of ["personnel", "oiv", "segretario", "dpo"] as const) {
      const seen = await seenBy(as(personOf(role)));
      expect(
        Object.values(seen)
          .flat()
          .filter((each) => each.startsWith("altrove")),
      ).toEqual([]);
    }
    const { rows } = await readAs(serving, "altrove", as(personOf("personnel")), (tx) =>
      sql<{ name: string }>`select name from person limit 1`.execute(tx),
    );
    expect(rows[0]?.name).toContain(OF_THE_OTHER);
  });

  test("a role that ends is over for the database too", async () => {
    const before = await seenBy(as("demo-personnel"));
    expect(before["form"]?.length).toBeGreaterThan(100);
    await sql`update role_grant set ended_on = rome_day(now()) - 1, ended_by = 'x', ended_at = now()
      where administration_id = 'valdora' and person = 'demo-personnel'`.execute(owner);
    expect((await seenBy(as("demo-personnel")))["form"]).toEqual([]);
  });
});

describe("who acts for an administration writes for that one alone", () => {
  test.each([
    "update track set last_day = '2030-01-01' where administration_id = 'altrove'",
    "update person set mail = 'x@y.it' where administration_id = 'altrove'",
    "update administration set name = 'Rubata' where administration_id = 'altrove'",
    "update form_draft set fields = null where person = 'V-020'",
  ])("%s changes nothing", async (statement) => {
    const changed = await transact(serving, async (tx) => {
      await nameActor(tx, { administration: "valdora", person: "V-001", capacity: "signedIn" });
      const { numAffectedRows } = await sql.raw(statement).execute(tx);
      return { keep: false, value: numAffectedRows };
    });
    expect(changed).toBe(0n);
  });

  test.each([
    "insert into person (administration_id, person, name) values ('altrove', 'X-1', 'Intruso')",
    "insert into role_grant (administration_id, person, role, valid, reason, proposed_by) values ('altrove', 'X-1', 'oiv', '[2024-01-01,)', 'x', 'V-001')",
    "insert into form_draft (administration_id, person, address) values ('valdora', 'V-020', '/y')",
    "insert into act (administration_id, organ, number, date) values ('altrove', 'Giunta', '1', '2024-01-01')",
  ])("%s is refused", async (statement) => {
    const writing = transact(serving, async (tx) => {
      await nameActor(tx, { administration: "valdora", person: "V-001", capacity: "signedIn" });
      await sql.raw(statement).execute(tx);
      return { keep: true, value: undefined };
    });
    await expect(writing).rejects.toThrow("violates row-level security policy");
  });
});

test("whoever runs a command on the machine reads all, and the transaction of somebody signed in reads as they may even there", async () => {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from person`.execute(app);
  expect(Number(rows[0]?.n)).toBeGreaterThan(300);
  const seen = await readAs(app, "valdora", as("V-030"), (tx) => sql<{ person: string }>`select person from person`.execute(tx));
  expect(seen.rows).toEqual([{ person: "V-030" }]);
});

test("nothing of who acted stays with the connection", async () => {
  const one = openDatabasePool(urlOf("app"), { max: 1 });
  await readAs(one, "valdora", as("V-020"), (tx) => sql`select`.execute(tx));
  const { rows } =
    await sql`select app_person() as person, app_administration() as administration, app_is_command_line() as machine`.execute(one);
  await one.destroy();
  expect(rows).toEqual([{ person: null, administration: null, machine: false }]);
});
