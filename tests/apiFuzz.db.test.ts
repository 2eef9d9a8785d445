import fc from "fast-check";
import { rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { answerOf, document, faultsOf } from "./support/apiSchemas.ts";
import { importDemonstration, siteOver } from "./support/apiSite.ts";
import { freshDatabase, publishedOf } from "./support/database.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { startServing } from "./support/program.ts";
import { preparing } from "./support/startWords.ts";

// Whatever is asked, the answer is one that the document describes, or a problem; never a broken server.

const { app: db } = await freshDatabase();
const { app, broken } = siteOver(publishedOf(db));
await importDemonstration(db);

type Asked = { readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>> };

const noise = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom("\0", "\r", "\n", "\t", "\x1b", "\x7f", "'", '"', "<", ";", "%", "\\", "/", ".", "*"), maxLength: 12 }),
  fc.constantFrom("../..", "__proto__", "constructor", "' or 1=1--", "NaN", "-1", "1e9", "9".repeat(400), "à".repeat(3000), "\u202e", "🐘", "�"),
); // prettier-ignore
const encoded = noise.map((text) => encodeURIComponent(text));
const malformed = fc.constantFrom("%", "%ZZ", "%00", "%C3", "%E0%80", "%2F%2F", "%252F", "..%2f..%2fetc", "+", "%0d%0ax:y");
const orNoise = (...usual: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.oneof(encoded, malformed) });

const parts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  codice: orNoise("valdora", "valdora", "valdora", "valdora", "valdora", "c_i703", "C_I703", "nessuno", ""),
  anno: orNoise("2024", "2024", "2025", "2026", "2026", "2023", "0000", "duemila", "02024"),
  obiettivo: orNoise("001", "2024-001", "2023-074", "999", "000", "2024-", "1"),
  numero: orNoise("quota-raggiunti", "settore-territorio/raggiunti", "settore-territorio%2Fraggiunti", "griglia/totale", "boh", "/", "toString"),
}; // prettier-ignore

const described = fc.constantFrom(...Object.keys(document.paths)).chain((path) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const values = fc.tuple(...names.map((name) => parts[name]!));
  return values.map((chosen) => `/api/v1${names.reduce((filled, name, i) => filled.replace(`{${name}}`, () => chosen[i]!), path)}`);
});
const site = fc.tuple(parts["codice"]!, parts["anno"]!, orNoise("", "obiettivi", "dati", "dati/obiettivi.csv", "dati/servizi.json", "relazione.json", "numeri/raggiunti", "obiettivi/001/misurato")).map((each) => `/${each.join("/")}`); // prettier-ignore
const anywhere = fc
  .tuple(
    fc.constantFrom("/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/", "/api/v1/openapi.json", "/assets/"),
    fc.oneof(fc.constant(""), encoded, malformed),
  )
  .map((each) => each.join(""));

const parameter = fc.tuple(
  orNoise("gruppo", "esito", "q", "limite", "posizione", "bom", "__proto__"),
  orNoise("", "raggiunti", "settore-territorio", "10", "500", "501", "0", "si", "strada"),
);
const asked = fc
  .array(
    parameter.map(([name, value]) => `${name}=${value}`),
    { maxLength: 4 },
  )
  .map((all) => (all.length > 0 ? `?${all.join("&")}` : ""));
const query = fc.oneof({ weight: 3, arbitrary: fc.constant("") }, { weight: 2, arbitrary: asked });
const method = fc.oneof(
  { weight: 8, arbitrary: fc.constant("GET") },
  { weight: 3, arbitrary: fc.constantFrom("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "QUERY", "x") },
);
const headerText = fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 60 });
const headers = fc.dictionary(
  fc.constantFrom("accept", "accept-encoding", "accept-language", "if-none-match", "origin", "x-forwarded-host", "range", "cookie"),
  fc.oneof(headerText, fc.constantFrom("*", "gzip", "br;q=1.0, gzip;q=0", "*/*", 'W/"x"', "null", "bytes=0-1")),
  { maxKeys: 4 },
);

const request: fc.Arbitrary<Asked> = fc.record({
  method,
  path: fc
    .tuple(fc.oneof({ weight: 6, arbitrary: described }, { weight: 2, arbitrary: site }, { weight: 1, arbitrary: anywhere }), query)
    .map((each) => each.join("")),
  headers,
});

/** Where each described path leads, longest first. */
const FORMS = Object.keys(document.paths)
  .sort((a, b) => b.length - a.length)
  .map((path) => ({ path, form: new RegExp(`^/api/v1${path.replace("{numero}", ".+").replace(/\{\w+\}/g, "[^/]+")}$`) }));

async function faultsIn({ method: asked, path }: Asked, answer: Response): Promise<string[]> {
  const { status, headers: told } = answer;
  const body = await answer.text();
  if (status >= 500) return [String(status)];
  if (asked === "HEAD" && body !== "") return ["HEAD with a body"];
  const address = new URL(`http://localhost${path}`).pathname;
  if (!/^\/api(\/|$)/.test(address) || (address === "/api" && ["GET", "HEAD"].includes(asked))) return [];
  if (told.get("access-control-allow-origin") !== "*") return ["not open to all"];
  if (status === 304 || status === 204) return body === "" ? [] : ["a body where there is none"];
  if (status !== 200) {
    if (told.get("content-type") !== "application/problem+json") return [`${String(status)} is no problem`];
    if (![400, 404, 405].includes(status)) return [`${String(status)} is not described`];
    return asked === "HEAD" ? [] : faultsOf("Problema", JSON.parse(body));
  }
  if (told.get("etag") === null) return ["without ETag"];
  if (asked === "HEAD" || address === "/api/v1/openapi.json" || told.has("content-encoding")) return [];
  const answers = FORMS.filter(({ form }) => form.test(address)).map(({ path: known }) => answerOf(known)?.name ?? "");
  if (answers.length === 0) return ["an answer that is not described"];
  return answers.some((name) => faultsOf(name, JSON.parse(body)).length === 0) ? [] : [`not as ${answers.join(" or ")}`];
}

const statuses = new Map<number, number>();

test("three thousand made-up requests are answered as the document says, and none breaks the server", async () => {
  await fc.assert(
    fc.asyncProperty(request, async (asked) => {
      const answer = await app.request(asked.path, { method: asked.method, headers: asked.headers });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect(await faultsIn(asked, answer)).toEqual([]);
    }),
    { numRuns: 3_000, seed: 2024 },
  );
  expect(broken).toEqual([]);
  expect([...statuses.keys()].sort()).toEqual([200, 204, 304, 308, 400, 404, 405]);
  expect(statuses.get(200)).toBeGreaterThan(400); // it is not all noise
}, 240_000);

const folder = passableFolder();
const serving = await startServing("demo", "--port", "0", "--data", join(folder, "dati"));
afterAll(async () => {
  const { stderr } = await serving.stop();
  rmSync(folder, { recursive: true });
  expect(stderr).toBe(preparing(join(folder, "dati")));
});

/** Sends bytes as they are, and gives the first line that comes back. */
function send(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(serving.address).port), "127.0.0.1", () => socket.write(Buffer.from(bytes, "latin1")));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.once("close", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.once("error", reject);
    socket.setTimeout(10_000, () => socket.destroy(new Error(`No answer to ${JSON.stringify(bytes)}`)));
  });
}

test("the real server answers what comes over the wire, however it is written", async () => {
  const target = fc.oneof(
    request.map(({ path }) => path),
    fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 80 }),
  );
  const host = fc.oneof(
    { weight: 4, arbitrary: fc.constant("localhost") },
    { weight: 1, arbitrary: fc.oneof(headerText, fc.constantFrom("", "a b", "[::1", "x:99999", "<script>", "http://x/")) },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(method, fc.constantFrom("TRACE", "CONNECT", "")), target, host, async (verb, path, name) => {
      const line = await send(`${verb} ${path} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
      expect(line).not.toMatch(/^HTTP\/1\.1 5/);
      if (verb === "GET" && name === "localhost" && path.startsWith("/api/v1/")) expect(line).toMatch(/^HTTP\/1\.1 (200|400|404|431)/); // 431: longer than HTTP takes
    }),
    { numRuns: 400, seed: 2024 },
  );
  expect(await send("GET /api/v1/amministrazioni HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).toBe("HTTP/1.1 200 OK"); // still there
}, 120_000);
