import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { AnnualReport } from "../domain/report/annualReport.ts";

/** A page or file ready to be sent: its bytes, the same compressed, and the mark by which a browser asks whether it has changed. */
export type Ready = { readonly type: string; readonly body: Buffer; readonly compressed: Buffer; readonly mark: string };

/** Ready pages and loaded years, kept by administration, year and revision. The oldest leave when the whole grows too large. */
export type PageCache = {
  readonly page: (key: string, make: () => Promise<{ readonly type: string; readonly body: Uint8Array | string }>) => Promise<Ready>;
  readonly report: (key: string, load: () => Promise<AnnualReport | undefined>) => Promise<AnnualReport | undefined>;
};

/** Makes a cache that holds at most so many bytes of pages, and the last few years read. */
export function createPageCache(mostBytes = 24 * 1024 * 1024, mostReports = 8): PageCache {
  const pages = new Map<string, Ready>();
  const reports = new Map<string, AnnualReport>();
  let bytes = 0;

  return {
    page: async (key, make) => {
      const kept = pages.get(key);
      if (kept) return touch(pages, key, kept);
      const made = await make();
      const body = Buffer.from(made.body);
      const compressed = gzipSync(body);
      const ready: Ready = {
        type: made.type,
        body,
        compressed,
        mark: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      };
      pages.set(key, ready);
      bytes += sizeOf(ready);
      while (bytes > mostBytes && pages.size > 1) bytes -= sizeOf(dropOldest(pages));
      return ready;
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
