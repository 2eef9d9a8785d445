import { expect, test } from "vitest";
import { isSignedWith, readSigningKey } from "./signature.ts";

const [KEY, SIGNATURE] = [
  "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
] as const;

const signed = (key: string, signature: string, text = "") => isSignedWith(Buffer.from(key, "hex"), text, Buffer.from(signature, "hex"));

test("the first example of RFC 8032 is signed, and nothing near it", () => {
  expect(signed(KEY, SIGNATURE)).toBe(true);
  expect(signed(KEY, SIGNATURE, "x")).toBe(false);
  expect(signed(KEY, SIGNATURE.replace("e556", "e456"))).toBe(false);
  expect(signed(KEY, SIGNATURE.slice(2))).toBe(false);
  expect(signed(KEY.replace("d7", "d6"), SIGNATURE)).toBe(false);
});

const ZEROS = "00".repeat(31);

test.each([
  ["the neutral point", `01${ZEROS}`],
  ["the neutral point with a sign", `01${"00".repeat(30)}80`],
  ["the neutral point written in another way", `ee${"ff".repeat(30)}7f`],
  ["the point of order two", `ec${"ff".repeat(30)}7f`],
  ["a point of order four", `00${ZEROS}`],
  ["a point of order four written in another way", `ed${"ff".repeat(30)}7f`],
  ["a point of order eight", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"],
  ["another of order eight", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"],
])("%s is no key: it would sign every text", (_, key) => {
  for (const text of ["a", "b", "c", "d", "e", "f", "g", "h"]) expect(signed(key, `01${ZEROS}${"00".repeat(32)}`, text)).toBe(false);
});

test("what is no private key of Ed25519 is none", () => {
  expect(readSigningKey("-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----\n")).toBeUndefined();
});
