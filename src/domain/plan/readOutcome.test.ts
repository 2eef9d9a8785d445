import { expect, test } from "vitest";
import { readOutcome } from "./readOutcome.ts";

test.each([
  ["RAGGIUNTO", { outcome: "achieved" }],
  ["Non raggiunto", { outcome: "notAchieved" }],
  ["NON  RAGGIUNTO.", { outcome: "notAchieved" }],
  ["no", { outcome: "notAchieved" }],
  ["sì", { outcome: "achieved" }],
  ["PARZIALMENTE RAGGIUNTO", { outcome: "partlyAchieved" }],
  ["raggiunto in parte", { outcome: "partlyAchieved" }],
  ["raggiunto al 80 %", { outcome: "partlyAchieved", degree: "80" }],
  ["parzialmente raggiunto (72,5%)", { outcome: "partlyAchieved", degree: "72.5" }],
  ["raggiunto in parte (70 %)", { outcome: "partlyAchieved", degree: "70" }],
  ["Raggiunto parzialmente, al 70 %", { outcome: "partlyAchieved", degree: "70" }],
  ["raggiunto al 99,99 %", { outcome: "partlyAchieved", degree: "99.99" }],
  ["raggiunto al 100 %", { outcome: "achieved", degree: "100" }],
  ["100,01 %", { outcome: "achieved", degree: "100.01" }],
  ["0,01%", { outcome: "partlyAchieved", degree: "0.01" }],
  ["0%", { outcome: "notAchieved", degree: "0" }],
  ["non valutabile", { outcome: "notAssessable" }],
  ["Neutralizzato", { outcome: "neutralised" }],
  ["", { outcome: "unknown" }],
  ["---", { outcome: "unknown" }],
  ["NON RAGGIUNTO (cause esterne)", { outcome: "notAchieved" }],
  ["mancato", { outcome: "notAchieved" }],
  ["completato", { outcome: "achieved" }],
  ["rinviato", undefined],
  ["RAGG", undefined],
  ["NON", undefined],
])("«%s» is read as %o", (written, outcome) => {
  expect(readOutcome(written)).toEqual(outcome);
});
