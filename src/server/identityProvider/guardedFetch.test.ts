import { createServer } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { guardedFetch, isAllowed } from "./guardedFetch.ts";

const server = createServer((request, answer) => {
  if (request.url === "/altrove") answer.writeHead(302, { location: "/" }).end();
  else answer.writeHead(200, { "content-type": "text/plain" }).end(`${request.method ?? ""} ${request.headers.host ?? ""}`);
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const port = String((server.address() as AddressInfo).port);
afterAll(() => void server.close());

const at =
  (address: string): LookupFunction =>
  (_, { all }, done) => {
    if (all === true) done(null, [{ address, family: 4 }]);
    else done(null, address, 4);
  };
const get = { method: "GET", headers: {} };

//  address, hosts, http on this machine, allowed
test.each([
  ["https://accesso.comune.it/x", "accesso.comune.it", false, true],
  ["https://accesso.comune.it:443/x", "accesso.comune.it", false, true],
  ["https://ACCESSO.comune.it/x", "accesso.comune.it", false, true],
  ["https://accesso.comune.it:8443/x", "accesso.comune.it", false, false],
  ["https://accesso.comune.it:8443/x", "accesso.comune.it:8443", false, true],
  ["https://altro.comune.it/x", "accesso.comune.it", false, false],
  ["https://accesso.comune.it.altro.example/x", "accesso.comune.it", false, false],
  ["https://accesso.comune.it@altro.example/x", "accesso.comune.it", false, false],
  ["https://chi:parola@accesso.comune.it/x", "accesso.comune.it", false, false],
  ["http://accesso.comune.it/x", "accesso.comune.it", true, false],
  ["http://127.0.0.1:9000/x", "127.0.0.1:9000", true, true],
  ["http://127.0.0.1:9000/x", "127.0.0.1:9000", false, false],
  ["http://2130706433:9000/x", "127.0.0.1:9000", true, true], // the same address, otherwise written
  ["https://10.0.0.5/x", "10.0.0.5", false, true], // a private host that the administrator wrote
  ["file:///etc/passwd", "", true, false],
  ["", "", true, false],
])("%s, with %s written (http here: %s): %s", (address, host, allowsLoopbackHttp, allowed) => {
  expect(isAllowed(address, { hosts: new Set([host]), allowsLoopbackHttp })).toBe(allowed);
});

describe("a connection", () => {
  const fetch = (lookup?: LookupFunction) =>
    guardedFetch({
      hosts: new Set([`127.0.0.1:${port}`, `localhost:${port}`, "169.254.169.254", "[fe80::1]"]),
      allowsLoopbackHttp: true,
      ...(lookup && { lookup }),
    });

  test("is made to the address that was checked, under the name that was asked", async () => {
    const answer = await fetch(at("127.0.0.1"))(`http://localhost:${port}/`, get);
    expect(await answer.text()).toBe(`GET localhost:${port}`);
  });

  test.each(["169.254.169.254", "0.0.0.0", "255.255.255.255"])("is not made where the name leads to %s", async (address) => {
    await expect(fetch(at(address))(`http://localhost:${port}/`, get)).rejects.toThrow("at an address that nobody asks");
  });

  test.each(["https://169.254.169.254/", "https://[fe80::1]/"])("is not made to %s, even when it was written", async (address) => {
    await expect(fetch()(address, get)).rejects.toThrow("is asked by nobody");
  });

  test("follows no redirect", async () => {
    await expect(fetch()(`http://127.0.0.1:${port}/altrove`, get)).rejects.toThrow("leads elsewhere");
  });
});
