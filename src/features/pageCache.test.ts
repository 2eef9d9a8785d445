import { expect, test } from "vitest";
import { createPageCache } from "./pageCache.ts";

const made = (body: string) => () => Promise.resolve({ type: "text/plain", body });

test("a page is made once for its key", async () => {
  const cache = createPageCache();
  await cache.page("a", made("uno"));
  expect((await cache.page("a", made("due"))).body.toString()).toBe("uno");
});

test("pages used longest ago leave when the whole grows too large", async () => {
  const cache = createPageCache({ bytes: 300 });
  await cache.page("a", made("a".repeat(100)));
  await cache.page("b", made("b".repeat(100)));
  await cache.page("a", made("again"));
  await cache.page("c", made("c".repeat(100)));
  expect((await cache.page("a", made("made again"))).body.toString()).toBe("a".repeat(100));
  expect((await cache.page("b", made("made again"))).body.toString()).toBe("made again");
});

test("what could not be made is not kept", async () => {
  const cache = createPageCache();
  await expect(cache.page("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect((await cache.page("a", made("sì"))).body.toString()).toBe("sì");
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
