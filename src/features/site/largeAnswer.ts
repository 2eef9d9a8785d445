import { createHash, randomBytes } from "node:crypto";
import { pipeline, Readable, Transform } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type FairLine, fairLine, type Place } from "../fairLine.ts";
import { LastingRefusal } from "../commands/lastingRefusal.ts";

/** An answer of a type that would take more than its share of the cache: it is sent as it is made. It stays so while the data are the same. */
export class TooLargeToKeep extends LastingRefusal {
  override readonly name = "TooLargeToKeep";
  readonly type: string;

  constructor(type: string) {
    super("Larger than its share", Infinity);
    this.type = type;
  }
}

/** What is made in pieces, each when it is asked for. */
export type InPieces = { readonly type: string; readonly pieces: () => Iterable<string> };

/** The letters that are made at once, before others have their turn. */
const PIECE = 65_536;

/** The whole of what is made in pieces. Throws TooLargeToKeep as soon as it is more than so many bytes. */
export async function gathered({ type, pieces }: InPieces, most: number): Promise<{ readonly type: string; readonly body: Uint8Array }> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of paced(pieces())) {
    bytes += part.length;
    if (bytes > most) throw new TooLargeToKeep(type);
    parts.push(part);
  }
  return { type, body: Buffer.concat(parts) };
}

/** Pieces of a size worth sending. Between one and the next others have their turn in this thread. */
async function* paced(pieces: Iterable<string>): AsyncGenerator<Buffer<ArrayBuffer>> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = "";
    await setImmediate();
  }
  if (text !== "") yield Buffer.from(text);
}

/** A mark of publications and address, for what is not made before it is sent. Another start of the program may make other bytes of the same data. */
export function markOfLarge(key: string): string {
  return `"${createHash("sha256").update(START).update(key).digest("base64url").slice(0, 22)}"`;
}

const START = randomBytes(16);

/** Where large answers are sent: each holds what it is made of in memory. One body has two places at most, and nobody waits longer than browsers do. */
export function sendingLine(): FairLine<Place> {
  return fairLine([{ isWide: true }, { isWide: true }, { isWide: true }], { placesOfOne: 2, waitingOfOne: 8, waiting: 24 });
}

/** The person who reads more slowly is ended: so many milliseconds for the beginning, and for each byte that was made. */
const PATIENCE = { beginning: 30_000, each: 0.01 };

/** How an answer in pieces is sent. */
export type Sending = {
  readonly line: FairLine<Place>;
  readonly body: string;
  readonly isCompressed: boolean;
  /** Tells when who asked has gone, also while they wait. */
  readonly reader: AbortSignal;
  readonly patience?: typeof PATIENCE;
  /** Where whole compressed bytes go that are not more than `most`: kept, they make the work once. */
  readonly most?: number;
  readonly keep?: (compressed: Buffer<ArrayBuffer>) => void;
};

/**
 * A stream of what `make` makes, no faster than it is read, when its turn has come; undefined where `make` makes nothing. A reader who leaves ends the work.
 * Throws LineFull and RequestOver.
 */
export function streamed<Made extends InPieces>(
  make: () => Promise<Made | undefined>,
  { line, body, isCompressed, reader, patience = PATIENCE, most = 0, keep = () => undefined }: Sending,
): Promise<ReadableStream | undefined> {
  return new Promise((resolve, reject) => {
    const send = async () => {
      const made = await make();
      if (!made) {
        resolve(undefined);
        return;
      }
      let bytes = 0;
      const counted = async function* () {
        for await (const part of paced(made.pieces())) {
          bytes += part.length;
          yield part;
        }
      };
      const source = Readable.from(counted(), { objectMode: false, highWaterMark: PIECE });
      const stream = isCompressed ? pipeline(source, createGzip(), collecting(most, keep), () => undefined) : source;
      const begun = performance.now();
      const look = setInterval(() => {
        if (performance.now() - begun > patience.beginning + patience.each * bytes) stream.destroy(new Error("Read too slowly"));
      }, patience.beginning / 10).unref();
      const leave = () => stream.destroy();
      reader.addEventListener("abort", leave, { once: true });
      const ended = new Promise((done) => stream.once("error", () => undefined).once("close", done));
      if (reader.aborted) leave();
      resolve(Readable.toWeb(stream) as ReadableStream);
      await ended;
      source.destroy();
      clearInterval(look);
      reader.removeEventListener("abort", leave);
    };
    line.inTurn(body, send, reader).catch(reject);
  });
}

/** Lets bytes through, and gives all of them to `keep` at the end unless they were too many. */
function collecting(most: number, keep: (bytes: Buffer<ArrayBuffer>) => void): Transform {
  let parts: Buffer[] = [];
  let bytes = 0;
  return new Transform({
    transform(part: Buffer, _, done) {
      bytes += part.length;
      if (bytes <= most) parts.push(part);
      else parts = [];
      done(undefined, part);
    },
    flush(done) {
      if (bytes <= most) keep(Buffer.concat(parts));
      done();
    },
  });
}

/** Bytes that were compressed, inflated as fast as they are read. */
export function inflated(compressed: Uint8Array): ReadableStream {
  return Readable.toWeb(pipeline(Readable.from([compressed]), createGunzip(), () => undefined)) as ReadableStream;
}
