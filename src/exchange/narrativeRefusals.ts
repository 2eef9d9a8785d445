import { type Given, type Refusal, refusal, type Sentences, type ToldRefusal } from "../domain/kernel/refusal.ts";
import { NARRATIVE_CHAPTERS } from "../domain/report/narrative.ts";

/** Why a place of a file of chapters is not accepted. */
// prettier-ignore
export type NarrativeRefusal = "unreadable" | "unknownChapter" | "unknownField" | "wrongLevel" | "wrongKind" | "unwritable" | "tooLong"
  | "empty" | "wrongType" | "unknownFigure";

/** What people read for each refusal. */
export const NARRATIVE_REFUSALS = {
  unreadable: ({ words }) => String(words),
  unknownChapter: `Questo capitolo non esiste: si possono riscrivere ${NARRATIVE_CHAPTERS.join(", ")}.`,
  unknownField: ({ field }) => `Il campo «${String(field)}» non è previsto.`,
  wrongLevel: "Il livello di un titolo è 3 o 4.",
  wrongKind: "Il tipo di blocco (kind) è heading, paragraph o list.",
  unwritable: "Contiene un carattere di controllo, o la metà di un carattere: lo tolga.",
  tooLong: ({ most }) => `È troppo lungo: il massimo è ${String(most)}.`,
  empty: "È vuoto.",
  wrongType: "Manca, o non è del tipo giusto.",
  unknownFigure: ({ figure }) => `Il numero «${String(figure)}» non esiste in questo anno.`,
} satisfies Sentences<NarrativeRefusal>;

/** A place of a file of chapters: chapter, block counted from 1 (0: the chapter or the file itself), and field. */
type NarrativePlace = { readonly chapter: string; readonly position: number; readonly field: string };

/** A place that is not accepted: the clause of the file it is ("chapters.presentazione[1].text"), why, and what the sentence names besides. */
export type NarrativeMistake = NarrativePlace & { readonly clause: string; readonly refusal: NarrativeRefusal; readonly more?: Given };

/** A mistake as a reason why its file is refused. */
export function narrativeRefusal(
  { clause, refusal: reason, more, ...place }: NarrativeMistake,
  document: string,
): Refusal<NarrativeRefusal> {
  return refusal(reason, clause === "" ? { form: true } : { clause: { document, clause } }, { ...place, ...more });
}

/** A mistake as people and programs are told it. */
export type ToldMistake = NarrativePlace & { readonly message: string };

/** A reason as a mistake that is told. */
export function toldMistake({ with: given = {}, message }: ToldRefusal): ToldMistake {
  const { chapter = "", position = 0, field = "file" } = given;
  return { chapter: String(chapter), position: Number(position), field: String(field), message };
}
