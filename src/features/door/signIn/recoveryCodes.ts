import { keyed } from "../../accessKeys.ts";
import { base32 } from "./totp.ts";

const HOW_MANY = 10;

/**
 * The recovery codes of a request, 80 bits each, as people read them: "ABCD-EFGH-IJKL-MNOP". The same request gives the same codes, so that the person who sends it
 * twice has in hand those that hold; without the key nobody makes them.
 */
export function recoveryCodesOf(key: Buffer, accountId: string, request: string): string[] {
  return Array.from({ length: HOW_MANY }, (_, i) =>
    base32(keyed(key, `${accountId} ${request} ${String(i)}`).subarray(0, 10))
      .match(/.{4}/g)!
      .join("-"),
  );
}

/** What is kept of a code, however it is typed. */
export function hashOfRecoveryCode(key: Buffer, code: string): Buffer {
  return keyed(key, code.toUpperCase().replace(/[^A-Z2-7]/g, ""));
}
