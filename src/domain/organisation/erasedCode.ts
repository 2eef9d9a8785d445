import { type CivilDate, civilDate, italianDate } from "../kernel/civilDate.ts";
import { type Given, type Place, type Refusal, refusal, type Sentences } from "../kernel/refusal.ts";

/** Why nothing is written under a code (it. "matricola"): it is of a person whose data were erased. */
export type ErasedCode = "codeErased";

/** The refusal of a code, with the day on which the data of its person were erased. */
export function erasedCode(code: string, on: CivilDate, at?: Place | string): Refusal<ErasedCode> {
  return refusal("codeErased", at, { code, on });
}

/** The sentence. A code that was erased is nobody's again: the person it was meant for is given another. */
export const ERASED_CODE_REFUSALS = {
  codeErased: ({ code, on }: Given) =>
    `La matricola ${String(code)} è di una persona i cui dati sono stati cancellati il ${italianDate(civilDate(String(on)))}: chi è? Quella matricola non torna a nessuno: ne dia un'altra.`,
} satisfies Sentences<ErasedCode>;
