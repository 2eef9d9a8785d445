import {
  becomeDemonstration,
  isDemonstration
} from "./chunk-4BEEGHCV.js";
import {
  insertAccount,
  linkPerson
} from "./chunk-EJFBDANO.js";
import {
  ACCESS_ROLE_WORDS,
  GRANTED_ROLES
} from "./chunk-7CQ36QJR.js";
import {
  transact
} from "./chunk-JGRYUSCM.js";

// src/cli/demonstrationAccounts.ts
var OF_THE_STAFF = { segretario: "V-001", dirigente: "V-002", eq: "V-006", employee: "V-020" };
function personOfDemonstration(role) {
  return OF_THE_STAFF[role] ?? `demo-${role}`;
}
async function makeDemonstrationAccounts(db) {
  if (await isDemonstration(db)) return;
  await transact(db, async (tx) => {
    await becomeDemonstration(tx);
    for (const role of GRANTED_ROLES) {
      const id = await insertAccount(tx, {
        mail: `${role.toLowerCase()}@valdora.example`,
        name: ACCESS_ROLE_WORDS[role],
        isDemonstration: true
      });
      if (id !== void 0) await linkPerson(tx, id, "valdora", personOfDemonstration(role));
    }
    return { keep: true, value: void 0 };
  });
}

export {
  personOfDemonstration,
  makeDemonstrationAccounts
};
//# sourceMappingURL=chunk-WASEQ7BB.js.map
