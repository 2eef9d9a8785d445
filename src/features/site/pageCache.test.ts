import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { LastingRefusal } from "../commands/lastingRefusal.ts";
import { createPageCache, type Ready } from "./pageCache.ts";

const textOf = async (page: Promise<Ready>) => (await page).body?.toString();
const made = (body: string) => () => Promise.resolve({ type: "text/plain", body });

test("a page is made once for its key", async () => {
  const cache = createPageCache();
  await cache.page("a", made("uno"));
  expect(await textOf(cache.page("a", made("due")))).toBe("uno");
});

test("pages used longest ago leave when the whole grows too large", async () => {
  const cache = createPageCache({ bytes: 300, mostOfOne: 300 });
  await cache.page("a", made("a".repeat(100)));
  await cache.page("b", made("b".repeat(100)));
  await cache.page("a", made("again"));
  await cache.page("c", made("c".repeat(100)));
  expect(await textOf(cache.page("a", made("made again")))).toBe("a".repeat(100));
  expect(await textOf(cache.page("b", made("made again")))).toBe("made again");
});

test("what could not be made is not kept", async () => {
  const cache = createPageCache();
  await expect(cache.page("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await textOf(cache.page("a", made("sì")))).toBe("sì");
});

test("two who ask at once wait for one making", async () => {
  const cache = createPageCache();
  let times = 0;
  const slow = () => {
    times += 1;
    return new Promise<{ type: string; body: string }>((resolve) => setTimeout(() => resolve({ type: "text/plain", body: "uno" }), 5));
  };
  const [first, second] = await Promise.all([cache.page("a", slow), cache.page("a", slow)]);
  expect(first).toBe(second);
  expect(times).toBe(1);
});

test("an answer larger than its share is kept compressed where that fits, and not at all where it does not", async () => {
  const cache = createPageCache({ mostOfOne: 1000 });
  await cache.page("small", made("piccola"));
  await cache.page("large", made("a".repeat(10_000)));
  const kept = cache.made("large");
  expect(kept?.body).toBeUndefined();
  expect(kept?.compressed && gunzipSync(kept.compressed).toString()).toBe("a".repeat(10_000));
  const noise = randomBytes(2000).toString("latin1");
  expect(await textOf(cache.page("noise", made(noise)))).toBe(noise);
  expect([cache.made("noise"), cache.made("small")?.body?.toString()]).toEqual([undefined, "piccola"]);
});

test("documents are kept apart, and none sends a page away", async () => {
  const cache = createPageCache({ bytes: 100, documents: 3000, mostOfDocument: 1500 });
  const document = (bytes: number) => () => Promise.resolve({ type: "application/pdf", body: new Uint8Array(bytes) });
  await cache.page("page", made("piccola"));
  for (const name of ["a", "b", "c"]) await cache.page(name, document(1400));
  await cache.page("large", document(1600));
  expect(["page", "a", "b", "c", "large"].filter((name) => cache.made(name))).toEqual(["page", "b", "c"]);
});

test("what is compressed by itself is not compressed again", async () => {
  const cache = createPageCache();
  const { body, compressed } = await cache.page("a", () => Promise.resolve({ type: "application/pdf", body: "%PDF" }));
  expect([body?.toString(), compressed]).toEqual(["%PDF", undefined]);
});

test("a refusal that lasts is remembered for its page, and for no other", async () => {
  const cache = createPageCache();
  const tooLong = new LastingRefusal("È troppo lungo.", Infinity);
  await expect(cache.page("valdora/2024:1", () => Promise.reject(tooLong))).rejects.toBe(tooLong);
  expect([cache.refusal("valdora/2024:1"), cache.refusal("valdora/2024:2")]).toEqual([tooLong, undefined]);
});

test("one that lasts an hour is forgotten after an hour, and one that does not last at once", async () => {
  vi.useFakeTimers();
  vi.setSystemTime(Date.now() + 30 * 86_400_000); // a clock a month ahead, put right while it lasts
  const cache = createPageCache();
  const late = new LastingRefusal("Ci ha messo troppo.", 3_600_000);
  await expect(cache.page("a", () => Promise.reject(late))).rejects.toBe(late);
  await expect(cache.page("b", () => Promise.reject(new LastingRefusal("Riprovi.", 0)))).rejects.toThrow();
  vi.setSystemTime(Date.now() - 30 * 86_400_000);
  vi.advanceTimersByTime(3_599_000);
  expect([cache.refusal("a"), cache.refusal("b")]).toEqual([late, undefined]);
  vi.advanceTimersByTime(2000);
  expect(cache.refusal("a")).toBeUndefined();
  vi.useRealTimers();
});

test("a page is unwanted when the last of its readers has gone, and who asks later has it made anew", async () => {
  const cache = createPageCache();
  const [first, second] = [new AbortController(), new AbortController()];
  let wanted: AbortSignal | undefined;
  const waiting = (signal: AbortSignal) => {
    wanted = signal;
    return new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("gone"))));
  };
  const pages = [cache.page("a", waiting, first.signal), cache.page("a", waiting, second.signal)];
  first.abort();
  expect(wanted?.aborted).toBe(false);
  second.abort();
  expect(wanted?.aborted).toBe(true);
  const later = cache.page("a", made("di nuovo"));
  expect((await Promise.allSettled(pages)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await textOf(later)).toBe("di nuovo");
  expect(cache.made("a")?.body?.toString()).toBe("di nuovo");
});
