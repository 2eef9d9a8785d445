import { createHmac } from "node:crypto";

/** Codes that change with time (RFC 6238): SHA-1, thirty seconds, six figures, as every app of codes has them. */
const STEP_MILLISECONDS = 30_000;
const FIGURES = 6;

/** How many steps the clock of a phone may be off, either way. */
const SKEW = 1;

/** The step of time of an instant. */
export function stepAt(now: number): number {
  return Math.floor(now / STEP_MILLISECONDS);
}

/** The code of a step. */
export function codeAt(secret: Buffer, step: number, figures = FIGURES): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = digest.at(-1)! & 0xf;
  const truncated = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(truncated % 10 ** figures).padStart(figures, "0");
}

/** The step whose code this is, among those that are taken now; undefined when it is of none. Spaces do not count. */
export function stepOf(secret: Buffer, code: string, now: number): number | undefined {
  const typed = code.replace(/\s/g, "");
  const today = stepAt(now);
  return Array.from({ length: 2 * SKEW + 1 }, (_, i) => today - SKEW + i).find((step) => step >= 0 && codeAt(secret, step) === typed);
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Bytes in the letters of an app of codes (RFC 4648, base 32, without padding). */
export function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]!).join("");
}

/** What the square picture says to an app of codes. */
export function otpauthUri(secret: Buffer, mail: string): string {
  return `otpauth://totp/${encodeURIComponent(`Traguardo:${mail}`)}?secret=${base32(secret)}&issuer=Traguardo`;
}
