import { randomBytes } from "node:crypto";

/**
 * Draws the key of a request: a UUID that carries the millisecond in which it was drawn (RFC 9562, version 7), so that a request whose answer is no longer
 * kept is known for an old one. `now` is in milliseconds since 1970.
 */
export function newRequestKey(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** When a key was drawn; undefined for one with a name of its own, or drawn by who tells no time. */
export function drawnAt(key: string): Date | undefined {
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(key) ?? [];
  return high === undefined || low === undefined ? undefined : new Date(Number.parseInt(high + low, 16));
}
