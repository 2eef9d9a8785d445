import { expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { readTarget } from "../plan/readTarget.ts";
import { namesInTexts, textsOfYear } from "./namesInTexts.ts";

const NAMES = ["Ornella Bottondoro", "D'Arcangeli Nicolò", "De Pervinca Ida Maria", "Rosa"];
const found = (text: string) => namesInTexts(NAMES, [{ where: "Titolo di 2023-001", text }]).map(({ name }) => name);

test.each([
  ["Referente: Ornella Bottondoro", ["Ornella Bottondoro"]],
  ["a cura di BOTTONDORO ornella, settore verde", ["Ornella Bottondoro"]],
  ["delega a Nicolo' D’Arcangeli", ["D'Arcangeli Nicolò"]],
  ["ida maria de pervinca", ["De Pervinca Ida Maria"]],
  ["Ornella del settore, e Bottondoro", []], // not together
  ["Via Rosa, una rosa", []], // a name of one word
  ["Bottondorosa Ornella", []],
  ["O. Bottondoro", ["Ornella Bottondoro"]],
  ["dott.ssa Bottondoro", ["Ornella Bottondoro"]],
  ["Sig. Bottondoro e geom. Rossi", ["Ornella Bottondoro"]],
  ["via Bottondoro", []],
  ["", []],
])("in «%s»: %j", (text, names) => {
  expect(found(text)).toEqual(names);
});

test("every text of a year is looked at, with the place where it stands", () => {
  const name = "Ornella Bottondoro";
  const objective = anObjective(
    { title: `Orto di ${name}`, deviation: { reason: `Malattia di ${name}`, place: { file: "x", line: 1 } } },
    { target: { written: `lo decide ${name}`, reading: readTarget(`lo decide ${name}`) } },
  );
  const report = {
    administration: { code: "a", name: "Comune" },
    year: 2023,
    objectives: [objective],
    services: [],
    mandateLines: [{ number: 1, title: `Linea di ${name}` }],
    publicValue: [],
    strategic: [],
    operational: [],
    reported: [],
    scoreBands: [],
  } as unknown as Parameters<typeof textsOfYear>[0];
  expect(namesInTexts([name], textsOfYear(report)).map(({ where }) => where)).toEqual([
    "Titolo di 2023-001",
    "Indicatore 1, valore atteso di 2023-001",
    "Motivo dello scostamento di 2023-001",
    "Elenchi e testi dell'anno",
  ]);
});
