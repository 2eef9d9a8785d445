import { type CivilDate, italianDate } from "../kernel/civilDate.ts";
import type { Place } from "../kernel/place.ts";
import type { Provenance } from "../kernel/proof.ts";

/**
 * Where an objective or an indicator of a plan comes from (it. "provenienza"): a line of a document, with its page, or its sheet and cell, where it has them; a person who
 * wrote it on a day; or the year before, of which the objective is named.
 */
export type Origin =
  | ({ readonly kind: "document"; readonly page?: number; readonly sheet?: string; readonly cell?: string } & Place)
  | { readonly kind: "entry"; readonly on: CivilDate }
  | { readonly kind: "carried"; readonly from: string; readonly indicator?: number };

/** The line of a document, where it comes from one. */
export function placeIn(origin: Origin): Place | undefined {
  return origin.kind === "document" ? { file: origin.file, line: origin.line } : undefined;
}

/** Where it comes from, as a proof tells it. */
export function provenanceOf(origin: Origin): Provenance {
  switch (origin.kind) {
    case "document":
      return { kind: "document", file: origin.file, line: origin.line };
    case "entry":
      return { kind: "entry", where: `scritto in Traguardo il ${italianDate(origin.on)}` };
    case "carried":
      return { kind: "entry", where: `ripreso dall'obiettivo ${origin.from}` };
  }
}

/** Where it comes from in two or three words, beside the name of what comes from there: "riga 12". */
export function originWords(origin: Origin): string {
  switch (origin.kind) {
    case "document":
      return `riga ${String(origin.line)}`;
    case "entry":
      return `scritto il ${italianDate(origin.on)}`;
    case "carried":
      return `ripreso da ${origin.from}`;
  }
}

/** Where it comes from, in a sentence for people. */
export function originSentence(origin: Origin): string {
  switch (origin.kind) {
    case "document": {
      const { file, line, page, sheet, cell } = origin;
      const within = [
        page !== undefined && `pagina ${String(page)}`,
        sheet !== undefined && `foglio «${sheet}»`,
        cell !== undefined && `cella ${cell}`,
      ].filter((words) => words !== false);
      return `È alla riga ${String(line)}${within.length > 0 ? ` (${within.join(", ")})` : ""} del documento importato «${file}».`;
    }
    case "entry":
      return `È stato scritto in Traguardo il ${italianDate(origin.on)}.`;
    case "carried":
      return `È ripreso dall'obiettivo ${origin.from} dell'anno prima.`;
  }
}
