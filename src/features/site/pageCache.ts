import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip, gzipSync } from "node:zlib";
import type { PublishedBodies, PublishedYear } from "../../data/publication/publishedYear.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { Figure } from "../../domain/kernel/figure.ts";
import { type Brief, briefly } from "./briefly.ts";
import type { FairLine, Place } from "../fairLine.ts";
import { sendingLine } from "./largeAnswer.ts";
import { LastingRefusal } from "../commands/lastingRefusal.ts";

/**
 * A page or file ready to be sent: its bytes, the same compressed, and the mark by which a browser asks whether it has changed. One of the two may be
 * missing: a large text is kept only compressed, and what is compressed by itself (PDF, Word) is not compressed again.
 */
export type Ready = { readonly type: string; readonly mark: string } & (
  | { readonly body: Buffer<ArrayBuffer>; readonly compressed: Buffer<ArrayBuffer> | undefined }
  | { readonly body: undefined; readonly compressed: Buffer<ArrayBuffer> }
);

/** The whole bytes of a page or file. */
export type Whole = { readonly type: string; readonly body: Uint8Array | string };

/**
 * The years of an administration that are public, the latest first. `mark` changes with any of their publications and with the name; the mark of the pages of
 * a year with those of that year, and with the list of years.
 */
export type YearsNow = {
  readonly listed: readonly PublishedYear[];
  readonly mark: string;
  readonly pageMarks: ReadonlyMap<number, string>;
};

/** Ready pages and loaded years, kept by administration and publication. The oldest leave when the whole grows too large. */
export type PageCache = {
  /** The years of an administration and their publications, as the database said at most a moment ago. */
  readonly years: Brief<YearsNow>;
  /** Pages of the list of administrations, as the database said at most a moment ago. */
  readonly bodies: Brief<PublishedBodies>;
  /**
   * A page, made once for all who ask meanwhile. `make` is told when nobody wants it any more; `reader` tells when one of those who ask has gone. A
   * LastingRefusal of `make` is kept too.
   */
  readonly page: (key: string, make: (wanted: AbortSignal) => Promise<Whole>, reader?: AbortSignal) => Promise<Ready>;
  /** Keeps what was sent as it was made, where it is small enough by now. */
  readonly keep: (key: string, ready: Ready) => void;
  /** A page that is made already. */
  readonly made: (key: string) => Ready | undefined;
  /** Why a page is not made, where that was found out already and still holds. */
  readonly refusal: (key: string) => LastingRefusal | undefined;
  /** How large one page may be to be kept, in bytes. */
  readonly mostOfOne: number;
  /** Where what is larger is sent in turn. */
  readonly sending: FairLine<Place>;
  readonly report: Latest<AnnualReport | undefined>;
  /** The figures of a publication, with their proofs. */
  readonly figures: Latest<Readonly<Record<string, Figure>>>;
};

/** Something by its key, loaded where it is not among the last ones. */
type Latest<Value> = (key: string, load: () => Promise<Value>) => Promise<Value>;

const MEGABYTE = 1024 * 1024;

/**
 * How much is held: bytes of pages, of which one takes an eighth at most, so that it never sends away more than as much of the others; bytes of documents,
 * which are dear to make and apart, of which one takes half; refusals; the last years read, and the figures of fewer, whose proofs are larger. And for how many milliseconds a page may be behind what was written.
 */
const LIMITS = {
  bytes: 24 * MEGABYTE,
  mostOfOne: 3 * MEGABYTE,
  documents: 24 * MEGABYTE,
  mostOfDocument: 12 * MEGABYTE,
  refusals: 1000,
  reports: 8,
  figures: 4,
  behind: 250,
};

/** What is being made, for how many, and how to say that nobody wants it any more. */
type UnderWay = { readonly made: Promise<Ready>; readonly unwanted: AbortController; readers: number };

/** Makes a cache within its limits. What is being made is made once for all who ask. */
export function createPageCache(limits: Partial<typeof LIMITS> = {}): PageCache {
  const {
    bytes,
    mostOfOne,
    documents: mostDocuments,
    mostOfDocument,
    refusals: mostRefusals,
    reports: mostReports,
    figures: mostFigures,
    behind,
  } = { ...LIMITS, ...limits };
  const pages = shelf(bytes, mostOfOne);
  const documents = shelf(mostDocuments, mostOfDocument);
  const refusals = new Map<string, { readonly refusal: LastingRefusal; readonly until: number }>();
  const underWay = new Map<string, UnderWay>();

  const made = (key: string) => pages.get(key) ?? documents.get(key);

  function keep(key: string, ready: Ready): void {
    if (isCompressedByItself(ready.type)) documents.keep(key, ready);
    else
      pages.keep(key, sizeOf(ready) > mostOfOne && ready.compressed ? { ...ready, body: undefined, compressed: ready.compressed } : ready);
  }

  function remember(key: string, error: unknown): void {
    if (!(error instanceof LastingRefusal) || error.lasts <= 0) return;
    refusals.set(key, { refusal: error, until: performance.now() + error.lasts });
    if (refusals.size > mostRefusals) dropOldest(refusals);
  }

  function begin(key: string, make: (wanted: AbortSignal) => Promise<Whole>): UnderWay {
    const unwanted = new AbortController();
    const makeAndKeep = async () => {
      try {
        const ready = await readyOf(await make(unwanted.signal));
        keep(key, ready);
        return ready;
      } catch (error) {
        remember(key, error);
        throw error;
      } finally {
        if (underWay.get(key) === work) underWay.delete(key);
      }
    };
    const work: UnderWay = { made: makeAndKeep(), unwanted, readers: 0 };
    underWay.set(key, work);
    return work;
  }

  /** Who asks counts as a reader until they go. What nobody wants is not joined by who asks later. */
  function join(key: string, work: UnderWay, reader: AbortSignal | undefined): Promise<Ready> {
    work.readers += 1;
    const gone = () => {
      work.readers -= 1;
      if (work.readers > 0) return;
      if (underWay.get(key) === work) underWay.delete(key);
      work.unwanted.abort();
    };
    reader?.addEventListener("abort", gone, { once: true });
    return work.made.finally(() => reader?.removeEventListener("abort", gone));
  }

  return {
    years: briefly(behind),
    bodies: briefly(behind),
    page: (key, make, reader) => {
      const kept = made(key);
      return kept ? Promise.resolve(kept) : join(key, underWay.get(key) ?? begin(key, make), reader);
    },
    keep,
    made,
    refusal: (key) => {
      const kept = refusals.get(key);
      if (kept && kept.until > performance.now()) return touch(refusals, key, kept).refusal;
      refusals.delete(key);
      return undefined;
    },
    mostOfOne,
    sending: sendingLine(),
    report: latest(mostReports),
    figures: latest(mostFigures),
  };
}

/** So many values, those asked for last. Nothing that is undefined is kept. */
function latest<Value>(most: number): Latest<Value> {
  const values = new Map<string, Value>();
  return async (key, load) => {
    const kept = values.get(key);
    if (kept !== undefined) return touch(values, key, kept);
    const loaded = await load();
    if (loaded !== undefined) values.set(key, loaded);
    if (values.size > most) dropOldest(values);
    return loaded;
  };
}

/** Ready answers of so many bytes in all, and each of so many at most. The oldest leave when the whole grows too large. */
function shelf(mostBytes: number, mostOfOne: number) {
  const kept = new Map<string, Ready>();
  let bytes = 0;
  return {
    get: (key: string) => {
      const found = kept.get(key);
      return found && touch(kept, key, found);
    },
    keep: (key: string, ready: Ready) => {
      if (sizeOf(ready) > mostOfOne) return;
      const before = kept.get(key); // of who asked when nobody else wanted it any more
      bytes += sizeOf(ready) - (before ? sizeOf(before) : 0);
      kept.set(key, ready);
      while (bytes > mostBytes && kept.size > 1) bytes -= sizeOf(dropOldest(kept));
    },
  };
}

/** Up to so many bytes compressing holds everybody up for less than handing them to another thread. */
const COMPRESSED_AT_ONCE = 256 * 1024;

/** Makes content ready to be sent. */
export async function readyOf({ type, body: content }: Whole): Promise<Ready> {
  const body = Buffer.from(content);
  const mark = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  if (isCompressedByItself(type)) return { type, mark, body, compressed: undefined };
  const compressed = body.length <= COMPRESSED_AT_ONCE ? gzipSync(body) : await promisify(gzip)(body);
  return { type, mark, body, compressed };
}

function isCompressedByItself(type: string): boolean {
  return type === "application/pdf" || type.startsWith("application/vnd.openxmlformats-");
}

function touch<Kept>(kept: Map<string, Kept>, key: string, value: Kept): Kept {
  kept.delete(key);
  kept.set(key, value);
  return value;
}

function dropOldest<Kept>(kept: Map<string, Kept>): Kept {
  const [key, value] = kept.entries().next().value as [string, Kept];
  kept.delete(key);
  return value;
}

function sizeOf({ body, compressed }: Ready): number {
  return (body?.length ?? 0) + (compressed?.length ?? 0);
}
