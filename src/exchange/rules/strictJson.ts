import * as z from "zod";
import { type CivilDate, dayOf } from "../../domain/kernel/civilDate.ts";
import type { Json } from "../../domain/kernel/json.ts";
import { decodeText, FILE_REFUSALS } from "../decodeText.ts";
import { repeatedKey } from "../repeatedKey.ts";

/** Something a file says that cannot be accepted: the clause as it stands there ("ruoli[0].componenti[1].peso"), empty for the whole file, and why. */
export type FileProblem = { readonly clause: string; readonly message: string };

export type FileReading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly [FileProblem, ...FileProblem[]] };

/** Much more than any document of rules has: a larger file is refused unread. */
export const LARGEST_RULES = 512 * 1024;

/** Reads a JSON file, whatever it says. */
export function readJson(content: Uint8Array, largest: number): FileReading<Json> {
  if (content.length > largest) return whole(`Il file supera i ${String(Math.floor(largest / 1024))} KB e non è stato letto.`);
  const decoded = decodeText(content, largest);
  if (!decoded.ok) return whole(FILE_REFUSALS[decoded.refusal]);
  try {
    const value = JSON.parse(decoded.text) as Json;
    const clause = repeatedKey(decoded.text);
    return clause === undefined
      ? { ok: true, value }
      : { ok: false, problems: [{ clause, message: "La voce è scritta due volte: quale vale? Ne lasci una." }] };
  } catch {
    return whole("Il file non è JSON valido.");
  }
}

/** Accepts parsed JSON of one strict form. Nothing is guessed, and an unknown word is told: it may be a slip for one that matters. */
export function acceptStrict<Value>(json: unknown, schema: z.ZodType<Value>): FileReading<Value> {
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const [first, ...others] = parsed.error.issues.flatMap((issue) => problemsOf(issue));
  return first ? { ok: false, problems: [first, ...others] } : whole("Il file non ha la forma attesa.");
}

function whole<Value>(message: string): FileReading<Value> {
  return { ok: false, problems: [{ clause: "", message }] };
}

/** The way to a value of parsed JSON: "ruoli[0].componenti[1].peso". */
export function clauseOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((clause, key) => {
    if (typeof key === "number") return `${clause}[${String(key)}]`;
    return clause === "" ? String(key) : `${clause}.${String(key)}`;
  }, "");
}

function problemsOf(issue: z.core.$ZodIssue): FileProblem[] {
  const clause = clauseOf(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ clause: clauseOf([...issue.path, key]), message: `«${key}» non è una voce di questo documento.` }));
    case "invalid_type":
      return [{ clause, message: issue.input === undefined ? "Manca." : `Ci vuole ${TYPE_WORDS[issue.expected] ?? issue.expected}.` }];
    case "invalid_value":
      return [{ clause, message: issue.input === undefined ? "Manca." : `Può essere solo ${issue.values.map((value) => `«${String(value)}»`).join(", ")}.` }]; // prettier-ignore
    case "invalid_union":
      return [
        {
          clause,
          message: issue.errors.length === 0 || issue.input === undefined ? unionWords(issue) : "Non ha nessuna delle forme previste.",
        },
      ];
    case "too_small":
      return [{ clause, message: issue.origin === "array" ? "L'elenco è troppo corto." : issue.origin === "string" ? "È vuoto." : `Non può essere meno di ${String(issue.minimum)}.` }]; // prettier-ignore
    case "too_big":
      return [{ clause, message: issue.origin === "array" ? "L'elenco è troppo lungo." : issue.origin === "string" ? "È troppo lungo." : `Non può essere più di ${String(issue.maximum)}.` }]; // prettier-ignore
    case "custom":
    case "invalid_format":
      return [{ clause, message: issue.message }];
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return [{ clause, message: "Non è un valore accettato." }];
  }
}

function unionWords(issue: z.core.$ZodIssueInvalidUnion): string {
  return issue.input === undefined ? "Manca." : "Non è una delle forme previste: controlli la voce che dice quale.";
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "un testo (tra virgolette)",
  number: "un numero",
  int: "un numero intero",
  boolean: "vero o falso (true, false)",
  array: "un elenco",
  object: "un gruppo di voci",
};

/** What no text holds and no database keeps: controls, and halves of a character alone. */
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f]|\p{Surrogate}/u;

/** Words written by the administration. */
export const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !UNWRITABLE.test(text), "Contiene caratteri che non si possono scrivere.");

/** A short name that other clauses cite. */
export const code = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u, "Un codice ha lettere, cifre, punti, trattini: al più 40.");

/** A number as text, never a float: "12.5". */
export const decimal = z
  .string()
  .regex(/^\d{1,9}(?:\.\d{1,6})?$/, 'Ci vuole un numero non negativo tra virgolette, con il punto: per esempio "12.5".');

/** A decimal number, perhaps below zero. */
export const signedDecimal = z
  .string()
  .regex(/^-?\d{1,12}(?:\.\d{1,6})?$/, 'Ci vuole un numero tra virgolette, con il punto: per esempio "-12.5".');

/** A day of the calendar as programs write it, "2024-12-31". */
export const day = z.string().transform((text, context): CivilDate => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const found = dayOf(Number(year), Number(month), Number(date));
  if (found) return found;
  context.addIssue({ code: "custom", message: 'Ci vuole un giorno che esiste, scritto come "2024-12-31".' });
  return z.NEVER;
});

export const wholeNumber = z.int().min(0).max(1_000_000);

/** A choice among Italian words, each with what it means to the program. */
export function choice<Meaning extends string>(meanings: Readonly<Record<string, Meaning>>) {
  const [first, ...others] = Object.keys(meanings);
  if (first === undefined) throw new RangeError("A choice without alternatives");
  return z.enum([first, ...others]).transform((word) => meanings[word]!);
}
