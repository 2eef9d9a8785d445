import { connect, type Socket } from "node:net";
import { afterAll, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { startServingWith } from "./support/program.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";

const { urlOf } = await freshDatabase();
const site = await startServingWith(
  { DATABASE_URL: urlOf("app"), DATABASE_PUBLIC_URL: urlOf("publicReader"), TRAGUARDO_KEY: "07".repeat(32) },
  "start",
  "--port",
  "0",
);
const { port } = new URL(site.address);
afterAll(() => site.stop());

/** A connection that begins a request and never ends it, a byte now and then. */
function drip(beginning: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(beginning);
      const dripping = setInterval(() => socket.write("X"), 2_000);
      socket.once("close", () => clearInterval(dripping));
      socket.on("error", () => undefined);
      resolve(socket);
    });
    socket.once("error", reject);
  });
}

test("[T19] connections that drip their requests keep nobody else waiting, and are ended", { timeout: 300_000 }, async () => {
  const most = IS_LONG ? 800 : 200;
  const headers = await Promise.all(Array.from({ length: most / 2 }, () => drip("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")));
  const bodies = await Promise.all(
    Array.from({ length: most / 2 }, () => drip("POST /accesso HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n")),
  );
  const waits: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    const start = performance.now();
    expect((await fetch(`http://127.0.0.1:${port}/informazioni`)).status).toBe(200);
    waits.push(performance.now() - start);
  }
  if (IS_LONG) {
    waits.sort((a, b) => a - b);
    tellFigure(
      `T19: ${String(most)} slow connections, 200 of 200 honest requests; median ${waits[99]!.toFixed(1)} ms, 99 of 100 within ${waits[197]!.toFixed(1)} ms`,
    );
    expect(waits[197]).toBeLessThan(1_000);
    await expect.poll(() => headers.filter(({ destroyed }) => destroyed).length, { timeout: 100_000 }).toBe(most / 2);
    await expect.poll(() => bodies.filter(({ destroyed }) => destroyed).length, { timeout: 140_000 }).toBe(most / 2);
  }
  for (const socket of [...headers, ...bodies]) socket.destroy();
});
