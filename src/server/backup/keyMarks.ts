import { createHash } from "node:crypto";

/**
 * Which keys an installation has, without showing them: SHA-256 of the key of the accesses and the public half of the one that signs checkpoints, hexadecimal;
 * null where there is none or it was not known to whoever made the copy. And what has need of them: second factors, and the public keys that checkpoints
 * are signed with.
 */
export type KeyMarks = {
  readonly access: string | null;
  readonly isAccessInUse: boolean;
  readonly checkpoint: string | null;
  readonly checkpointsBy: readonly string[];
};

/** The mark of the key of the accesses: 32 random bytes, which nobody finds again from it. */
export function accessMark(key: Buffer): string {
  return createHash("sha256").update("traguardo access key\n").update(key).digest("hex");
}
