import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { insertAccount, linkPerson } from "../account/account.ts";
import { nameActor } from "../database/nameActor.ts";
import { readNames } from "./personName.ts";
import { transact } from "../database/transact.ts";

const { app, serving, owner } = await freshDatabase();
await sql`insert into administration (administration_id, name) values ('c_a001', 'Primo'), ('c_b002', 'Secondo')`.execute(owner);
await sql`
  insert into person (administration_id, person, name) values
    ('c_a001', 'P-1', 'Anna Inventata'), ('c_a001', 'P-2', 'Bruno Inventato'), ('c_b002', 'P-1', 'Carla Altrove')`.execute(owner);
await sql`
  insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at) values
    ('c_a001', 'P-1', 'personnel', '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now()),
    ('c_a001', 'OIV-1', 'oiv', '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now()),
    ('c_a001', 'X-9', 'dpo', '[2020-01-01,)', 'x', 'altri', null, null, null)`.execute(owner);
for (const [person, name] of [
  ["OIV-1", "Dora Esterna"],
  ["X-9", "Elio Non Confermato"],
  ["P-1", "Anna dell'utenza"],
] as const)
  await linkPerson(app, (await insertAccount(app, { mail: `${person}@ente.example`, name }))!, "c_a001", person);

const asked = ["P-1", "P-2", "OIV-1", "X-9", "NESSUNO"];
const seenBy = (person: string) =>
  transact(serving, async (tx) => {
    await nameActor(tx, { administration: "c_a001", person, capacity: "signedIn" });
    return { keep: false, value: Object.fromEntries(await readNames(tx, "c_a001", asked)) };
  });

test("who may see the staff reads its names, and those of whoever holds a role; a role not confirmed tells no name", async () => {
  expect(await seenBy("P-1")).toEqual({ "P-1": "Anna Inventata", "P-2": "Bruno Inventato", "OIV-1": "Dora Esterna" });
});

test("who sees only themselves reads their own name and those of the roles: an account tells no colleague's name", async () => {
  expect(await seenBy("P-2")).toEqual({ "P-2": "Bruno Inventato", "OIV-1": "Dora Esterna", "P-1": "Anna dell'utenza" });
});
