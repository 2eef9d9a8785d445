import { createHash } from "node:crypto";
import { Transform } from "node:stream";

/** What passed through: how many bytes, and their SHA-256. Asked once, at the end. */
export type Passed = { readonly bytes: number; readonly sha256: Buffer };

/** A stream that changes nothing, and counts and hashes what passes; `tell` hears how many bytes did. */
export function countedStream(tell: (bytes: number) => void = () => undefined): {
  readonly stream: Transform;
  readonly passed: () => Passed;
} {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      tell(bytes);
      done(null, chunk);
    },
  });
  return { stream, passed: () => ({ bytes, sha256: hash.digest() }) };
}
