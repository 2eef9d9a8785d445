import { expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { runProgramWith, startServingWith } from "./support/program.ts";

const { urlOf } = await freshDatabase();
const settings = { DATABASE_URL: urlOf("app"), DATABASE_PUBLIC_URL: urlOf("publicReader"), TRAGUARDO_KEY: "07".repeat(32) };
const MONTH = 31 * 24 * 3_600_000;

test("the program tells whom to write to of a weakness, for months ahead, and nothing where nobody was named", async () => {
  const [told, silent] = await Promise.all([
    startServingWith(
      { ...settings, SECURITY_CONTACT: "https://comune.example/sicurezza", PUBLIC_URL: "https://performance.comune.example" },
      "start",
      "--port",
      "0",
    ),
    startServingWith(settings, "start", "--port", "0"),
  ]);
  const answer = await fetch(`${told.address}/.well-known/security.txt`);
  const text = await answer.text();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
  expect(text).toMatch(
    /^Contact: https:\/\/comune\.example\/sicurezza\nExpires: \d{4}-\d{2}-01T00:00:00Z\nPreferred-Languages: it, en\nCanonical: https:\/\/performance\.comune\.example\/\.well-known\/security\.txt\n$/,
  );
  const ahead = Date.parse(/Expires: (\S+)/.exec(text)?.[1] ?? "") - Date.now();
  expect(ahead).toBeGreaterThan(4 * MONTH);
  expect(ahead).toBeLessThan(7 * MONTH);
  expect((await fetch(`${silent.address}/.well-known/security.txt`)).status).toBe(404);
  await Promise.all([told.stop(), silent.stop()]);
});

test("a contact that leads nowhere is refused at the start", async () => {
  const { code, stderr } = await runProgramWith({ ...settings, SECURITY_CONTACT: "sicurezza@comune.example" }, "start", "--port", "0");
  expect(code).toBe(1);
  expect(stderr).toContain("SECURITY_CONTACT vale «sicurezza@comune.example»: scriva per esempio mailto:sicurezza@comune.it");
});
