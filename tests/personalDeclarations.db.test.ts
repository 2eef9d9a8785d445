import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openDatabasePool } from "../src/data/database/database.ts";
import { transact } from "../src/data/database/transact.ts";
import { type Declaration, OWN_DATA_KINDS, type PersonalColumn } from "../src/data/personal/declaration.ts";
import { COLUMN_WORDS, DECLARATIONS } from "../src/data/personal/declarations.ts";
import { gatherOwnData, OWN_DATA } from "../src/data/personal/ownData.ts";
import { RETENTION, RETENTION_CLASSES } from "../src/domain/organisation/retention.ts";
import { fieldWords } from "../src/features/commands/log/factWords.ts";
import { freshDatabase } from "./support/database.ts";

// What is declared of personal data, beside what the database does.

const { app, owner, urlOf } = await freshDatabase();

/** Tables with nothing of any person, each with why. */
const NOT_PERSONAL: Readonly<Record<string, string>> = {
  act: "an act of an organ",
  administration: "the body",
  administration_setting: "what the body publishes of itself",
  chain: "hashes",
  checkpoint: "hashes and signatures",
  demonstration: "a mark",
  forgotten_answers: "days",
  holder: "the units of an objective",
  imported_file: "a document of the body",
  indicator_use: "the plan",
  installation: "a machine",
  objective: "the plan",
  objective_version: "the plan",
  operational_objective: "a document of the body",
  parsed_document: "a document of the body",
  personal_table: "names of tables",
  personal_term: "names of tables",
  plan_version: "the plan",
  public_address: "the address of the site",
  reported_band: "counts of a document",
  reported_figure: "figures of a document",
  request_count: "a hash, forgotten after an hour",
  schema_migration: "names of files",
  sealed_act: "numbers",
  sealing: "numbers",
  service: "a document of the body",
  strategic_objective: "a document of the body, with who answers for it in public",
  track: "a phase of the year",
  unit: "an office",
  unit_version: "an office",
  year: "a year",
};

/** Columns called as if they said something of a person, each with what they say. */
const NOT_ABOUT_A_PERSON: Readonly<Record<string, string>> = {
  "administration.name": "of the body",
  "checkpoint.reason": "why it was made: an act, a week",
  "imported_file.name": "of a file",
  "installation.reason": "why a copy is no copy",
  "objective_version.group_name": "of a group of objectives",
  "personal_table.name": "of a table",
  "personal_table.erased_by": "a function",
  "personal_term.name": "of a table",
  "personal_term.taken_by": "a function",
  "schema_migration.name": "of a file",
  "service.name": "of a service",
  "unit_version.name": "of an office",
};
const CALLED_LIKE_A_PERSON =
  /(^|_)(person|by|mail|name|fiscal_code|evaluator|substitute|about|recipient|reader|reason|note|user|employee|account_id)$/;

type Column = {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isFilled: boolean;
  readonly isRead: boolean;
  readonly isChanged: boolean;
};

/** Every column of every table: its type, whether it must be given a value, whether the program reads and changes it. */
async function columnsOf(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef as "isFilled",
      has_column_privilege('traguardo_app', c.oid, a.attnum, 'select') as "isRead",
      has_column_privilege('traguardo_app', c.oid, a.attnum, 'update') as "isChanged"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by 1, 2`.execute(owner);
  return rows;
}

const declaredColumns = DECLARATIONS.flatMap(({ table, columns = {} }) =>
  Object.entries(columns).map(([column, declared]) => ({ at: `${table}.${column}`, table, column, ...declared })),
);
const declaredTables = DECLARATIONS.map(({ table }) => table);

/** What is neither declared nor said to be of no person: tables, and columns called as if they were of one. */
async function undeclared() {
  const columns = await columnsOf();
  const people = DECLARATIONS.flatMap(({ table, people: codes = [] }) => codes.map((code) => `${table}.${code}`));
  const known = new Set([...declaredColumns.map(({ at }) => at), ...people, ...Object.keys(NOT_ABOUT_A_PERSON)]);
  const ofAccount = (table: string) => declaredTables.includes(table);
  return {
    tables: [...new Set(columns.map(({ table }) => table))].filter((table) => !declaredTables.includes(table) && !Object.hasOwn(NOT_PERSONAL, table)),
    columns: columns
      .filter(({ table, column }) => CALLED_LIKE_A_PERSON.test(column) && !(column === "account_id" && ofAccount(table)))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((at) => !known.has(at)),
  };
} // prettier-ignore

describe("[OBL-28] every table with personal data declares it", () => {
  test("every table is declared, or has nothing of a person; so is every column called as if it had", async () => {
    expect(await undeclared()).toEqual({ tables: [], columns: [] });
    const columns = new Set((await columnsOf()).map(({ table, column }) => `${table}.${column}`));
    const tables = new Set([...columns].map((at) => at.split(".")[0]));
    const named = [...declaredColumns.map(({ at }) => at), ...Object.keys(NOT_ABOUT_A_PERSON)];
    expect(named.filter((at) => !columns.has(at))).toEqual([]);
    expect([...declaredTables, ...Object.keys(NOT_PERSONAL)].filter((table) => !tables.has(table))).toEqual([]);
    expect(Object.keys(NOT_PERSONAL).filter((table) => declaredTables.includes(table))).toEqual([]);
    expect(new Set(declaredTables).size).toBe(declaredTables.length);
  });

  test("a table made later without a declaration is found, and so is a column", async () => {
    await sql`create table tessera (administration_id text, matricola text, nota text, revoked_by text); alter table stint add column evaluator_note text`.execute(owner); // prettier-ignore
    expect(await undeclared()).toEqual({ tables: ["tessera"], columns: ["stint.evaluator_note", "tessera.revoked_by"] });
    await sql`drop table tessera; alter table stint drop column evaluator_note`.execute(owner);
  });

  test("the database erases what is declared, as it is declared", async () => {
    const { rows } = await sql<{ name: string }>`
      select name, whose, changes, erased_by, told_as, in_exit_archive from personal_table order by name`.execute(owner);
    expect(rows).toEqual(DECLARATIONS.map(inDatabase).sort((one, other) => (one.name < other.name ? -1 : 1)));
  });

  test("the database deletes of each class what is declared of it, and every class has something", async () => {
    const { rows } = await sql<{ name: string; class: string; is_shared: boolean }>`select name, class, is_shared from personal_term`.execute(owner); // prettier-ignore
    const declared = DECLARATIONS.flatMap(({ table, retention = [] }) => retention.map((of) => `${of} ${table}`));
    expect(rows.map(({ name, class: of }) => `${of} ${name}`).sort()).toEqual(declared.sort());
    expect(RETENTION_CLASSES.filter((of) => !rows.some((row) => row.class === of))).toEqual([]);
    const keyed = (await columnsOf()).filter(({ column }) => column === "administration_id").map(({ table }) => table);
    const ofOne = rows.filter(({ is_shared }) => !is_shared).map(({ name }) => name);
    expect(ofOne.filter((name) => !keyed.includes(name))).toEqual([]);
    const shared = RETENTION_CLASSES.filter((of) => RETENTION[of].isShared);
    expect([...new Set(rows.filter(({ is_shared }) => is_shared).map((row) => row.class))].sort()).toEqual(shared.toSorted());
  });

  test("each is read by the policy it declares, and the policies of reading are all declared", async () => {
    const { rows } = await sql<{ table: string; policies: string[] | null; isWalled: boolean }>`
      select c.relname as table, c.relrowsecurity as "isWalled", (
        select array_agg(p.policyname::text order by p.policyname) from pg_policies p
        where p.tablename = c.relname and p.schemaname = 'public' and p.permissive = 'PERMISSIVE' and p.cmd in ('SELECT', 'ALL')
      ) as policies
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`.execute(owner);
    const walled = rows.filter(({ table }) => declaredTables.includes(table));
    const ofPeople = (policies: string[] | null) => (policies ?? []).filter((policy, _, all) => policy !== "the_machine_reads" || all.length === 1);
    expect(walled.map(({ table, policies }) => [table, ...ofPeople(policies)])).toEqual(
      DECLARATIONS.map(({ table, policy }) => [table, ...(policy === undefined ? [] : [policy])]).sort(([one = ""], [other = ""]) => (one < other ? -1 : 1)),
    );
    expect(walled.filter(({ isWalled, policies }) => isWalled !== (policies !== null))).toEqual([]);
    const open = rows.filter(({ table }) => !declaredTables.includes(table)).flatMap(({ policies }) => policies ?? []);
    expect([...new Set(open)]).toEqual(["everybody_reads"]);
  }); // prettier-ignore

  test("the program changes the columns that are declared so and no other, and reads all but the secret ones", async () => {
    const declared = new Set(declaredColumns.map(({ at }) => at));
    const columns = (await columnsOf()).map((column) => ({ ...column, at: `${column.table}.${column.column}` }));
    const own = columns.filter(({ at }) => declared.has(at));
    const having = (trait: "changed" | "secret") => declaredColumns.filter(({ traits }) => traits.includes(trait)).map(({ at }) => at);
    expect(own.filter(({ isChanged }) => isChanged).map(({ at }) => at).sort()).toEqual(having("changed").sort()); // prettier-ignore
    expect(own.filter(({ isRead }) => !isRead).map(({ at }) => at)).toEqual(having("secret"));
    const people = DECLARATIONS.flatMap(({ table, people: codes = [] }) => codes.map((code) => `${table}.${code}`));
    expect(columns.filter(({ at, isChanged }) => people.includes(at) && isChanged)).toEqual([]);
  });

  test("every kind of data in the copy is declared, and a column has one name in Italian wherever it is", () => {
    expect(Object.keys(OWN_DATA).sort()).toEqual(OWN_DATA_KINDS.toSorted());
    const named = declaredColumns.filter(({ words }) => words !== undefined);
    expect(named.filter(({ column, words }) => COLUMN_WORDS[column] !== words || fieldWords(column) !== words)).toEqual([]);
  });
});

/** The row of `personal_table` that a declaration asks for. */
function inDatabase({ table, people = [], columns = {}, erases, toldAs, inExitArchive }: Declaration) {
  const whose =
    erases === "people" ? `administration_id = $1 and $2 in (${people.join(", ")})` :
    erases === "accounts" ? "account_id = any($4)" :
    erases && "where" in erases ? erases.where : null; // prettier-ignore
  const erasedBy = typeof erases === "object" && "by" in erases ? erases.by : null;
  const changes = Object.entries(columns).flatMap(([name, { left }]) =>
    left === "emptied" ? [`${name} = null`] : typeof left === "object" ? [`${name} = ${left.rewritten}`] : [],
  );
  return {
    name: table,
    whose,
    changes: whose === null || changes.length === 0 ? null : changes.join(", "),
    erased_by: erasedBy,
    told_as: toldAs ?? null,
    in_exit_archive: inExitArchive,
  };
}

// A row of each table about each of two people, with a word of its own in every declared column; the database without its checks, so that any word is taken.

const ADMINISTRATION = "valdora";
const PEOPLE = ["P-1", "P-2"] as const;
type Person = (typeof PEOPLE)[number];

const accountOf = (person: Person) => `00000000-0000-0000-0000-00000000000${person.slice(-1)}`;

/** The word of a column in the row about a person. */
const canary = ({ at }: { readonly at: string }, person: Person) => `canarino ${at} ${person}`;

/** What stands in a column that is no plain text; null where a word cannot stand in it. */
const SHAPED: Readonly<Record<string, (word: string, person: Person) => unknown>> = {
  "account.disabled_at": () => null,
  "account.password_changed_at": () => null,
  "audit.content": (told, of) => JSON.stringify({ of, told }),
  "evaluation_file.organisation": (told) => JSON.stringify({ told }),
  "evaluation_file.pay": (told, person) => JSON.stringify({ people: [{ person, told }] }),
  "evaluation_run.result": (told, person) => JSON.stringify({ people: [{ person, told }] }),
  "form.content": (title) => JSON.stringify({ objectives: [{ kind: "own", title, neutralised: title }] }),
  "form_draft.fields": (told) => JSON.stringify({ told }),
  "idempotency.answer": (told) => JSON.stringify({ told }),
  "variation.after": (told) => JSON.stringify({ told }),
  "stint.neutral_days": () => null,
  "stint.counted_days": () => null,
};

/** What is given besides: what hangs on an account or a session, holds that are lifted and erasures that are over. */
const ALSO: Readonly<Record<string, string>> = {
  "legal_hold.lifted_at": "1999-01-01",
  "erasure_request.executed_at": "1999-01-01",
};

const isCanary = ({ at, column, table }: { at: string; column: string; table: string }) =>
  !(SHAPED[at] && SHAPED[at]("", "P-1") === null) && !(column.endsWith("_by") && !peopleOf(table).length);
const peopleOf = (table: string) => DECLARATIONS.find((each) => each.table === table)?.people ?? [];

function valueFor({ table, column, type }: Column, person: Person): unknown {
  const at = `${table}.${column}`;
  const number = PEOPLE.indexOf(person) + 101; // beyond what the database numbers by itself
  const declared = declaredColumns.find((each) => each.at === at);
  if (ALSO[at] !== undefined) return ALSO[at];
  if (peopleOf(table).includes(column)) return person;
  if (column === "account_id") return accountOf(person);
  if (column === "administration_id") return ADMINISTRATION;
  if (declared && !isCanary({ at, table, column }) && column.endsWith("_by")) return person;
  const word = declared ? canary({ at }, person) : `${column} ${person}`;
  const shaped = SHAPED[at]?.(word, person);
  if (shaped !== undefined && shaped !== null) return shaped;
  switch (type) {
    case "bytea":
      return Buffer.from(word);
    case "text[]":
      return [word];
    case "jsonb":
      return "{}";
    case "boolean":
      return false;
    case "uuid":
      return accountOf(person);
    case "daterange":
      return "[2000-01-01,2999-01-01)";
    case "date":
    case "timestamp with time zone":
      return "2000-01-01";
    case "text":
      return word;
    default:
      return type.startsWith("numeric") ? 1 : number;
  }
}

async function plantCanaries(): Promise<void> {
  const superuser = openDatabasePool(urlOf("superuser"), { max: 1 });
  await sql`
    do $$ declare named record; begin
      for named in select conrelid::regclass as of_table, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', named.of_table, named.conname);
      end loop;
    end $$; set session_replication_role = replica; insert into administration (administration_id, name) values ('valdora', 'Ente')`.execute(
    superuser,
  );
  const columns = await columnsOf();
  for (const { table, columns: declared = {} } of DECLARATIONS)
    for (const person of PEOPLE) {
      const given = columns.filter(
        ({ table: of, column, isFilled }) =>
          of === table && (isFilled || Object.hasOwn(declared, column) || ["account_id", "session_id"].includes(column) || ALSO[`${table}.${column}`] !== undefined),
      ); // prettier-ignore
      const names = sql.join(given.map(({ column }) => sql.ref(column)));
      const values = sql.join(given.map((column) => sql`${valueFor(column, person)}`));
      await sql`insert into ${sql.table(table)} (${names}) overriding system value values (${values})`.execute(superuser);
    }
  await superuser.destroy();
}

/** In which declared columns the word of a person stands, wherever it was put. */
async function standing(person: Person, among: readonly { readonly at: string }[]): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column, type } of await columnsOf()) {
    const value = type === "bytea" ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`;
    const { rows } = await sql<{ said: string }>`select ${value} as said from ${sql.table(table)} where ${value} like ${`%canarino % ${person}%`}`.execute(owner); // prettier-ignore
    found.push(...among.filter((each) => rows.some(({ said }) => said.includes(canary(each, person)))).map(({ at }) => at));
  }
  return [...new Set(found)].sort();
}

describe("[OBL-28] a word in every declared column", () => {
  const planted = declaredColumns.filter(isCanary);
  const having = (test: (column: PersonalColumn) => boolean) => planted.filter(test).map(({ at }) => at).sort(); // prettier-ignore

  test("is in the copy of one's own data where it is declared so, and nobody else's is", async () => {
    await plantCanaries();
    expect(await standing("P-1", planted)).toEqual(having(() => true));
    const sections = await transact(app, async (tx) => {
      const asked = { administration: ADMINISTRATION, person: "P-1", accountId: accountOf("P-1") };
      return { keep: false, value: await gatherOwnData(tx, asked) };
    });
    expect(sections.map(({ name }) => name)).toEqual(OWN_DATA_KINDS);
    const copy = JSON.stringify(sections);
    const isIn = (person: Person) => planted.filter((each) => copy.includes(canary(each, person))).map(({ at }) => at);
    expect(isIn("P-1").sort()).toEqual(having(({ traits }) => traits.includes("copied")));
    expect(isIn("P-2")).toEqual([]);
  });

  test("is gone after an erasure, but where it is declared to stay; nobody else's has gone", async () => {
    await sql`insert into erasure_request (administration_id, request_id, person, reason, started_by) overriding system value values ('valdora', 3, 'P-1', 'richiesta', 'P-8')`.execute(owner); // prettier-ignore
    const { rows } = await sql<{ erased: unknown }>`select erase_person('valdora', 3, 'P-9') as erased`.execute(app);
    expect(await standing("P-1", planted)).toEqual(having(({ left }) => left === "kept"));
    expect(await standing("P-2", planted)).toEqual(having(() => true));
    expect(rows[0]!.erased).toEqual({ logLines: 1, answers: 1, mail: 1, person: 1, originals: 1, evaluated: 1, forms: 1, accounts: 1, notices: 1 }); // prettier-ignore
  });
});
