// src/data/account.ts
import { sql } from "kysely";
async function findAccountByMail(db, mail) {
  const row = await accounts(db).where(sql`lower(mail)`, "=", mail.toLowerCase()).executeTakeFirst();
  return row && accountOf(row);
}
async function findAccount(db, id) {
  const row = await accounts(db).where("account_id", "=", id).executeTakeFirst();
  return row && accountOf(row);
}
async function lockAccount(tx, id) {
  await tx.selectFrom("account").select("account_id").where("account_id", "=", id).forUpdate().executeTakeFirst();
}
async function listAccounts(db) {
  return (await accounts(db).orderBy(sql`lower(mail)`).execute()).map(accountOf);
}
function accounts(db) {
  return db.selectFrom("account").select(["account_id", "mail", "name", "password_hash", "disabled_at", "is_demonstration"]);
}
function accountOf({ account_id: id, mail, name, password_hash: passwordHash, disabled_at, is_demonstration }) {
  return { id, mail, name, passwordHash, isDisabled: disabled_at !== null, isDemonstration: is_demonstration === true };
}
async function insertAccount(tx, account) {
  const { mail, name, isDemonstration = null } = account;
  const row = await tx.insertInto("account").values({ mail, name, is_demonstration: isDemonstration }).onConflict((conflict) => conflict.expression(sql`lower(mail)`).doNothing()).returning("account_id").executeTakeFirst();
  return row?.account_id;
}
async function linkPerson(tx, id, administration, person) {
  const row = await tx.insertInto("account_person").values({ administration_id: administration, account_id: id, person }).onConflict((conflict) => conflict.doNothing()).returning("person").executeTakeFirst();
  return row !== void 0;
}
async function personsOf(db, id) {
  return db.selectFrom("account_person").innerJoin("administration", "administration.administration_id", "account_person.administration_id").select(["administration.administration_id as administration", "administration.name as administrationName", "person"]).where("account_id", "=", id).orderBy("administration.name").execute();
}
async function setPassword(tx, id, hash) {
  await tx.updateTable("account").set({ password_hash: hash, password_changed_at: sql`now()` }).where("account_id", "=", id).execute();
}
async function setDisabled(tx, id, isDisabled) {
  await tx.updateTable("account").set({ disabled_at: isDisabled ? sql`now()` : null }).where("account_id", "=", id).execute();
}
async function recordEvent(tx, id, event) {
  await tx.insertInto("account_event").values({ account_id: id, event }).execute();
}

export {
  findAccountByMail,
  findAccount,
  lockAccount,
  listAccounts,
  insertAccount,
  linkPerson,
  personsOf,
  setPassword,
  setDisabled,
  recordEvent
};
//# sourceMappingURL=chunk-EJFBDANO.js.map
