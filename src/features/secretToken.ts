import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 bits, to be given once. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token. */
export function hashOfToken(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}
