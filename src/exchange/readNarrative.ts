import * as z from "zod";
import { NARRATIVE_CHAPTERS, type Narrative } from "../domain/report/narrative.ts";
import { readJson } from "./rules/strictJson.ts";

/** A place of the file that cannot be accepted: chapter, block counted from 1 (0: the chapter or the file itself), field, and why, in Italian. */
export type NarrativeRefusal = { readonly chapter: string; readonly position: number; readonly field: string; readonly message: string };

export type NarrativeReading =
  { readonly ok: true; readonly chapters: Narrative } | { readonly ok: false; readonly refused: readonly NarrativeRefusal[] };

/** Much more than any Relazione has: a larger file is refused unread. */
export const LARGEST_NARRATIVE = 512 * 1024;

const LONGEST_TEXT = 5000;
const LONGEST_HEADING = 200;
const MOST_BLOCKS = 60;
const MOST_ITEMS = 60;
const MOST_REFUSALS = 50;

/** What no text holds and no database keeps: controls, and halves of a character alone. */
const UNWRITABLE = /[\u0000-\u0008\u000e-\u001f]|\p{Surrogate}/u;

const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TEXT)
  .refine((words) => !UNWRITABLE.test(words));

const block = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("heading"),
    level: z.union([z.literal(3), z.literal(4)]).default(3),
    text: text.max(LONGEST_HEADING),
  }),
  z.strictObject({ kind: z.literal("paragraph"), text }),
  z.strictObject({ kind: z.literal("list"), ordered: z.boolean().default(false), items: z.array(text).min(1).max(MOST_ITEMS) }),
]);

const file = z.strictObject({ chapters: z.partialRecord(z.enum(NARRATIVE_CHAPTERS), z.array(block).min(1).max(MOST_BLOCKS)) });

/** Reads the words an office wrote for its Relazione: JSON of one strict form. Every mistake is told with its place; text is only text. */
export function readNarrative(content: Uint8Array): NarrativeReading {
  const json = readJson(content, LARGEST_NARRATIVE);
  if (!json.ok) return whole(json.problems.map(({ clause, message }) => (clause === "" ? message : `«${clause}»: ${message}`)).join(" ")); // prettier-ignore
  const parsed = file.safeParse(json.value);
  if (parsed.success) return { ok: true, chapters: parsed.data.chapters };
  return { ok: false, refused: parsed.error.issues.flatMap(refusalsOf).slice(0, MOST_REFUSALS) };
}

function whole(message: string): NarrativeReading {
  return { ok: false, refused: [{ chapter: "", position: 0, field: "file", message }] };
}

function refusalsOf(issue: z.core.$ZodIssue): NarrativeRefusal[] {
  const [, chapter, block, field, item] = issue.path;
  const place = {
    chapter: chapter === undefined ? "" : String(chapter),
    position: typeof block === "number" ? block + 1 : 0,
    field: `${field === undefined ? (block === undefined ? "capitolo" : "blocco") : String(field)}${typeof item === "number" ? ` ${String(item + 1)}` : ""}`,
  };
  if (issue.code === "unrecognized_keys") {
    const isChapter = issue.path.length === 1;
    return issue.keys.map((key) =>
      isChapter
        ? { ...place, chapter: key, message: `Questo capitolo non esiste: si possono riscrivere ${NARRATIVE_CHAPTERS.join(", ")}.` }
        : { ...place, field: key, message: `Il campo «${key}» non è previsto.` },
    );
  }
  return [{ ...place, message: messageOf(issue) }];
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_union") {
    return issue.path.at(-1) === "level" ? "Il livello di un titolo è 3 o 4." : "Il tipo di blocco (kind) è heading, paragraph o list.";
  }
  if (issue.code === "custom") return "Contiene un carattere di controllo, o la metà di un carattere: lo tolga.";
  if (issue.code === "too_big") return `È troppo lungo: il massimo è ${String(issue.maximum)}.`;
  return issue.code === "too_small" ? "È vuoto." : "Manca, o non è del tipo giusto.";
}
