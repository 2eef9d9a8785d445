import {
  NARRATIVE_CHAPTERS
} from "./chunk-2HO7TV2T.js";
import {
  FILE_REFUSALS,
  decodeText
} from "./chunk-RWJMKMBA.js";

// src/exchange/readNarrative.ts
import * as z from "zod";
var LARGEST_NARRATIVE = 512 * 1024;
var LONGEST_TEXT = 5e3;
var LONGEST_HEADING = 200;
var MOST_BLOCKS = 60;
var MOST_ITEMS = 60;
var MOST_REFUSALS = 50;
var UNWRITABLE = new RegExp("[\\u0000-\\u0008\\u000e-\\u001f]|\\p{Surrogate}", "u");
var text = z.string().trim().min(1).max(LONGEST_TEXT).refine((words) => !UNWRITABLE.test(words));
var block = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("heading"),
    level: z.union([z.literal(3), z.literal(4)]).default(3),
    text: text.max(LONGEST_HEADING)
  }),
  z.strictObject({ kind: z.literal("paragraph"), text }),
  z.strictObject({ kind: z.literal("list"), ordered: z.boolean().default(false), items: z.array(text).min(1).max(MOST_ITEMS) })
]);
var file = z.strictObject({ chapters: z.partialRecord(z.enum(NARRATIVE_CHAPTERS), z.array(block).min(1).max(MOST_BLOCKS)) });
function readNarrative(content) {
  if (content.length > LARGEST_NARRATIVE) return whole("Il file supera i 512 KB e non \xE8 stato letto.");
  const decoded = decodeText(content);
  if (!decoded.ok) return whole(FILE_REFUSALS[decoded.refusal]);
  let json;
  try {
    json = JSON.parse(decoded.text);
  } catch {
    return whole("Il file non \xE8 JSON valido.");
  }
  const parsed = file.safeParse(json);
  if (parsed.success) return { ok: true, chapters: parsed.data.chapters };
  return { ok: false, refused: parsed.error.issues.flatMap(refusalsOf).slice(0, MOST_REFUSALS) };
}
function whole(message) {
  return { ok: false, refused: [{ chapter: "", position: 0, field: "file", message }] };
}
function refusalsOf(issue) {
  const [, chapter, block2, field, item] = issue.path;
  const place = {
    chapter: chapter === void 0 ? "" : String(chapter),
    position: typeof block2 === "number" ? block2 + 1 : 0,
    field: `${field === void 0 ? block2 === void 0 ? "capitolo" : "blocco" : String(field)}${typeof item === "number" ? ` ${String(item + 1)}` : ""}`
  };
  if (issue.code === "unrecognized_keys") {
    const isChapter = issue.path.length === 1;
    return issue.keys.map(
      (key) => isChapter ? { ...place, chapter: key, message: `Questo capitolo non esiste: si possono riscrivere ${NARRATIVE_CHAPTERS.join(", ")}.` } : { ...place, field: key, message: `Il campo \xAB${key}\xBB non \xE8 previsto.` }
    );
  }
  return [{ ...place, message: messageOf(issue) }];
}
function messageOf(issue) {
  if (issue.code === "invalid_union") {
    return issue.path.at(-1) === "level" ? "Il livello di un titolo \xE8 3 o 4." : "Il tipo di blocco (kind) \xE8 heading, paragraph o list.";
  }
  if (issue.code === "custom") return "Contiene un carattere di controllo, o la met\xE0 di un carattere: lo tolga.";
  if (issue.code === "too_big") return `\xC8 troppo lungo: il massimo \xE8 ${String(issue.maximum)}.`;
  return issue.code === "too_small" ? "\xC8 vuoto." : "Manca, o non \xE8 del tipo giusto.";
}

export {
  LARGEST_NARRATIVE,
  readNarrative
};
//# sourceMappingURL=chunk-YMXY7KRF.js.map
