import { hash } from "node:crypto";

/** One line of the log as its hashes see it: everything is text, bytes are hexadecimal, an instant is "2026-11-23T19:12:00.123456Z". */
export type LogLine = {
  readonly kind: "line";
  readonly administration: string;
  readonly sequence: string;
  readonly recordedAt: string;
  readonly person: string;
  readonly action: string;
  readonly object: string;
  readonly year: string | null;
  readonly track: string | null;
  readonly trackState: string | null;
  /** Null, with the content, once erased. */
  readonly salt: string | null;
  readonly content: string | null;
  readonly commitment: string;
};

/** What each hash begins with, so that no hash of one kind is one of another. */
const TAGS = { beginning: 0, link: 1, circumstances: 2 } as const;

/** What is about to be hashed: one piece of memory for all, since a long log is hashed line by line. */
let scratch = Buffer.allocUnsafe(4096);

/** Writes after `end` bytes what is to be hashed; answers where it ends. */
function put(end: number, field: string | Uint8Array): number {
  const size = typeof field === "string" ? Buffer.byteLength(field, "utf8") : field.length;
  if (end + size > scratch.length) scratch = Buffer.concat([scratch.subarray(0, end)], 2 * (end + size));
  if (typeof field === "string") scratch.write(field, end, "utf8");
  else scratch.set(field, end);
  return end + size;
}

const hashed = (end: number) => hash("sha256", scratch.subarray(0, end), "buffer");

/** SHA-256 of a tag and of fields, each with its length in front: no two lists of fields are the same bytes. */
function hashOf(tag: keyof typeof TAGS, fields: readonly (string | Uint8Array | null)[]): Buffer {
  let end = put(0, Uint8Array.of(TAGS[tag]));
  for (const field of fields) {
    const after = put(put(end, ABSENT), field ?? "");
    if (field !== null) scratch.writeUInt32BE(after - end - 4, end);
    end = after;
  }
  return hashed(end);
}

/** The length of a field that is not there. */
const ABSENT = Buffer.alloc(4, 0xff);

/** What the first seal of an administration follows. */
export function beginningOf(administration: string): Buffer {
  return hashOf("beginning", [administration]);
}

/** The commitment of a line: SHA-256 of its random salt and its content. */
export function commitmentOf(salt: Uint8Array, content: string): Buffer {
  return hashed(put(put(0, salt), content));
}

/** The hash of who did what, when, to which object. The database computes the same for the sealer, in the view `audit_to_seal`. */
export function circumstancesOf({ recordedAt, person, action, object, year, track, trackState }: LogLine): Buffer {
  return hashOf("circumstances", [recordedAt, person, action, object, year, track, trackState]);
}

/** What a seal binds to the one before. */
export type Sealed = {
  readonly previous: Uint8Array;
  readonly administration: string;
  readonly sequence: string;
  readonly commitment: Uint8Array;
  readonly circumstances: Uint8Array;
};

/** A seal (it. "sigillo"): the hash of a line and of the seal before it. */
export function linkHash({ previous, administration, sequence, commitment, circumstances }: Sealed): Buffer {
  return hashOf("link", [previous, administration, sequence, commitment, circumstances]);
}
