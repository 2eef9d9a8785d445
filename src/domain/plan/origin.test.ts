import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { type Origin, originSentence, placeIn, provenanceOf } from "./origin.ts";

const line = { file: "piano.csv", line: 12 };

test.each<readonly [Origin, string, object, object | undefined]>([
  [{ kind: "document", ...line }, "È alla riga 12 del documento importato «piano.csv».", { kind: "document", ...line }, line],
  [
    { kind: "document", ...line, page: 3 },
    "È alla riga 12 (pagina 3) del documento importato «piano.csv».",
    { kind: "document", ...line },
    line,
  ],
  [
    { kind: "document", ...line, sheet: "PEG", cell: "C12" },
    "È alla riga 12 (foglio «PEG», cella C12) del documento importato «piano.csv».",
    { kind: "document", ...line },
    line,
  ],
  [
    { kind: "entry", on: civilDate("2025-03-12") },
    "È stato scritto in Traguardo il 12/03/2025.",
    { kind: "entry", where: "scritto in Traguardo il 12/03/2025" },
    undefined,
  ],
  [
    { kind: "carried", from: "2024-017" },
    "È ripreso dall'obiettivo 2024-017 dell'anno prima.",
    { kind: "entry", where: "ripreso dall'obiettivo 2024-017" },
    undefined,
  ],
])("%j", (origin, sentence, provenance, place) => {
  expect([originSentence(origin), provenanceOf(origin), placeIn(origin)]).toEqual([sentence, provenance, place]);
});
