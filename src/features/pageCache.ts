import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { YearListed } from "../data/annualReport.ts";
import type { AnnualReport } from "../domain/report/annualReport.ts";
import { type Brief, briefly } from "./briefly.ts";

/** A page or file ready to be sent: its bytes, the same compressed, and the mark by which a browser asks whether it has changed. */
export type Ready = {
  readonly type: string;
  readonly body: Buffer<ArrayBuffer>;
  readonly compressed: Buffer<ArrayBuffer>;
  readonly mark: string;
};

/** The years of an administration, the latest first, and the mark that changes with any of their revisions. */
export type YearsNow = { readonly listed: readonly YearListed[]; readonly mark: string };

/** Ready pages and loaded years, kept by administration and revision. The oldest leave when the whole grows too large. */
export type PageCache = {
  /** The years of an administration and their revisions, as the database said at most a moment ago. */
  readonly years: Brief<YearsNow>;
  readonly page: (key: string, make: () => Promise<{ readonly type: string; readonly body: Uint8Array | string }>) => Promise<Ready>;
  /** A page that is made already. */
  readonly made: (key: string) => Ready | undefined;
  readonly report: (key: string, load: () => Promise<AnnualReport | undefined>) => Promise<AnnualReport | undefined>;
};

/** How much is held: bytes of pages, the last years read; and for how many milliseconds a page may be behind what was written. */
const LIMITS = { bytes: 24 * 1024 * 1024, reports: 8, behind: 250 };

/** Makes a cache within its limits. What is being made is made once for all who ask. */
export function createPageCache(limits: Partial<typeof LIMITS> = {}): PageCache {
  const { bytes: mostBytes, reports: mostReports, behind } = { ...LIMITS, ...limits };
  const pages = new Map<string, Ready>();
  const reports = new Map<string, AnnualReport>();
  const underWay = new Map<string, Promise<Ready>>();
  let bytes = 0;

  function keep(key: string, ready: Ready): void {
    pages.set(key, ready);
    bytes += sizeOf(ready);
    while (bytes > mostBytes && pages.size > 1) bytes -= sizeOf(dropOldest(pages));
  }

  return {
    years: briefly(behind),
    page: (key, make) => {
      const kept = pages.get(key);
      if (kept) return Promise.resolve(touch(pages, key, kept));
      const begun = underWay.get(key);
      if (begun) return begun;
      const made = make()
        .then((content) => {
          const ready = readyOf(content);
          keep(key, ready);
          return ready;
        })
        .finally(() => underWay.delete(key));
      underWay.set(key, made);
      return made;
    },
    made: (key) => {
      const kept = pages.get(key);
      return kept && touch(pages, key, kept);
    },
    report: async (key, load) => {
      const kept = reports.get(key);
      if (kept) return touch(reports, key, kept);
      const loaded = await load();
      if (loaded) reports.set(key, loaded);
      if (reports.size > mostReports) dropOldest(reports);
      return loaded;
    },
  };
}

/** Makes content ready to be sent. */
export function readyOf({ type, body: content }: { readonly type: string; readonly body: Uint8Array | string }): Ready {
  const body = Buffer.from(content);
  const mark = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return { type, body, compressed: gzipSync(body), mark };
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
  return body.length + compressed.length;
}
