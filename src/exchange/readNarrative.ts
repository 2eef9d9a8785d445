import * as z from "zod";
import { NARRATIVE_CHAPTERS, type Narrative } from "../domain/report/narrative.ts";
import type { NarrativeMistake, NarrativeRefusal } from "./narrativeRefusals.ts";
import { clauseOf, readJson } from "./rules/strictJson.ts";

/** The chapters of a file, or everything in it that is not accepted. */
export type NarrativeReading =
  | { readonly ok: true; readonly chapters: Narrative }
  | { readonly ok: false; readonly refused: readonly [NarrativeMistake, ...NarrativeMistake[]] };

/** Much more than any Relazione has: a larger file is refused unread. */
export const LARGEST_NARRATIVE = 512 * 1024;

const LONGEST_TEXT = 5000;
const LONGEST_HEADING = 200;
const MOST_BLOCKS = 60;
const MOST_ITEMS = 60;

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
  if (!json.ok) return whole(json.problems.map(({ clause, message }) => (clause === "" ? message : `«${clause}»: ${message}`)).join(" "));
  const parsed = file.safeParse(json.value);
  if (parsed.success) return { ok: true, chapters: parsed.data.chapters };
  const [first, ...others] = parsed.error.issues.flatMap(mistakesOf);
  return first ? { ok: false, refused: [first, ...others] } : whole("Il file non ha la forma attesa.");
}

function whole(words: string): NarrativeReading {
  return { ok: false, refused: [{ chapter: "", position: 0, field: "file", clause: "", refusal: "unreadable", more: { words } }] };
}

function mistakesOf(issue: z.core.$ZodIssue): NarrativeMistake[] {
  const [, chapter, block, field, item] = issue.path;
  const place = {
    clause: clauseOf(issue.path),
    chapter: chapter === undefined ? "" : String(chapter),
    position: typeof block === "number" ? block + 1 : 0,
    field: `${field === undefined ? (block === undefined ? "capitolo" : "blocco") : String(field)}${typeof item === "number" ? ` ${String(item + 1)}` : ""}`,
  };
  if (issue.code === "unrecognized_keys") {
    const isChapter = issue.path.length === 1;
    return issue.keys.map((key) => {
      const clause = clauseOf([...issue.path, key]);
      return isChapter
        ? { ...place, clause, chapter: key, refusal: "unknownChapter" }
        : { ...place, clause, field: key, refusal: "unknownField" };
    });
  }
  if (issue.code === "too_big") return [{ ...place, refusal: "tooLong", more: { most: Number(issue.maximum) } }];
  return [{ ...place, refusal: refusalOf(issue) }];
}

function refusalOf({ code, path }: z.core.$ZodIssue): NarrativeRefusal {
  if (code === "invalid_union") return path.at(-1) === "level" ? "wrongLevel" : "wrongKind";
  if (code === "custom") return "unwritable";
  return code === "too_small" ? "empty" : "wrongType";
}
