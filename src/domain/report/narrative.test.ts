import { expect, test } from "vitest";
import { narrativeParts, unknownFigures } from "./narrative.ts";

test("a text refers to figures by name, and every other brace is text", () => {
  expect(narrativeParts("Raggiunti {figure:raggiunti} su {figure: obiettivi }; {altro} {figure:")).toEqual([
    { words: "Raggiunti " },
    { figure: "raggiunti" },
    { words: " su " },
    { figure: "obiettivi" },
    { words: "; {altro} {figure:" },
  ]);
});

test("a figure that does not exist is found with its chapter and block", () => {
  const narrative = {
    presentazione: [
      { kind: "paragraph" as const, text: "Sono {figure:raggiunti}." },
      { kind: "list" as const, ordered: false, items: ["uno", "{figure:inventato}"] },
    ],
  };
  expect(unknownFigures(narrative, (id) => id === "raggiunti")).toEqual([{ chapter: "presentazione", position: 2, figure: "inventato" }]);
});
