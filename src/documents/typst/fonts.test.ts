import { expect, test } from "vitest";
import { fonts } from "./fonts.ts";

test.each(["a", "à", "È", "€", "«", "’", "–", "≤", "%", "\u00a0"])("documents have a shape for %s", (character) => {
  expect(fonts().have(character)).toBe(true);
});

test.each(["Ж", "Δ", "ש", "☐", "😀"])("what Titillium lacks is found in the second family: %s", (character) => {
  expect(fonts().have(character)).toBe(true);
});

test.each(["漢", "न", "\u0007"])("%j has no shape in our fonts", (character) => {
  expect(fonts().have(character)).toBe(false);
});

test("a text is as wide as its letters in the widest face, in em", () => {
  expect(fonts().widthOf("M")).toBe(0.858);
  expect(fonts().widthOf("Mi")).toBeCloseTo(1.116, 5);
});
