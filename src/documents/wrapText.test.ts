import { expect, test } from "vitest";
import { wrapText } from "./wrapText.ts";

test("a line is broken at a blank", () => {
  expect(wrapText("Relazione sulla performance", 15)).toEqual(["Relazione sulla", "performance"]);
});

test("a word longer than the line is cut", () => {
  expect(wrapText("un sovraordinamento", 6)).toEqual(["un", "sovrao", "rdinam", "ento"]);
});

test("an accent written apart counts as one character with its letter", () => {
  expect(wrapText("citta\u0300 aperta", 12)).toEqual(["citta\u0300 aperta"]);
});

test("a blank that does not break holds the number and its unit together", () => {
  expect(wrapText("pari al 89,19\u00a0%", 12)).toEqual(["pari al", "89,19\u00a0%"]);
});

test("nothing is one empty line", () => {
  expect(wrapText("", 10)).toEqual([""]);
});
