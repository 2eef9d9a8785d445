import { expect, test } from "vitest";
import { italianShare, shareOf } from "./share.ts";

//  The shares printed by a real report on 143 people, and its objectives achieved.
test.each([
  [66, 74, "89.19"],
  [4, 143, "2.80"],
  [19, 143, "13.29"],
  [114, 143, "79.72"],
  [6, 143, "4.20"],
  [0, 143, "0.00"],
  [143, 143, "100.00"],
])("%i of %i is %s", (part, whole, share) => {
  expect(shareOf(part, whole)).toBe(share);
});

test("of nothing there is no share", () => {
  expect(shareOf(0, 0)).toBeUndefined();
});

test("a share is printed with a comma", () => {
  expect(italianShare("89.19")).toBe("89,19 %");
});
