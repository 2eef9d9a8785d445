import { expect, test } from "vitest";
import { freshDatabase, publishedOf } from "../../tests/support/database.ts";
import { readingWorkers as workers } from "../../tests/support/readingWorkers.ts";
import { createApp } from "./routes.tsx";
import { createPageCache } from "../features/site/pageCache.ts";

const { app: db } = await freshDatabase();

function textOn(day: string, publicUrl?: string) {
  const securityContact = { address: "mailto:sicurezza@comune.example", now: () => Date.parse(day) };
  return createApp({ db: publishedOf(db), workers, cache: createPageCache(), publicUrl, securityContact }, new Map()).request(
    "/.well-known/security.txt",
  );
}

test("it says whom to tell, until when, in which languages, and its address where that is known", async () => {
  const answer = await textOn("2026-11-29T22:00:00Z", "https://performance.comune.example");
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await answer.text()).toBe(
    [
      "Contact: mailto:sicurezza@comune.example",
      "Expires: 2027-05-01T00:00:00Z",
      "Preferred-Languages: it, en",
      "Canonical: https://performance.comune.example/.well-known/security.txt",
      "",
    ].join("\n"),
  );
  expect(await (await textOn("2026-11-29T22:00:00Z")).text()).not.toContain("Canonical");
});

//  asked at                     expires
test.each([
  ["2026-08-31T23:59:59.999Z", "2027-02-01T00:00:00Z"], // a long month does not overflow into March
  ["2026-12-31T12:00:00Z", "2027-06-01T00:00:00Z"],
  ["2028-02-29T00:00:00Z", "2028-08-01T00:00:00Z"],
  ["2031-07-01T00:00:00Z", "2032-01-01T00:00:00Z"], // years after it was started
])("asked at %s it expires at %s", async (day, expires) => {
  expect(await (await textOn(day)).text()).toContain(`\nExpires: ${expires}\n`);
});
