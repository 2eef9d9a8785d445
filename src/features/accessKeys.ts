import { createHmac, hkdfSync } from "node:crypto";

/** What each key is for. None of them is in the database: the person who has only a copy of that can neither make codes nor guess them. */
const PURPOSES = ["secondFactor", "recoveryCode", "newRecoveryCodes", "attempt", "form", "browser"] as const;

/** The keys of the access, all drawn from one. */
export type AccessKeys = Readonly<Record<(typeof PURPOSES)[number], Buffer>>;

/** Draws from the installation's key, 32 random bytes, one for each purpose. */
export function accessKeys(key: Buffer): AccessKeys {
  const drawn = PURPOSES.map((purpose) => [purpose, Buffer.from(hkdfSync("sha256", key, "", `traguardo ${purpose}`, 32))]);
  return Object.fromEntries(drawn) as AccessKeys;
}

/** A text under a key (HMAC-SHA-256). */
export function keyed(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest();
}
