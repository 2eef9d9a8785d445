import { expect, test } from "vitest";
import { divideWords } from "./divideWords.ts";

/** Every character as wide as one. */
const widthOf = (text: string) => text.length;

//  text                                room   divided: "·" where a hyphen would stand, "|" where the line only breaks
test.each([
  ["dell'autocertificazione", 30, "dell'autocertificazione"],
  ["dell'autocertificazione", 10, "del·l'au·to·cer·ti·fi·ca·zio·ne"],
  ["(dell’amministrazione),", 10, "(del·l’am·mi·ni·stra·zio·ne),"],
  ["la precontenziosamente sua", 10, "la pre·con·ten·zio·sa·men·te sua"],
  ["socio-assistenziale/altro", 10, "so·cio-|as·si·sten·zia·le/|al·tro"],
  ["CUP:J81B2100459", 12, "CUP:|J81B2100459"],
  ["CUP:J81B2100459", 6, "CUP:|J81B21|00459"],
  ["https://www.comune.it/a_b", 12, "https://|www.|comune.|it/|a_|b"],
  ["1.234.567,89\u00a0€", 14, "1.234.567,89\u00a0€"],
  ["1.234.567,89\u00a0€", 13, "1.234.567,89 €"],
  ["1.234.567,89\u00a0€", 6, "1.|234.|567,|89 €"],
  ["strutture", 4, "str·ut·tu·re"], // "strut" and its hyphen have no room
  ["bene,male", 6, "be·ne,|ma·le"],
  ["....................", 10, "..........|.........."],
])("%s in a room of %i is %s", (text, room, divided) => {
  expect(divideWords(text, room, widthOf).replaceAll("\u00ad", "·").replaceAll("\u200b", "|")).toBe(divided);
});
