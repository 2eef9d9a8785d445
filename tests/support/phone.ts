import { setTimeout as pause } from "node:timers/promises";
import { codeAt, stepAt } from "../../src/features/door/signIn/totp.ts";

/** A phone with the secret of an account: each code is a new one that the server takes now, however long ago the one before was. */
export function phoneOf(secret: Buffer): () => Promise<string> {
  let last = 0;
  return async () => {
    last = Math.max(last + 1, stepAt(Date.now()));
    while (stepAt(Date.now()) < last - 1) await pause(200); // a phone is at most one step ahead
    return codeAt(secret, last);
  };
}
