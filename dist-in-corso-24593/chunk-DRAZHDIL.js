// src/data/act.ts
async function recordAct(tx, administration, act) {
  await tx.insertInto("act").values({ administration_id: administration, ...act }).onConflict((conflict) => conflict.doNothing()).execute();
  const { act_id } = await tx.selectFrom("act").select("act_id").where("administration_id", "=", administration).where("organ", "=", act.organ).where("number", "=", act.number).where("date", "=", act.date).executeTakeFirstOrThrow();
  return act_id;
}

export {
  recordAct
};
//# sourceMappingURL=chunk-DRAZHDIL.js.map
