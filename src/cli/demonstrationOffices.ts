import { valdoraStaffList } from "../../demo/valdora/staffList.ts";
import { decideRole, listRoles, proposeRole } from "../data/roleGrant.ts";
import { civilDate } from "../domain/kernel/civilDate.ts";
import { GRANTED_ROLES } from "../domain/access/accessRole.ts";
import { DEMONSTRATION_MAKER } from "../features/ambient.ts";
import { importStaff } from "../features/organisation/importStaff.ts";
import { nameActor } from "../data/enterTransaction.ts";
import { transact } from "../data/transact.ts";
import type { Application } from "../server/openApplication.ts";
import { personOfDemonstration } from "./demonstrationAccounts.ts";

const ADMINISTRATION = "valdora";

/** The staff of Valdora as its personnel office keeps them, and the role of each account of the demonstration; once. */
export async function makeDemonstrationOffices({ db, workers }: Pick<Application, "db" | "workers">): Promise<void> {
  if ((await listRoles(db, ADMINISTRATION)).length > 0) return;
  const ambient = { db, actor: DEMONSTRATION_MAKER, administration: ADMINISTRATION };
  const reading = await workers.readStaff(Buffer.from(valdoraStaffList(), "utf8"));
  const list = { name: "valdora-personale.csv", reading, makesUnits: true, dryRun: false, idempotencyKey: "demonstration valdora staff" };
  const verdict = await importStaff(ambient, list);
  if (!verdict.ok || verdict.value.refused.length > 0) throw new Error(`The demonstration's staff was refused: ${JSON.stringify(verdict)}`);
  await giveRoles(db);
}

/** Each account of the demonstration holds its role; who is of the staff holds theirs by working there. */
function giveRoles(db: Application["db"]): Promise<void> {
  return transact(db, async (tx) => {
    await nameActor(tx, { administration: ADMINISTRATION, ...DEMONSTRATION_MAKER });
    for (const role of GRANTED_ROLES) {
      const person = personOfDemonstration(role);
      if (!person.startsWith("demo-")) continue;
      const proposal = { person, role, from: civilDate("2024-01-01"), reason: "Incarico della dimostrazione: questa persona non esiste." };
      const id = await proposeRole(tx, ADMINISTRATION, DEMONSTRATION_MAKER.person, proposal);
      await decideRole(tx, ADMINISTRATION, id, { decision: "confirmed", by: DEMONSTRATION_MAKER.person });
    }
    return { keep: true, value: undefined };
  });
}
