import { expect, test } from "vitest";
import { ACTION_WORDS, actionWords, offeredWords } from "./actionWords.ts";

test("no two actions have the same words, and none is shown by its name in code", () => {
  const words = Object.values(ACTION_WORDS);
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((each) => /\w\.[a-z]/.test(each))).toEqual([]);
});

test("an action that is no more keeps the name it had in the log", () => {
  expect(actionWords("organisation.write")).toBe("cambiare organizzazione e persone");
  expect(actionWords("something.old")).toBe("something.old");
});

test("a right that has no door yet is offered as one that is coming", () => {
  expect(offeredWords("result.verify")).toBe("verificare i risultati (in arrivo)");
  expect(offeredWords("plan.import")).toBe("importare il piano");
});
