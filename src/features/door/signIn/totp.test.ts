import { expect, test } from "vitest";
import { base32, codeAt, otpauthUri, stepAt, stepOf } from "./totp.ts";

const SECRET = Buffer.from("12345678901234567890"); // of the vectors

// RFC 6238, appendix B, SHA1
test.each([
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
])("at second %i the code is %s", (second, code) => {
  expect(codeAt(SECRET, stepAt(second * 1000), 8)).toBe(code);
});

// RFC 4226, appendix D
test.each(
  ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"].map((code, i) => [i, code] as const),
)("step %i has the code %s", (step, code) => {
  expect(codeAt(SECRET, step)).toBe(code);
});

test.each([
  ["755224", undefined], // step 0, two before
  ["287082", 1],
  ["359152", 2],
  ["969429", 3],
  ["338314", undefined], // step 4, two after
  ["359 152", 2],
  ["35915", undefined],
  ["", undefined],
])("in step 2 the code «%s» is of step %s", (code, step) => {
  expect(stepOf(SECRET, code, 75_000)).toBe(step);
});

// RFC 4648, section 10
test.each([
  ["", ""],
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI"],
])("«%s» in base 32 is %s", (text, letters) => {
  expect(base32(Buffer.from(text))).toBe(letters);
});

test("the picture says whose code it is", () => {
  expect(otpauthUri(SECRET, "a@b.it")).toBe("otpauth://totp/Traguardo%3Aa%40b.it?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Traguardo");
});
