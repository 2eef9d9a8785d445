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

/** Where a field that is not there has its length. */
const ABSENT = Buffer.alloc(4, 0xff);

/** SHA-256 of a tag and of fields, each with its length in front: no two lists of fields are the same bytes. */
function hashOf(tag: keyof typeof TAGS, fields: readonly (string | Uint8Array | null)[]): Buffer {
  const parts: Uint8Array[] = [Uint8Array.of(TAGS[tag])];
  for (const field of fields) {
    const bytes = typeof field === "string" ? Buffer.from(field, "utf8") : field;
    if (bytes === null) parts.push(ABSENT);
    else {
      const length = Buffer.allocUnsafe(4);
      length.writeUInt32BE(bytes.length);
      parts.push(length, bytes);
    }
  }
  return hash("sha256", Buffer.concat(parts), "buffer");
}

/** What the first seal of an administration follows. */
export function beginningOf(administration: string): Buffer {
  return hashOf("beginning", [administration]);
}

/** The commitment of a line: SHA-256 of its random salt and its content. */
export function commitmentOf(salt: Uint8Array, content: string): Buffer {
  return hash("sha256", Buffer.concat([salt, Buffer.from(content, "utf8")]), "buffer");
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
