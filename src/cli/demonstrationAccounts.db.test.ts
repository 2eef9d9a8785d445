import { sql } from "kysely";
import { expect, test } from "vitest";
import { accessSite, browserAt } from "../../tests/support/accessSite.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import { insertAccount } from "../data/account/account.ts";
import { listDemonstrationAccounts } from "../data/account/demonstrationAccounts.ts";
import { openSession } from "../data/account/session.ts";
import { addAccount } from "../features/commands/accounts/manageAccount.ts";
import { makeDemonstrationAccounts } from "./demonstrationAccounts.ts";

const [{ app: demonstration, owner }, { app: real }] = [await freshDatabase(), await freshDatabase()];

test("a demonstration has an account for each role, which signs in with one button", async () => {
  await demonstration.insertInto("administration").values({ administration_id: "valdora", name: "Città di Valdora" }).execute();
  await makeDemonstrationAccounts(demonstration);
  await makeDemonstrationAccounts(demonstration); // again, it changes nothing
  const accounts = await listDemonstrationAccounts(demonstration);
  expect(accounts).toHaveLength(16);
  const browser = browserAt(accessSite(demonstration));
  const segretario = accounts.find(({ name }) => name === "Segretario generale")!;
  expect((await browser.fill("/accesso", { utenza: segretario.id }, "/accesso/dimostrazione")).headers.get("location")).toBe(
    "/il-mio-account",
  );
  const html = await (await browser.ask("/il-mio-account")).text();
  expect(html).toContain("Ha fatto accesso come Segretario generale");
  expect(html).toContain("V-001");
  expect((await browser.fill("/il-mio-account", { password: "", codice: "" }, "/accesso/conferma")).status).toBe(422);
});

test("such an account takes no password, and an account of people is not entered that way", async () => {
  await expect(sql`update account set password_hash = '$argon2id$x', password_changed_at = now()`.execute(owner)).rejects.toThrow("check");
  const made = await addAccount(
    demonstration,
    { person: "prova", capacity: "commandLine" as const },
    { mail: "vera@ente.example", name: "Persona" },
  );
  expect(made.ok).toBe(true);
  const { account_id: id } = await demonstration
    .selectFrom("account")
    .select("account_id")
    .where("mail", "=", "vera@ente.example")
    .executeTakeFirstOrThrow();
  const browser = browserAt(accessSite(demonstration));
  expect((await browser.fill("/accesso", { utenza: id }, "/accesso/dimostrazione")).status).toBe(404);
  const session = { tokenHash: Buffer.alloc(32), accountId: id, means: "demonstration" } as const;
  await expect(openSession(demonstration, session)).rejects.toThrow("violates foreign key");
});

test("elsewhere no such account can exist, and a database where people work never becomes a demonstration", async () => {
  await expect(insertAccount(real, { mail: "x@ente.example", name: "X", isDemonstration: true })).rejects.toThrow("violates foreign key");
  await addAccount(real, { person: "prova", capacity: "commandLine" as const }, { mail: "vera@ente.example", name: "Persona" });
  await expect(makeDemonstrationAccounts(real)).rejects.toThrow("ha già lavorato qualcuno");
  expect(await (await browserAt(accessSite(real)).ask("/accesso")).text()).not.toContain("Dimostrazione");
});
