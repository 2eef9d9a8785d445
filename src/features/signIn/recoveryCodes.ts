import { randomBytes } from "node:crypto";
import { keyed } from "../accessKeys.ts";
import { base32 } from "./totp.ts";

const HOW_MANY = 10;

/** New recovery codes, 80 bits each, as people read them: "ABCD-EFGH-IJKL-MNOP". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => base32(randomBytes(10)).match(/.{4}/g)!.join("-"));
}

/** What is kept of a code, however it is typed. */
export function hashOfRecoveryCode(key: Buffer, code: string): Buffer {
  return keyed(key, code.toUpperCase().replace(/[^A-Z2-7]/g, ""));
}
