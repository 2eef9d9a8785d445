import { expect, test } from "vitest";
import { readFiscalCode } from "./fiscalCode.ts";

test.each([
  ["RSSMRA80A01H501U", "RSSMRA80A01H501U"], // the specimen of every guide: Mario Rossi, invented
  ["rss mra 80a01 h501u", "RSSMRA80A01H501U"],
  ["RSSMRA80A01H501V", undefined], // last letter
  ["RSSMRA80F01H501U", undefined], // F is no month
  ["RSSMRA80A01H501", undefined],
  ["", undefined],
])("«%s» is read as %s", (written, code) => {
  expect(readFiscalCode(written)).toBe(code);
});

test("digits replaced by letters, where two people would have the same code, are read too", () => {
  expect(readFiscalCode("RSSMRA80A01H50MM")).toBe("RSSMRA80A01H50MM");
});
