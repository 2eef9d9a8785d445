import { loadStaff } from "../../src/data/organisation/staff.ts";
import type { Database } from "../../src/data/database/database.ts";
import { marksOfMember } from "../../src/features/commands/organisation/changePerson.ts";

/** What the form of a person of Valdora carries of what it was drawn with. */
export async function seenOf(db: Database, person: string): Promise<string> {
  const [member] = await loadStaff(db, "valdora", person);
  return marksOfMember(member!);
}
