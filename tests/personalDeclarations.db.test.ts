import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { type Declaration, OWN_DATA_KINDS } from "../src/data/personal/declaration.ts";
import { COLUMN_WORDS, DECLARATIONS } from "../src/data/personal/declarations.ts";
import { OWN_DATA } from "../src/data/personal/ownData.ts";
import { RETENTION, RETENTION_CLASSES } from "../src/domain/organisation/retention.ts";
import { fieldWords } from "../src/features/commands/log/factWords.ts";
import { freshDatabase } from "./support/database.ts";
import { columnsOf, DECLARED_COLUMNS, DECLARED_PEOPLE } from "./support/declaredColumns.ts";

// What is declared of personal data, beside what the database does.

const { owner } = await freshDatabase();

/** Tables with nothing of any person, each with why. */
const NOT_PERSONAL: Readonly<Record<string, string>> = {
  act: "an act of an organ",
  administration: "the body",
  administration_setting: "what the body publishes of itself",
  backup: "where a copy is",
  chain: "hashes",
  checkpoint: "hashes and signatures",
  demonstration: "a mark",
  evaluation_service: "the services a file names",
  evaluation_unit: "the units a file names",
  forgotten_answers: "days",
  holder: "the units of an objective",
  imported_file: "a document of the body",
  indicator: "the plan",
  indicator_version: "the plan",
  installation: "a machine",
  mandate_line: "a document of the body",
  objective: "the plan",
  objective_link: "the plan",
  objective_version: "the plan",
  operational_objective: "a document of the body",
  parsed_document: "a document of the body",
  personal_table: "names of tables",
  personal_term: "names of tables",
  plan_identity: "the plan",
  public_address: "the address of the site",
  public_value_objective: "a document of the body",
  published_before: "years",
  reported_band: "counts of a document",
  reported_figure: "figures of a document",
  restoration: "an installation",
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
  "catalogue_indicator.name": "of an indicator",
  "checkpoint.reason": "why it was made: an act, a week",
  "imported_file.name": "of a file",
  "installation.reason": "why a copy is no copy",
  "restoration.reason": "how it is known that nothing was erased",
  "objective_version.group_name": "of a group of objectives",
  "personal_table.name": "of a table",
  "personal_table.erased_by": "a function",
  "personal_term.name": "of a table",
  "personal_term.taken_by": "a function",
  "schema_migration.name": "of a file",
  "service.name": "of a service",
  "service_indicator.name": "of an indicator",
  "unit_version.name": "of an office",
};
const CALLED_LIKE_A_PERSON =
  /(^|_)(person|by|mail|name|fiscal_code|evaluator|substitute|about|recipient|reader|reason|note|user|employee|account_id)$/;

const declaredTables = DECLARATIONS.map(({ table }) => table);

/** What is neither declared nor said to be of no person: tables, and columns called as if they were of one. */
async function undeclared() {
  const columns = await columnsOf(owner);
  const known = new Set([...DECLARED_COLUMNS.map(({ at }) => at), ...DECLARED_PEOPLE, ...Object.keys(NOT_ABOUT_A_PERSON)]);
  return {
    tables: [...new Set(columns.map(({ table }) => table))].filter(
      (table) => !declaredTables.includes(table) && !Object.hasOwn(NOT_PERSONAL, table),
    ),
    columns: columns
      .filter(({ table, column }) => CALLED_LIKE_A_PERSON.test(column) && !(column === "account_id" && declaredTables.includes(table)))
      .map(({ at }) => at)
      .filter((at) => !known.has(at)),
  };
}

describe("[OBL-28] every table with personal data declares it", () => {
  test("every table is declared, or has nothing of a person; so is every column called as if it had", async () => {
    expect(await undeclared()).toEqual({ tables: [], columns: [] });
    const columns = new Set((await columnsOf(owner)).map(({ at }) => at));
    const tables = new Set([...columns].map((at) => at.split(".")[0]));
    const named = [...DECLARED_COLUMNS.map(({ at }) => at), ...Object.keys(NOT_ABOUT_A_PERSON)];
    expect(named.filter((at) => !columns.has(at))).toEqual([]);
    expect([...declaredTables, ...Object.keys(NOT_PERSONAL)].filter((table) => !tables.has(table))).toEqual([]);
    expect(Object.keys(NOT_PERSONAL).filter((table) => declaredTables.includes(table))).toEqual([]);
    expect(new Set(declaredTables).size).toBe(declaredTables.length);
  });

  test("a table made later without a declaration is found, and so is a column", async () => {
    await sql`create table tessera (administration_id text, matricola text, nota text, revoked_by text); alter table stint add column evaluator_note text`.execute(
      owner,
    );
    expect(await undeclared()).toEqual({ tables: ["tessera"], columns: ["stint.evaluator_note", "tessera.revoked_by"] });
    await sql`drop table tessera; alter table stint drop column evaluator_note`.execute(owner);
  });

  test("the database erases what is declared, as it is declared", async () => {
    const { rows } = await sql<{ name: string }>`
      select name, whose, changes, erased_by, told_as, in_exit_archive from personal_table order by name`.execute(owner);
    expect(rows).toEqual(DECLARATIONS.map(inDatabase).sort((one, other) => (one.name < other.name ? -1 : 1)));
  });

  test("the database deletes of each class what is declared of it, and every class has something", async () => {
    const { rows } = await sql<{
      name: string;
      class: string;
      is_shared: boolean;
    }>`select name, class, is_shared from personal_term`.execute(owner);
    const declared = DECLARATIONS.flatMap(({ table, retention = [] }) => retention.map((of) => `${of} ${table}`));
    expect(rows.map(({ name, class: of }) => `${of} ${name}`).sort()).toEqual(declared.sort());
    expect(RETENTION_CLASSES.filter((of) => !rows.some((row) => row.class === of))).toEqual([]);
    const keyed = (await columnsOf(owner)).filter(({ column }) => column === "administration_id").map(({ table }) => table);
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
    const ofPeople = (policies: string[] | null) =>
      (policies ?? []).filter((policy, _, all) => policy !== "the_machine_reads" || all.length === 1);
    expect(walled.map(({ table, policies }) => [table, ...ofPeople(policies)])).toEqual(
      DECLARATIONS.map(({ table, policy }) => [table, ...(policy === undefined ? [] : [policy])]).sort(([one = ""], [other = ""]) =>
        one < other ? -1 : 1,
      ),
    );
    expect(walled.filter(({ isWalled, policies }) => isWalled !== (policies !== null))).toEqual([]);
    const open = rows.filter(({ table }) => !declaredTables.includes(table)).flatMap(({ policies }) => policies ?? []);
    expect([...new Set(open)]).toEqual(["everybody_reads"]);
  });

  test("the program changes the columns that are declared so and no other, and reads all but the secret ones", async () => {
    const declared = new Set(DECLARED_COLUMNS.map(({ at }) => at));
    const columns = await columnsOf(owner);
    const own = columns.filter(({ at }) => declared.has(at));
    const having = (trait: "changed" | "secret") => DECLARED_COLUMNS.filter(({ traits }) => traits.includes(trait)).map(({ at }) => at);
    expect(
      own
        .filter(({ isChanged }) => isChanged)
        .map(({ at }) => at)
        .sort(),
    ).toEqual(having("changed").sort());
    expect(own.filter(({ isRead }) => !isRead).map(({ at }) => at)).toEqual(having("secret"));
    expect(columns.filter(({ at, isChanged }) => DECLARED_PEOPLE.includes(at) && isChanged)).toEqual([]);
  });

  test("every kind of data in the copy is declared, and a column has one name in Italian wherever it is", () => {
    expect(Object.keys(OWN_DATA).sort()).toEqual(OWN_DATA_KINDS.toSorted());
    const named = DECLARED_COLUMNS.filter(({ words }) => words !== undefined);
    expect(named.filter(({ column, words }) => COLUMN_WORDS[column] !== words || fieldWords(column) !== words)).toEqual([]);
  });
});

/** The row of `personal_table` that a declaration asks for. */
function inDatabase({ table, people = [], columns = {}, erases, toldAs, inExitArchive }: Declaration) {
  const whose =
    erases === "people"
      ? `administration_id = $1 and $2 in (${people.join(", ")})`
      : erases === "accounts"
        ? "account_id = any($4)"
        : erases && "where" in erases
          ? erases.where
          : null;
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
