import { request } from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { ACCESS_ROUTES } from "../src/server/accessRoutes.tsx";
import { OFFICE_ROUTES } from "../src/server/officeRoutes.tsx";
import { ROUTES } from "../src/server/routes.tsx";
import { freshDatabase } from "./support/database.ts";
import { officeSite, YEAR } from "./support/officeSite.ts";
import { startServingWith } from "./support/program.ts";
import { addressOfRoute } from "./support/routeAddresses.ts";

const database = await freshDatabase();
const { signIn } = await officeSite(database);
const { token } = await signIn("valdora", "demo-personnel");
const settings = {
  DATABASE_URL: database.urlOf("app"),
  DATABASE_PUBLIC_URL: database.urlOf("publicReader"),
  TRAGUARDO_KEY: "07".repeat(32),
};
const [secure, local] = await Promise.all([
  startServingWith({ ...settings, PUBLIC_URL: "https://performance.comune.example" }, "start", "--port", "0"),
  startServingWith(settings, "start", "--port", "0"),
]);
afterAll(() => Promise.all([secure.stop(), local.stop()]));

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: string };

/** Asks the program as the proxy in front of it does: with the name of the site, and cookies as they are there. */
function ask(method: string, path: string, at = secure): Promise<Answer> {
  const headers = { host: "performance.comune.example", cookie: `__Host-traguardo=${token}`, "sec-fetch-site": "same-origin" };
  return new Promise((resolve, reject) => {
    request(`${at.address}${path}`, { method, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (text: string) => (body += text));
      answer.on("end", () => resolve({ status: answer.statusCode!, headers: answer.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const SCRIPTED = [
  "/accesso/secondo-fattore",
  "/accesso/passkey",
  "/accesso/conferma",
  "/accesso/conferma/passkey",
  "/il-mio-account/passkey",
];

const open = ROUTES.map(({ path }) => ["GET", addressOfRoute(path)] as const);
const reserved = [...ACCESS_ROUTES, ...OFFICE_ROUTES].map(({ method, path }) => [method, addressOfRoute(path)] as const);
const api = ["", "/valdora/anni", `/valdora/anni/${String(YEAR)}`, `/valdora/anni/${String(YEAR)}/gruppi`].map(
  (path) => ["GET", `/api/v1/amministrazioni${path}`] as const,
);
const others = [["GET", "/assets/traguardo.css"], ["GET", "/non/ci/sono"], ["GET", "/valdora/1999"], ["DELETE", "/valdora"], ["PUT", "/accesso"], ["GET", "/api/v1/niente"], ["POST", "/"]] as const; // prettier-ignore

describe("[T17] what every answer tells the browser", () => {
  test("is asked of every address there is", () => {
    expect([open.length, reserved.length]).toEqual([ROUTES.length, ACCESS_ROUTES.length + OFFICE_ROUTES.length]);
    expect([...open, ...reserved].map(([, path]) => path).filter((path) => /[:{}]/.test(path))).toEqual([]);
  });

  test.each([...open, ...reserved, ...api, ...others])("%s %s", async (method, path) => {
    for (let time = 0; time < 2; time += 1) {
      const { status, headers } = await ask(method, path); // the second time it may lie ready
      expect(status).toBeLessThan(500);
      expect(headers).toMatchObject({
        "content-security-policy": SCRIPTED.includes(path) ? `${POLICY}; script-src 'self'` : POLICY,
        "strict-transport-security": "max-age=31536000",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": path.startsWith("/api/") ? "cross-origin" : "same-origin",
      });
      expect(headers["x-powered-by"] ?? headers["server"]).toBeUndefined();
    }
  });

  test.each(reserved)("%s %s is kept by no cache", async (method, path) => {
    expect((await ask(method, path)).headers["cache-control"]).toBe("no-store");
  });

  test("a site known by http alone says nothing of https, which RFC 6797 forbids", async () => {
    for (const [method, path] of [...open.slice(0, 3), ...reserved.slice(0, 3)])
      expect((await ask(method, path, local)).headers["strict-transport-security"]).toBeUndefined();
  });
});
