import { expect, test } from "vitest";
import { checkPassword } from "./password.ts";

const COMMON = new Set(["password", "qwerty123456", "a", "12"]);
const CONTEXT = ["Comune di Settimo Torinese", "m.rossetti@comune.example.it", "Mària Rossetti", "traguardo"];
const refusalsOf = (password: string) => {
  const verdict = checkPassword(password, CONTEXT, (base) => COMMON.has(base));
  return verdict.ok ? [] : verdict.reasons.map(({ reason }) => reason);
};

test.each([
  ["undiciparol", ["tooShort"]],
  ["dodiciparole", []],
  ["🐎🐎🔑🐢🐢🔑🐢🐎🔑🐎🐢", ["tooShort"]], // eleven characters, however many bytes
  ["🐎🐎🔑🐢🐢🔑🐢🐎🔑🐎🐢🔑", []],
  ["xyzt".repeat(32), []],
  [`${"xyzt".repeat(32)}!`, ["tooLong"]],
  ["cavallo batteria graffetta", []],
  ["", ["tooShort"]],
])("«%s» is refused for %j", (password, refusals) => {
  expect(refusalsOf(password)).toEqual(refusals);
});

test.each(["qwerty123456", "QWERTY123456", "password2026!", "!!!password!!!", "passwordpassword", "passwordpassword1", "aaaaaaaaaaaaa", "121212121212"])(
  "«%s» is among those tried first",
  (password) => {
    expect(refusalsOf(password)).toEqual(["breached"]);
  },
); // prettier-ignore

test.each(["SettimoTorinese", "settimo-torinese-2026", "traguardo2026", "RossettiMaria1!", "comune.example", "mària-rossetti"])(
  "«%s» is made of what everybody knows",
  (password) => {
    expect(refusalsOf(password)).toEqual(["contextWords"]);
  },
);

test("a word that everybody knows may stand in a longer password", () => {
  expect(refusalsOf("il traguardo di una lumaca lenta")).toEqual([]);
});
