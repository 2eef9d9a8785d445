import { expect, test } from "vitest";
import { readMandateLines, readPublicValue } from "./readMandate.ts";
import { readStrategic } from "./readStructure.ts";

//  line                                               number, title
test.each([
  ["Linea di mandato 1: Città verde", 1, "Città verde"],
  ["  LINEA DI MANDATO 12 – Scuola: nidi e infanzia  ", 12, "Scuola: nidi e infanzia"],
  ["- Linea programmatica n. 2 – Una città aperta", 2, "Una città aperta"],
  ["Linea programmatica di mandato n.3. Lavoro", 3, "Lavoro"],
])("«%s» is mandate line %i", (line, number, title) => {
  expect(readMandateLines(["", line])).toEqual([{ line: 2, number, title }]);
});

test.each([
  "Le linee di mandato sono cinque: ambiente, scuola, lavoro",
  "La linea di mandato 1 è verde",
  "Linea di mandato: Città verde",
  "Linea di mandato 1",
  "Linea di mandato 1: Città verde\t12",
  "Linea di comando 1: Città verde",
])("«%s» is none", (line) => {
  expect(readMandateLines([line])).toEqual([]);
});

test.each([
  ["Obiettivo di valore pubblico VP1: Aria pulita", { code: "VP1", title: "Aria pulita" }],
  ["Obiettivo di valore pubblico n. 2 – Meno code", { code: "2", title: "Meno code" }],
  ["• Obiettivo di valore pubblico vp.1.2: Salute: prevenire", { code: "VP.1.2", title: "Salute: prevenire" }],
  ["Obiettivo di valore pubblico: Aria pulita", { title: "Aria pulita" }],
])("«%s» is an objective of public value", (line, read) => {
  expect(readPublicValue([line])).toEqual([{ line: 1, ...read }]);
});

test.each(["Gli obiettivi di valore pubblico sono due", "Valore pubblico 1: Aria", "Obiettivo di valore pubblico VP1: Aria\t3"])(
  "«%s» is none of public value",
  (line) => {
    expect(readPublicValue([line])).toEqual([]);
  },
);

test("what is named again further on is the same", () => {
  expect(readMandateLines(["Linea di mandato 1: Verde", "Linea di mandato 2: Blu", "Linea di mandato 1: Verde"])).toHaveLength(2);
  const values = ["Obiettivo di valore pubblico VP1: Aria", "Obiettivo di valore pubblico vp1: Aria", "Obiettivo di valore pubblico: Aria"];
  expect(readPublicValue(values)).toHaveLength(2);
});

const [LINE_1, LINE_2, LINE_3] = ["Linea di mandato 1: Verde", "Linea di mandato 2: Blu", "Linea di mandato 3: Rosso"] as const;
const [FIRST, SECOND, THIRD] = [
  "Obiettivo strategico 1: Alberi",
  "Obiettivo strategico 2: Acqua",
  "Obiettivo strategico 3: Scuola",
] as const;
const under = (...lines: string[]) => readStrategic(lines).map(({ number, mandateLine }) => [number, mandateLine]);

//  the document                                                                       number of the objective, and of its line
test.each<[string, string[], (number | undefined)[][]]>([
  [
    "under its heading",
    [LINE_1, FIRST, "1.1 Piantare", SECOND, LINE_2, THIRD],
    [
      [1, 1],
      [2, 1],
      [3, 2],
    ],
  ],
  [
    "with words between",
    [LINE_1, "Che cosa vuol dire.", "", FIRST, "Perché.", SECOND],
    [
      [1, 1],
      [2, 1],
    ],
  ],
  [
    "as it says itself",
    [`${FIRST} (linea di mandato 2)`, `${SECOND} (linea programmatica n. 3) (responsabile: Settore Acque)`, THIRD],
    [
      [1, 2],
      [2, 3],
      [3, undefined],
    ],
  ],
  ["what it says holds before its heading", [LINE_1, `${FIRST} (linea di mandato 2)`], [[1, 2]]],
  [
    "a list of lines is no heading",
    [LINE_1, LINE_2, LINE_3, FIRST, SECOND],
    [
      [1, undefined],
      [2, undefined],
    ],
  ],
  [
    "a list, then each as a heading",
    [LINE_1, LINE_2, LINE_1, FIRST, LINE_2, SECOND],
    [
      [1, 1],
      [2, 2],
    ],
  ],
  [
    "a new chapter ends it",
    [LINE_1, FIRST, "4. Altri obiettivi", SECOND],
    [
      [1, 1],
      [2, undefined],
    ],
  ],
  [
    "so does a table",
    [LINE_1, FIRST, "Titolo\tTarget", SECOND],
    [
      [1, 1],
      [2, undefined],
    ],
  ],
  [
    "nothing is said",
    [FIRST, SECOND],
    [
      [1, undefined],
      [2, undefined],
    ],
  ],
])("a strategic objective stands under a mandate line only where the document says so: %s", (_, lines, expected) => {
  expect(under(...lines)).toEqual(expected);
});

test("what a strategic objective says of its line and of who answers is no part of its title", () => {
  expect(readStrategic([`${FIRST} (responsabile: Settore Verde) (linea di mandato 2)`])).toEqual([
    { line: 1, number: 1, title: "Alberi", responsible: "Settore Verde", mandateLine: 2 },
  ]);
});
