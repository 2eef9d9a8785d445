import { againstErased } from "../../data/personal/erasure.ts";
import { hasPerson } from "../../data/organisation/staff.ts";
import type { Database } from "../../data/database/database.ts";
import { type Refusal, refusal } from "../../domain/kernel/refusal.ts";
import type { ErasedCode } from "../../domain/organisation/erasedCode.ts";

/** What speaks against the codes of people, each by the name of its datum: a code of nobody, or of a person whose data were erased. */
export async function againstCodes(
  tx: Database,
  administration: string,
  codes: Readonly<Record<string, string>>,
): Promise<Refusal<ErasedCode | "unknownPerson">[]> {
  const erased = await againstErased(tx, administration, codes);
  const against: Refusal<ErasedCode | "unknownPerson">[] = [...erased];
  for (const [name, code] of Object.entries(codes))
    if (!erased.some(({ at }) => "field" in at && at.field === name) && !(await hasPerson(tx, administration, code)))
      against.push(refusal("unknownPerson", name));
  return against;
}
