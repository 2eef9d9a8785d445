import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { nameActor } from "../database/nameActor.ts";
import { transact } from "../database/transact.ts";

const { app, owner } = await freshDatabase();

await sql`
  insert into administration (administration_id, name) values ('ente', 'Ente'), ('altrove', 'Altro ente');
  insert into person (administration_id, person, name) select 'ente', code, 'Persona ' || code from unnest(array['P-1', 'P-2']) code;
  insert into data_owner (administration_id, person) values ('ente', 'P-1'), ('ente', 'P-2');
  insert into data_owner (administration_id, name, mail) values ('ente', 'Società dei rifiuti', 'dati@rifiuti.example'), ('altrove', 'Società dei rifiuti', 'dati@rifiuti.example');
  insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
  select 'ente', person, role, '[2020-01-01,)', 'prova', 'x', 'confirmed', 'y', now()
  from (values ('PER', 'personnel'), ('PRO', 'planning'), ('SIN', 'unions'), ('OIV', 'oiv')) v (person, role)`.execute(owner);

test.each([
  ["P-1", ["P-1"]],
  ["PER", ["P-1", "P-2", "Società dei rifiuti"]],
  ["PRO", ["P-1", "P-2", "Società dei rifiuti"]],
  ["SIN", []],
  ["OIV", []],
])("who gives a datum is for personnel, for planning and for themselves: %s sees %j", async (person, seen) => {
  const rows = await transact(app, async (tx) => {
    await nameActor(tx, { administration: "ente", person, capacity: "signedIn" });
    const { rows: found } = await sql<{ who: string }>`select coalesce(person, name) as who from data_owner order by data_owner_id`.execute(
      tx,
    );
    return { keep: false, value: found };
  });
  expect(rows.map(({ who }) => who)).toEqual(seen);
});

test.each([
  ["nobody at all", "null, null, null", "data_owner_is_inside_or_outside"],
  ["a contact without a mail", "null, 'Azienda', null", "data_owner_is_inside_or_outside"],
  ["a person with a name beside the register's", "'P-1', 'Altro nome', null", "data_owner_is_inside_or_outside"],
  ["a mail that is none", "null, 'Azienda', 'azienda'", "data_owner_mail_check"],
  ["a person of another body", "'P-9', null, null", "foreign key"],
  ["the same person twice", "'P-1', null, null", "data_owner_administration_id_person_key"],
  ["the same mail twice", "null, 'Altra', 'DATI@rifiuti.example'", "data_owner_by_mail"],
])("is refused: %s", async (_, values, why) => {
  await expect(
    sql`insert into data_owner (administration_id, person, name, mail) values ('ente', ${sql.raw(values)})`.execute(owner),
  ).rejects.toThrow(why);
});
