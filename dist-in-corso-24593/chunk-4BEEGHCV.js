// src/data/demonstrationAccounts.ts
async function isDemonstration(db) {
  return await db.selectFrom("demonstration").select("is_demonstration").executeTakeFirst() !== void 0;
}
async function becomeDemonstration(tx) {
  await tx.insertInto("demonstration").values({ is_demonstration: true }).execute();
}
async function listDemonstrationAccounts(db) {
  return db.selectFrom("account").select(["account_id as id", "name"]).where("is_demonstration", "is", true).where("disabled_at", "is", null).orderBy("name").execute();
}

export {
  isDemonstration,
  becomeDemonstration,
  listDemonstrationAccounts
};
//# sourceMappingURL=chunk-4BEEGHCV.js.map
