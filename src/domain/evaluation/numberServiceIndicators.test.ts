import { expect, test } from "vitest";
import { unitId } from "../organisation/unitId.ts";
import { numberServiceIndicators } from "./numberServiceIndicators.ts";

/** "attesa Attesa 1": code in the catalogue, name, unit. */
const indicatorOf = (told: string) => {
  const [entry = "", name = "", unit = "1"] = told.split(" ");
  return { entry, name, unit: unitId(BigInt(unit)) };
};

test.each([
  ["the first file", [], ["attesa Attesa 1", "accolte Accolte 1"], [1, 2]],
  ["as before, in another order", ["attesa Attesa 1", "accolte Accolte 1"], ["accolte Accolte 1", "attesa Attesa 1"], [2, 1]],
  ["a new one before them", ["attesa Attesa 1"], ["voto Voto 1", "attesa Attesa 1"], [2, 1]],
  ["a new name, the only one of its code", ["attesa Attesa 1"], ["attesa Attesa_media 1"], [1]],
  ["a code that nobody knew is of another, whatever its name", ["attesa Attesa 1"], ["tempo Attesa 1"], [2]],
  ["one left out keeps its number", ["attesa Attesa 1", "accolte Accolte 1"], ["accolte Accolte 1", "voto Voto 1"], [2, 3]],
  ["a code used twice: told apart by name", ["turni Mattina 1", "turni Sera 1"], ["turni Sera 1", "turni Mattina 1"], [2, 1]],
  ["a code used twice, one in new words", ["turni Mattina 1", "turni Sera 1"], ["turni Serale 1", "turni Mattina 1"], [2, 1]],
  ["a code used twice, both in new words: two others", ["turni Mattina 1", "turni Sera 1"], ["turni Alba 1", "turni Notte 1"], [3, 4]],
  ["a code used once more", ["turni Mattina 1"], ["turni Sera 1", "turni Mattina 1"], [2, 1]],
  ["a code used once less, in new words: nobody can say", ["turni Mattina 1", "turni Sera 1"], ["turni Notte 1"], [3]],
  ["two alike in all keep their order", ["turni Turno 1", "turni Turno 1"], ["turni Turno 1", "turni Turno 1"], [1, 2]],
  ["of a service of two units: told apart by unit", ["attesa Attesa 1", "attesa Attesa 2"], ["attesa Attesa 2", "attesa Attesa 1"], [2, 1]],
  ["of two units, in new words in both", ["attesa Attesa 1", "attesa Attesa 2"], ["attesa Tempo 2", "attesa Tempo 1"], [2, 1]],
  ["of a second unit", ["attesa Attesa 1"], ["attesa Attesa 2", "attesa Attesa 1"], [2, 1]],
  ["moved to another unit", ["attesa Attesa 1"], ["attesa Attesa 2"], [1]],
  ["of two units, one of which became another", ["attesa Attesa 1", "attesa Attesa 2"], ["attesa Attesa 3", "attesa Attesa 2"], [1, 2]],
])("%s", (_, known, told, numbers) => {
  const held = known.map((each, i) => ({ ...indicatorOf(each), number: i + 1 }));
  expect(numberServiceIndicators(held, told.map(indicatorOf), held.length)).toEqual(numbers);
});

test("a number is never given twice, also when nothing tells any more whose the last was", () => {
  expect(numberServiceIndicators([{ ...indicatorOf("attesa Attesa 1"), number: 1 }], [indicatorOf("voto Voto 1")], 4)).toEqual([5]);
});
