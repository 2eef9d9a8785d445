import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabasePool } from "../src/data/database/database.ts";
import { transact } from "../src/data/database/transact.ts";
import { type Declaration, OWN_DATA_KINDS, type PersonalColumn } from "../src/data/personal/declaration.ts";
import { DECLARATIONS } from "../src/data/personal/declarations.ts";
import { gatherOwnData } from "../src/data/personal/ownData.ts";
import { groupBy } from "../src/domain/kernel/groupBy.ts";
import { freshDatabase } from "./support/database.ts";
import { type Column, columnsOf, DECLARED_COLUMNS, DECLARED_PEOPLE } from "./support/declaredColumns.ts";

// A row of each table about each of two people, with a word of its own in every declared column. The database has no checks and no triggers while they are
// planted, so that a column takes any word.

const { app, owner, urlOf } = await freshDatabase();
const ADMINISTRATION = "valdora";
const PEOPLE = ["P-1", "P-2"] as const;
type Person = (typeof PEOPLE)[number];

const numberOf = (person: Person) => PEOPLE.indexOf(person) + 101; // beyond what the database numbers by itself
const accountOf = (person: Person) => `00000000-0000-0000-0000-000000000${String(numberOf(person))}`;
const peopleOf = (table: string) => DECLARATIONS.find((each) => each.table === table)?.people ?? [];

/** Columns that take no word, and what is planted there: a number or a day found nowhere else. */
const NO_WORD: Readonly<Record<string, Readonly<Record<Person, string>>>> = {
  "absence.days": { "P-1": "611900719", "P-2": "612900729" },
  "person_holder.share": { "P-1": "531900719", "P-2": "532900729" },
  "person_holder.weight": { "P-1": "931900719", "P-2": "932900729" },
  "stint.neutral_days": { "P-1": "731900719", "P-2": "732900729" },
  "stint.counted_days": { "P-1": "841900719", "P-2": "842900729" },
  "account.password_changed_at": { "P-1": "1987-06-05", "P-2": "1988-07-06" },
};

/** How a word stands in a column that is no plain text. */
const SHAPED: Readonly<Record<string, (word: string, person: Person) => unknown>> = {
  "audit.content": (told, of) => ({ of, told }),
  "evaluation_file.organisation": (told) => ({ told }),
  "evaluation_file.pay": (told, person) => ({ people: [{ person, told }] }),
  "evaluation_run.result": (told, person) => ({ people: [{ person, told }] }),
  "form.content": (title) => ({ objectives: [{ kind: "own", title, neutralised: title }] }),
  "form_draft.fields": (told) => ({ told }),
  "idempotency.answer": (told) => ({ told }),
  "plan_edit.after": (told) => ({ told }),
  "plan_edit.before": (told) => ({ told }),
  "run_part.content": (told) => ({ told }),
  "service_indicator.scoring": (told) => ({ told }),
  "variation.after": (told) => ({ told }),
  "variation.before": (told) => ({ told }),
  "variation.changes": (told) => ({ told }),
};

/** What is given beside what must be and what is declared. */
const ALSO: Readonly<Record<string, string>> = {
  "run_part.kind": "proof",
  "legal_hold.lifted_at": "1999-01-01",
  "erasure_request.executed_at": "1999-01-01",
};

/** The columns with a code: of whom a row is about, or of who did it where a row is about nobody. Such a column is of the copy by its rows. */
const isCode = ({ at, table, column }: Pick<Column, "at" | "table" | "column">) =>
  DECLARED_PEOPLE.includes(at) || (column.endsWith("_by") && peopleOf(table).length === 0);

/** No word: an account that was closed stays so. */
const STAYS = "account.disabled_at";

/** The declared columns with a word of their own. */
const PLANTED = DECLARED_COLUMNS.filter((each) => !isCode(each) && each.at !== STAYS);

const wordOf = (at: string, person: Person) => NO_WORD[at]?.[person] ?? `canarino ${at} ${person}`;

function valueFor(column: Column, person: Person): unknown {
  const { at, column: name, type } = column;
  if (ALSO[at] !== undefined) return ALSO[at];
  if (isCode(column)) return person;
  if (name === "administration_id") return ADMINISTRATION;
  const word = wordOf(at, person);
  const shape = SHAPED[at];
  if (shape) return JSON.stringify(shape(word, person));
  if (at in NO_WORD || type === "text") return word;
  if (type === "uuid") return accountOf(person);
  if (type === "bytea") return Buffer.from(word);
  if (type === "text[]") return [word];
  if (type === "jsonb") return "{}";
  if (type === "boolean") return false;
  if (type === "daterange") return "[2000-01-01,2999-01-01)";
  if (type === "date" || type.startsWith("timestamp")) return "2000-01-01";
  return type.startsWith("numeric") ? 1 : numberOf(person);
}

async function plantWords(): Promise<void> {
  const superuser = openDatabasePool(urlOf("superuser"), { max: 1 });
  await sql`
    do $$
    declare
      named record;
    begin
      for named in select conrelid::regclass as of_table, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', named.of_table, named.conname);
      end loop;
    end $$;
    set session_replication_role = replica;
    insert into administration (administration_id, name) values ('valdora', 'Ente')`.execute(superuser);
  const declared = new Set(DECLARED_COLUMNS.map(({ at }) => at).filter((at) => at !== STAYS));
  const isGiven = ({ at, column, isFilled }: Column) =>
    isFilled ||
    declared.has(at) ||
    DECLARED_PEOPLE.includes(at) ||
    ALSO[at] !== undefined ||
    column === "account_id" ||
    column === "session_id";
  const columns = (await columnsOf(owner)).filter(isGiven);
  for (const { table } of DECLARATIONS)
    for (const person of PEOPLE) {
      const own = columns.filter((column) => column.table === table);
      const names = sql.join(own.map(({ column }) => sql.ref(column)));
      const values = sql.join(own.map((column) => sql`${valueFor(column, person)}`));
      await sql`insert into ${sql.table(table)} (${names}) overriding system value values (${values})`.execute(superuser);
    }
  await superuser.destroy();
}

/** Every value of every column, as text. */
async function everythingSaid(): Promise<ReadonlyMap<string, readonly string[]>> {
  const said = new Map<string, readonly string[]>();
  for (const [table, columns] of groupBy(await columnsOf(owner), (each) => each.table)) {
    const values = columns.map(({ column, type }) =>
      type === "bytea" ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`,
    );
    const { rows } = await sql<{ texts: (string | null)[] }>`select array[${sql.join(values)}] as texts from ${sql.table(table)}`.execute(
      owner,
    );
    for (const [i, { at }] of columns.entries())
      said.set(
        at,
        rows.map(({ texts }) => texts[i] ?? ""),
      );
  }
  return said;
}

/** The columns of which the word of a person stands anywhere. */
async function standing(person: Person): Promise<string[]> {
  const texts = [...(await everythingSaid()).values()].flat();
  return PLANTED.map(({ at }) => at)
    .filter((at) => texts.some((text) => text.includes(wordOf(at, person))))
    .sort();
}

const having = (test: (column: PersonalColumn) => boolean) =>
  PLANTED.filter(test)
    .map(({ at }) => at)
    .sort();
const every = having(() => true);

/** Whether an erasure takes the rows of a table away. */
const takesRows = ({ columns = {}, erases }: Declaration) =>
  erases !== undefined && !(typeof erases === "object" && "by" in erases) && Object.values(columns).every(({ left }) => left === "gone");

beforeAll(plantWords);

describe("[OBL-28] a word in every declared column", () => {
  test("is in the copy of one's own data where it is declared so, and nobody else's is", async () => {
    expect(await standing("P-1")).toEqual(every);
    const sections = await transact(app, async (tx) => {
      const asked = { administration: ADMINISTRATION, person: "P-1", accountId: accountOf("P-1") };
      return { keep: false, value: await gatherOwnData(tx, asked) };
    });
    expect(sections.map(({ name }) => name)).toEqual(OWN_DATA_KINDS);
    const copy = JSON.stringify(sections);
    const isIn = (person: Person) =>
      PLANTED.map(({ at }) => at)
        .filter((at) => copy.includes(wordOf(at, person)))
        .sort();
    expect(isIn("P-1")).toEqual(having(({ traits }) => traits.includes("copied")));
    expect(isIn("P-2")).toEqual([]);
  });

  test("is gone after an erasure, but where it is declared to stay; nobody else's has gone", async () => {
    await sql`insert into erasure_request (administration_id, person, reason, started_by) values (${ADMINISTRATION}, 'P-1', 'richiesta', 'P-8')`.execute(
      owner,
    );
    const { rows } = await sql<{ erased: unknown }>`select erase_person(${ADMINISTRATION}, 1, 'P-9') as erased`.execute(app);
    expect(await standing("P-1")).toEqual(having(({ left }) => left === "kept"));
    expect(await standing("P-2")).toEqual(every);
    expect(rows[0]!.erased).toEqual({ logLines: 1, answers: 1, mail: 1, person: 1, originals: 1, evaluated: 1, forms: 1, accounts: 1, notices: 1, runParts: 1 }); // prettier-ignore
  });

  test("and codes stay, but in rows that are declared to go", async () => {
    const said = await everythingSaid();
    const codes = [...said].filter(([at]) => {
      const [table = "", column = ""] = at.split(".");
      return DECLARED_PEOPLE.includes(at) || (DECLARED_COLUMNS.some((each) => each.at === at) && isCode({ at, table, column }));
    });
    const goes = new Set(DECLARATIONS.filter(takesRows).map(({ table }) => table));
    expect(codes.filter(([at, texts]) => texts.includes("P-1") === goes.has(at.split(".")[0]!)).map(([at]) => at)).toEqual([]);
    expect(codes.filter(([, texts]) => !texts.includes("P-2"))).toEqual([]);
    expect(goes).toContain("account_person");
  });
});
