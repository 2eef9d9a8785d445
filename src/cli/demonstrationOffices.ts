import { valdoraStaffList } from "../../demo/valdora/staffList.ts";
import { listRoles } from "../data/access/roleGrant.ts";
import { GRANTED_ROLES } from "../domain/access/accessRole.ts";
import { civilDate } from "../domain/kernel/civilDate.ts";
import { DEMONSTRATION_MAKER } from "../features/commands/ambient.ts";
import { importStaff } from "../features/commands/organisation/importStaff.ts";
import { proposeGrant } from "../features/commands/roles/grantRole.ts";
import type { Application } from "../server/openApplication.ts";
import { personOfDemonstration } from "./demonstrationAccounts.ts";

/**
 * The staff of Valdora as its personnel office keeps them, and the role of each account of the demonstration, through the same commands as anybody; once,
 * and before the accounts are there: until then roles need nobody to confirm them. Who is of the staff holds theirs by working there.
 */
export async function makeDemonstrationOffices({ db, workers }: Pick<Application, "db" | "workers">): Promise<void> {
  const ambient = { db, actor: DEMONSTRATION_MAKER, administration: "valdora" };
  if ((await listRoles(db, ambient.administration)).length > 0) return;
  const reading = await workers.readStaff(ambient, Buffer.from(valdoraStaffList(), "utf8"));
  const list = { name: "valdora-personale.csv", reading, makesUnits: true, dryRun: false, idempotencyKey: "demonstration valdora staff" };
  const imported = await importStaff(ambient, list);
  if (!imported.ok) throw new Error(`The demonstration's staff was refused: ${JSON.stringify(imported)}`);
  for (const role of GRANTED_ROLES) {
    const person = personOfDemonstration(role);
    if (!person.startsWith("demo-")) continue;
    const proposal = {
      person,
      role,
      isExternal: true,
      from: civilDate("2024-01-01"),
      reason: "Incarico della dimostrazione: questa persona non esiste.",
    };
    const given = await proposeGrant(ambient, proposal, { idempotencyKey: `demonstration valdora ${role}` });
    if (!given.ok) throw new Error(`The demonstration's role was refused: ${JSON.stringify(given)}`);
  }
}
