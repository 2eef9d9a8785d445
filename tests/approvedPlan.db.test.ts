import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

const { app, owner } = await freshDatabase();
const asFiled = readFileSync(new URL("../demo/valdora-2024.txt", import.meta.url), "utf8");
// Written otherwise, then as it is: the draft has a line in each of its tables, what changed too.
for (const content of [asFiled.replace("almeno", "non meno di"), asFiled]) {
  const imported = await importPlan(
    { db: app, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration: "valdora", year: 2024 },
    {
      name: "valdora-2024.txt",
      content: Buffer.from(content),
      administrationName: "Comune di Valdora",
      isAdministrationChosen: true,
      idempotencyKey: `valdora ${String(content === asFiled)}`,
    },
  );
  if (!imported.ok) throw new Error(JSON.stringify(imported.reasons));
}
await sql`
  insert into person (administration_id, person, name) values ('valdora', 'V-1', 'Prova'), ('valdora', 'V-2', 'Altra prova');
  insert into person_holder (administration_id, code, version, holder, person, part) values ('valdora', '2024-001', 1, 1, 'V-1', 'responsible')`.execute(
  owner,
);
const act = await app
  .insertInto("act")
  .values({ administration_id: "valdora", organ: "Giunta", number: "12", date: "2024-01-31" })
  .returning("act_id")
  .executeTakeFirstOrThrow();
await app
  .updateTable("plan_version")
  .set({ approved_by_act: act.act_id, state: "approved", effective_from: "2024-01-31", approved_at: new Date() })
  .execute();

/**
 * Every table that says something of a version of the plan, as the catalogue of the database has it: it refers to a version, or to the row of an objective in one.
 * Publications show a version, and say nothing of it; a variation tells which version took it, and is kept by a trigger of its own.
 */
const { rows: children } = await sql<{ name: string; columns: string[] }>`
  with recursive child as (
    select 'plan_version'::regclass::oid as of
    union select c.conrelid from pg_constraint c join child on c.confrelid = child.of where c.contype = 'f'
  )
  select relname as name, array_agg(attname::text order by attnum) as columns
  from child join pg_class on pg_class.oid = child.of join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
  where relname not in ('plan_version', 'publication', 'published_part', 'variation') group by 1 order by 1`.execute(owner);

/** What a row added beside another has in its place, where two may not have the same. */
const OF_ANOTHER: Readonly<Record<string, string>> = { post: "'eq'", person: "'V-2'" };

test("the tables of a version are these", () => {
  expect(children.map(({ name }) => name)).toEqual([
    "holder",
    "indicator_version",
    "objective_link",
    "objective_version",
    "person_holder",
    "plan_edit",
  ]);
});

test.each(children)(
  "an approved version refuses a row changed, added or taken away from $name, whoever asks",
  async ({ name, columns }) => {
    const { rows } = await sql<{ many: string }>`select count(*)::text as many from ${sql.table(name)}`.execute(owner);
    expect(Number(rows[0]?.many)).toBeGreaterThan(0);
    const refused = "è approvata: cambia solo con una variazione";
    const key = columns.includes("indicator") ? "indicator" : columns.includes("holder") ? "holder" : undefined;
    const asIs = columns.map((column) => (column === key ? `${column} + 900` : (OF_ANOTHER[column] ?? column))).join(", ");
    for (const database of [app, owner]) {
      for (const column of columns) {
        if (["administration_id", "code", "year", "version", key].includes(column)) continue;
        const change = sql.raw(`update ${name} set ${column} = ${column} where administration_id = 'valdora'`).execute(database);
        const answer = await change.then(() => "done", String);
        expect(answer, column).toMatch(new RegExp(`${refused}|permission denied|can only be updated to DEFAULT`));
      }
    }
    if (key !== undefined) {
      await sql
        .raw(`insert into indicator select administration_id, code, indicator + 900 from indicator on conflict do nothing`)
        .execute(owner);
      const added = sql.raw(`insert into ${name} (${columns.join(", ")}) select ${asIs} from ${name} limit 1`);
      await expect(added.execute(owner)).rejects.toThrow(refused);
    }
    await expect(sql.raw(`delete from ${name}`).execute(owner)).rejects.toThrow(new RegExp(`${refused}|violates foreign key`));
    await expect(sql.raw(`delete from ${name}`).execute(app)).rejects.toThrow("permission denied");
  },
);

test("nor does the version itself: its act, its day, its state", async () => {
  for (const change of ["approved_by_act = null", "effective_from = '2024-03-01'", "state = 'draft'", "container = 'peg'"]) {
    for (const database of [app, owner]) {
      await expect(sql.raw(`update plan_version set ${change}`).execute(database)).rejects.toThrow("è approvata");
    }
  }
  await expect(sql`delete from plan_version`.execute(owner)).rejects.toThrow("è approvata");
});

test("a version is approved by an act from a day, and only one is not approved", async () => {
  const version = { administration_id: "valdora", year: 2024 };
  await expect(
    app
      .insertInto("plan_version")
      .values({ ...version, version: 2, state: "approved" })
      .execute(),
  ).rejects.toThrow("check constraint");
  await app
    .insertInto("plan_version")
    .values({ ...version, version: 2 })
    .execute();
  await expect(
    app
      .insertInto("plan_version")
      .values({ ...version, version: 3 })
      .execute(),
  ).rejects.toThrow("one_version_not_approved");
});
