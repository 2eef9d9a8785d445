import { type Sentences, tellRefusals } from "../../src/domain/kernel/refusal.ts";
import type { Verdict } from "../../src/domain/kernel/verdict.ts";
import { type ToldRow, toldRow } from "../../src/exchange/refusedRow.ts";

/** The rows for which a file was refused, as people are told them; none where it was taken. Throws where the file was refused for something else. */
export function refusedRows<Reason extends string>(verdict: Verdict<unknown, Reason>, sentences: Sentences<Reason>): ToldRow[] {
  if (verdict.ok) return [];
  const told = tellRefusals(verdict.reasons, sentences);
  if (!told.every(({ at }) => "cell" in at)) throw new Error(JSON.stringify(verdict.reasons));
  return told.map(toldRow);
}
