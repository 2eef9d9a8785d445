/** Where a refusal stands: the whole of what was asked, one datum of it, a cell of a file, a thing, or a clause of a document. */
export type Place =
  | { readonly form: true }
  | { readonly field: string; readonly index?: number }
  | { readonly cell: { readonly file: string; readonly sheet?: string; readonly row: number; readonly column: string } }
  | { readonly thing: { readonly kind: string; readonly id: string } }
  | { readonly clause: { readonly document: string; readonly clause: string } };

/** What the sentence of a refusal names: the words of a cell, a day, a code. */
export type Given = Readonly<Record<string, string | number>>;

/** Why something is not done: the reason, where it stands, and the data its sentence names. */
export type Refusal<Reason extends string = string> = { readonly reason: Reason; readonly at: Place; readonly with?: Given };

/** The sentence of each reason, for people; a reason without a sentence does not compile. */
export type Sentences<Reason extends string> = Readonly<Record<Reason, string | ((given: Given) => string)>>;

/** A refusal as programs are told it: with its sentence. */
export type ToldRefusal = Refusal & { readonly message: string };

/** A refusal; a name alone is the datum of what was asked. */
export function refusal<Reason extends string>(reason: Reason, at: Place | string = { form: true }, given?: Given): Refusal<Reason> {
  const place = typeof at === "string" ? { field: at } : at;
  return { reason, at: place, ...(given && { with: given }) };
}

/** The sentence of a refusal. */
export function sentenceOf<Reason extends string>({ reason, with: given = {} }: Refusal<Reason>, sentences: Sentences<Reason>): string {
  const sentence = sentences[reason];
  return typeof sentence === "string" ? sentence : sentence(given);
}

/** Refusals with their sentences, in the order in which they were found. */
export function tellRefusals<Reason extends string>(refusals: readonly Refusal<Reason>[], sentences: Sentences<Reason>): ToldRefusal[] {
  return refusals.map((each) => ({ ...each, message: sentenceOf(each, sentences) }));
}
