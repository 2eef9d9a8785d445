import { type ErasedCode, erasedCodeWords } from "../../domain/organisation/erasedCode.ts";

/** The sentence of a reason: its own from a table of sentences, or that of a code that was erased, which says which and when. */
export function refusalWords<Reason extends string>(
  reason: Reason,
  sentences: Readonly<Record<Exclude<Reason, ErasedCode>, string>>,
): string {
  return erasedCodeWords(reason) ?? sentences[reason as Exclude<Reason, ErasedCode>];
}
