import { expect, test } from "vitest";
import { seal, unseal } from "./sealedSecret.ts";

const key = Buffer.alloc(32, 1);
const secret = Buffer.from("12345678901234567890");

test("a sealed secret opens with its key for its account, and is never sealed twice alike", () => {
  const sealed = seal(key, "account-1", secret);
  expect(unseal(key, "account-1", sealed)).toEqual(secret);
  expect(sealed.includes(secret)).toBe(false);
  expect(seal(key, "account-1", secret)).not.toEqual(sealed);
});

test("it opens neither for another account, nor with another key, nor changed", () => {
  const sealed = seal(key, "account-1", secret);
  expect(() => unseal(key, "account-2", sealed)).toThrow();
  expect(() => unseal(Buffer.alloc(32, 2), "account-1", sealed)).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = sealed[at]! ^ 1;
    expect(() => unseal(key, "account-1", changed)).toThrow();
  }
});
