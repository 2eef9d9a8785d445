import { afterAll, expect, test } from "vitest";
import { asSuperuser, freshDatabase } from "../../../tests/support/database.ts";
import { openDatabasePool } from "./database.ts";
import { refusePrivilegedRole } from "./refusePrivilegedRole.ts";

const { app, urlOf } = await freshDatabase();

const ROLES = {
  test_plain: { make: "in role traguardo_app", says: undefined },
  test_superuser: { make: "superuser", says: "superutente" },
  test_becomes_super: { make: "in role traguardo_app, test_superuser", says: "superutente" },
  test_bypass: { make: "bypassrls in role traguardo_app", says: "BYPASSRLS" },
  test_creator: { make: "createrole in role traguardo_app", says: "CREATEROLE" },
  test_owner: { make: "in role traguardo_app, traguardo_owner", says: "proprietario della base dati o delle tabelle" },
  test_quiet_owner: { make: "noinherit in role traguardo_app, traguardo_owner", says: "proprietario della base dati o delle tabelle" },
  test_sealing: { make: "in role traguardo_app, traguardo_sealer", says: "può aggiungere sigilli" },
  test_writer: { make: "in role traguardo_app, pg_write_all_data", says: "registro delle operazioni" },
};
const names = Object.keys(ROLES);

await asSuperuser(
  ...names.map((name) => `drop role if exists ${name}`),
  ...Object.entries(ROLES).map(([name, { make }]) => `create role ${name} login password 'test' ${make}`),
);
afterAll(() => asSuperuser(...names.map((name) => `drop role if exists ${name}`)));

test("our own app role may serve", async () => {
  await expect(refusePrivilegedRole(app)).resolves.toBeUndefined();
});

test.each(Object.entries(ROLES))("the role %s", async (name, { says }) => {
  const url = new URL(urlOf("app"));
  url.username = name;
  url.password = "test";
  const db = openDatabasePool(url.href);
  const refusal = await refusePrivilegedRole(db).then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );
  await db.destroy();
  if (says === undefined) expect(refusal).toBeUndefined();
  else {
    expect(refusal).toContain(`non si avvia con il ruolo «${name}»`);
    expect(refusal).toContain(says);
  }
});

test("the role that seals may seal, and neither serve nor anything more", async () => {
  const db = openDatabasePool(urlOf("sealer"));
  await expect(refusePrivilegedRole(db, { seals: true })).resolves.toBeUndefined();
  await expect(refusePrivilegedRole(db)).rejects.toThrow("può aggiungere sigilli");
  await db.destroy();
  const asOwner = openDatabasePool(urlOf("owner"));
  await expect(refusePrivilegedRole(asOwner, { seals: true })).rejects.toThrow(
    "Indichi in DATABASE_SEALER_URL un ruolo che sia soltanto membro di «traguardo_sealer».",
  );
  await asOwner.destroy();
});

test("the owner role itself may not serve", async () => {
  const db = openDatabasePool(urlOf("owner"));
  await expect(refusePrivilegedRole(db)).rejects.toThrow("proprietario della base dati o delle tabelle");
  await db.destroy();
});
