import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { createServer, type LookupFunction, type Socket } from "node:net";
import type { CryptoKey, JWTPayload } from "jose";
import { sql } from "kysely";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { accessSite, type AccessSite, browserAt, opened, type TestBrowser } from "../../../../tests/support/accessSite.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { type Behaviour, honestClaims, startHostileProvider, unsigned } from "../../../../tests/support/hostileProvider.ts";
import { type Check, passes } from "../../../../tests/support/lenientVerifier.ts";
import { CLIENT, providerOf } from "../../../../tests/support/providerOf.ts";
import { addAccount, switchAccount } from "../../commands/accounts/manageAccount.ts";

const { app: db, owner, urlOf } = await freshDatabase();
const hostile = await startHostileProvider();
const elsewhere = await startHostileProvider();
const LEVEL = "https://www.spid.gov.it/SpidL2";
const site = accessSite(db, providerOf(hostile.issuer, { levels: LEVEL }));
const ACCOUNT = "/il-mio-account";

/** Every connection that this process makes through the library of the network. */
const connections: string[] = [];
const onSocket = (message: unknown) => {
  const { socket } = message as { socket: Socket };
  socket.on("connectionAttempt", (ip: string, port: number) => connections.push(`${ip}:${String(port)}`));
};
subscribe("net.client.socket", onSocket);
afterAll(async () => {
  unsubscribe("net.client.socket", onSocket);
  await Promise.all([hostile.stop(), elsewhere.stop()]);
});
afterEach(() => void hostile.behave({}));

/** Whether a connection is neither to the provider nor to the database, of which some versions of Node tell too. */
const isElsewhere = (to: string) => ![hostile.issuer, urlOf("superuser")].some((address) => new URL(address).host === to);

let tried = 0;
/** Counts a hostile try, which must not come in. */
async function refused(browser: TestBrowser, answer: Response): Promise<void> {
  tried += 1;
  expect(answer.status).toBeGreaterThanOrEqual(400);
  browser.cookies.delete("__Host-traguardo-ente");
  expect((await browser.ask(ACCOUNT)).status).toBe(303);
}

/** Presses the button; answers what left with the browser. */
async function leave(browser: TestBrowser, page = "/accesso", action = "/accesso/ente") {
  const answer = await browser.fill(page, {}, action);
  const address = /^0;url=(.+)$/.exec(answer.headers.get("refresh") ?? "")?.[1];
  const asked = address === undefined ? undefined : new URL(address).searchParams;
  return { answer, state: asked?.get("state") ?? "", nonce: asked?.get("nonce") ?? "" };
}

const comeBack = (browser: TestBrowser, state: string, more: Record<string, string> = {}) =>
  browser.ask(`/accesso/ente/ritorno?${new URLSearchParams({ code: "codice", state, iss: hostile.issuer, ...more }).toString()}`);

let people = 0;
/** A person linked to an identity of the hostile provider, which was honest until then. */
async function linked(on: AccessSite = site) {
  people += 1;
  const [mail, subject] = [`p${String(people)}@ente.example`, `codice-${String(people)}`];
  const made = await addAccount(db, { person: "prova", capacity: "commandLine" }, { mail, name: "Persona Inventata" });
  const browser = browserAt(on);
  const page = await opened(browser, `/invito/${made.ok ? made.value : ""}`);
  const { state, nonce } = await leave(browser, page, `${page}/ente`);
  hostile.handOver(await hostile.sign(honestClaims(hostile.issuer, nonce, subject)));
  expect((await comeBack(browser, state)).headers.get("location")).toBe(ACCOUNT);
  return { mail, subject, browser, invitation: made.ok ? made.value : "" };
}
const victim = await linked();

test("what is honest is taken, so that what is refused is refused for a reason", async () => {
  const browser = browserAt(site);
  const { state, nonce } = await leave(browser);
  hostile.handOver(await hostile.sign(honestClaims(hostile.issuer, nonce, victim.subject)));
  expect((await comeBack(browser, state)).status).toBe(303);
  expect((await browser.ask(ACCOUNT)).status).toBe(200);
});

type Signing = (claims: JWTPayload) => Promise<string> | string;
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;
const secret = (text: string) => new TextEncoder().encode(text.padEnd(32, " "));
const change =
  (what: object): Signing =>
  (claims) =>
    hostile.sign({ ...claims, ...what });
const without =
  (name: string): Signing =>
  (claims) =>
    hostile.sign(Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name)));
const signedAs =
  (header: object, key?: CryptoKey | Uint8Array): Signing =>
  (claims) =>
    hostile.sign(claims, { alg: "RS256", kid: "prima", ...header }, key);
const altered: Signing = async (claims) => {
  const [header, , signature] = (await hostile.sign(claims)).split(".");
  return [header, Buffer.from(JSON.stringify({ ...claims, extra: 1 })).toString("base64url"), signature].join(".");
};

//  what is wrong, the token, the check it is made against
const TOKENS: readonly (readonly [string, Signing, Check])[] = [
  ["another issuer", change({ iss: "https://altro.example" }), "iss"],
  ["the issuer with a slash more", (claims) => hostile.sign({ ...claims, iss: `${String(claims.iss)}/` }), "iss"],
  ["no issuer", without("iss"), "iss"],
  ["another audience", change({ aud: "altro-sito" }), "aud"],
  ["no audience", without("aud"), "aud"],
  ["several audiences, without saying for whom", change({ aud: [CLIENT.id, "altro-sito"] }), "azp"],
  ["several audiences, for another", change({ aud: [CLIENT.id, "altro-sito"], azp: "altro-sito" }), "azp"],
  ["our audience, for another", change({ azp: "altro-sito" }), "azp"],
  ["another nonce", change({ nonce: "un altro" }), "nonce"],
  ["no nonce", without("nonce"), "nonce"],
  ["no signature (alg none)", unsigned, "signature"],
  ["HS256 with the secret of the client", signedAs({ alg: "HS256" }, secret(CLIENT.secret)), "signature"],
  ["HS256 with the public key", signedAs({ alg: "HS256" }, secret(JSON.stringify(hostile.jwk))), "signature"],
  ["an unknown key", signedAs({ kid: "mai vista" }, hostile.wrongKey), "signature"],
  ["a key that is not the one it names", signedAs({}, hostile.wrongKey), "signature"],
  ["the right key under an unknown name", signedAs({ kid: "mai vista" }), "signature"],
  ["a key that it brings itself", signedAs({ jwk: elsewhere.jwk, kid: undefined }, hostile.wrongKey), "signature"],
  ["claims altered after signing", altered, "signature"],
  ["over", change({ exp: seconds(-120) }), "exp"],
  ["without an end", without("exp"), "exp"],
  ["an end that is text", change({ exp: "domani" }), "exp"],
  ["made in the future", change({ iat: seconds(600) }), "iat"],
  ["that holds only later", change({ nbf: seconds(600) }), "nbf"],
  ["no subject", without("sub"), "sub"],
  ["a subject that is a number", change({ sub: 7 }), "sub"],
  ["an empty subject", change({ sub: "" }), "sub"],
  ["a subject of 256 characters", change({ sub: "x".repeat(256) }), "sub"],
  ["a lower level", change({ acr: "https://www.spid.gov.it/SpidL1" }), "acr"],
  ["no level", without("acr"), "acr"],
  ["a list of levels", change({ acr: [LEVEL] }), "acr"],
];

describe("a token is refused with", () => {
  test.each(TOKENS)("%s", async (_, signing, check) => {
    const browser = browserAt(site);
    const { state, nonce } = await leave(browser);
    const token = await signing(honestClaims(hostile.issuer, nonce, victim.subject));
    hostile.handOver(token);
    await refused(browser, await comeBack(browser, state));
    const expected = { issuer: hostile.issuer, clientId: CLIENT.id, nonce, level: LEVEL, keys: [hostile.jwk] };
    expect([await passes(token, expected), await passes(token, expected, check)]).toEqual([false, true]); // that check, and no other, stops it
  });
});

describe("a return is refused", () => {
  /** A browser that left, with an honest token waiting. */
  async function gone() {
    const browser = browserAt(site);
    const left = await leave(browser);
    hostile.handOver(await hostile.sign(honestClaims(hostile.issuer, left.nonce, victim.subject)));
    return { browser, ...left };
  }

  test("twice with the same state", async () => {
    const { browser, state } = await gone();
    expect((await comeBack(browser, state)).status).toBe(303);
    browser.cookies.delete("__Host-traguardo");
    await refused(browser, await comeBack(browser, state));
  });

  test("a hundred times at once with the same state: one comes in", async () => {
    const { browser, state } = await gone();
    const answers = await Promise.all(Array.from({ length: 100 }, () => comeBack(browser, state)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    tried += 99;
  });

  test("with the code of another way", async () => {
    const first = await gone();
    const browser = browserAt(site);
    const { state } = await leave(browser);
    expect(first.state).not.toBe(state);
    await refused(browser, await comeBack(browser, state)); // the token that the code gives is of the first way
  });

  test("in another browser, and still holds in its own", async () => {
    const { browser, state } = await gone();
    const thief = browserAt(site);
    await leave(thief);
    await refused(thief, await comeBack(thief, state));
    const naked = browserAt(site);
    await refused(naked, await comeBack(naked, state));
    expect((await comeBack(browser, state)).status).toBe(303);
  });

  test.each([
    ["of another provider", { iss: "https://altro.example" }],
    ["with a state that was invented", { state: "inventato" }],
    ["without a state", { state: "" }],
    ["without a code", { code: "" }],
    ["with an error", { error: "server_error" }],
  ])("%s", async (_, more) => {
    const { browser, state } = await gone();
    await refused(browser, await comeBack(browser, state, more));
  });

  test("refused there, even with a code beside", async () => {
    const { browser, state } = await gone();
    const answer = await comeBack(browser, state, { error: "access_denied" });
    expect(await answer.clone().text()).toContain("annullato prima della fine");
    await refused(browser, answer);
  });

  test("without saying of whom, where the provider says that it does", async () => {
    const { browser, state } = await gone();
    await refused(browser, await browser.ask(`/accesso/ente/ritorno?code=codice&state=${state}`));
  });

  test("with two states", async () => {
    const { browser, state } = await gone();
    await refused(browser, await browser.ask(`/accesso/ente/ritorno?code=c&state=${state}&state=altro&iss=${hostile.issuer}`));
  });

  test.each([
    ["9:59", 599, 303],
    ["10:00", 600, 403],
  ])("%s after leaving", async (_, after, status) => {
    const { browser, state } = await gone();
    await sql`update identity_transaction set started_at = started_at - make_interval(secs => ${after})`.execute(owner);
    expect((await comeBack(browser, state)).status).toBe(status);
    if (status === 403) tried += 1;
  });
});

const html = (answer: ServerResponse) => answer.writeHead(200, { "content-type": "text/html" }).end("<p>Buongiorno</p>");
const broken = (answer: ServerResponse) => answer.writeHead(500, { "content-type": "application/json" }).end("{}");
const huge = (answer: ServerResponse) =>
  answer.writeHead(200, { "content-type": "application/json" }).end(`{"a":"${"x".repeat(2_000_000)}"}`);
const slow = (answer: ServerResponse) => {
  answer.writeHead(200, { "content-type": "application/json" }).write("{");
  const drops = setInterval(() => answer.write(" "), 100);
  answer.on("close", () => clearInterval(drops));
};
const moved = (answer: ServerResponse) => answer.writeHead(307, { location: `${elsewhere.issuer}/gettone` }).end();
const cut = (answer: ServerResponse) => answer.destroy();
const FAULTS = { html, broken, huge, slow, moved, cut };

describe("the provider answers badly", () => {
  test.each(
    Object.entries(FAULTS).flatMap(([name, fault]) =>
      (["discovery", "token", "keys"] as const).map((where) => [where, name, fault] as const),
    ),
  )("%s: %s", async (where, _, fault) => {
    const before = [connections.length, elsewhere.asked.length] as const;
    const fresh = accessSite(db, providerOf(hostile.issuer, { levels: LEVEL })); // nothing of the provider is known yet
    hostile.behave({ [where]: fault });
    const browser = browserAt(fresh);
    const { answer, state, nonce } = await leave(browser);
    hostile.handOver(await hostile.sign(honestClaims(hostile.issuer, nonce, victim.subject)));
    await refused(browser, where === "discovery" ? answer : await comeBack(browser, state));
    expect(connections.slice(before[0]).filter(isElsewhere)).toEqual([]);
    expect(elsewhere.asked.length).toBe(before[1]); // no redirect was followed
  });
});

const trap = createServer((socket) => socket.destroy());
await new Promise<void>((ready) => trap.listen(0, "127.0.0.1", ready));
afterAll(() => void trap.close());
const trapPort = String((trap.address() as { port: number }).port);

//  what it names, as which address
const NAMED = (["token_endpoint", "jwks_uri", "authorization_endpoint"] as const).flatMap((field) =>
  [
    `http://127.0.0.1:${trapPort}/x`, `http://[::1]:${trapPort}/x`, `http://localhost:${trapPort}/x`, "http://169.254.169.254/latest/meta-data", "https://10.0.0.1/x",
    "https://192.168.1.1/x", "https://altro.example/x", "http://2130706433/x", "https://utente:parola@altro.example/x", "file:///etc/passwd", "javascript:alert(1)",
  ].map((address) => [field, address] as const),
); // prettier-ignore

describe("what the provider says of itself is refused", () => {
  const says = async (document: NonNullable<Behaviour["document"]>, lookup?: LookupFunction, allowed = "") => {
    const from = connections.length;
    hostile.behave({ document });
    const provider = providerOf(hostile.issuer, { levels: LEVEL, allowed, ...(lookup && { lookup }) });
    const browser = browserAt(accessSite(db, provider));
    const { answer, state, nonce } = await leave(browser);
    if (answer.status === 200) hostile.handOver(await hostile.sign(honestClaims(hostile.issuer, nonce, victim.subject)));
    await refused(browser, answer.status === 200 ? await comeBack(browser, state) : answer);
    expect(connections.slice(from).filter(isElsewhere)).toEqual([]);
    return provider.told;
  };

  test.each(NAMED)("%s at %s", async (field, address) => {
    await says((honest) => ({ ...honest, [field]: address }));
  });

  test.each(["https://altro.example", ""])("another issuer: «%s»", async (issuer) => {
    await says((honest) => ({ ...honest, issuer }));
  });

  test("no keys", async () => {
    await says((honest) => ({ ...honest, jwks_uri: undefined }));
  });

  test("a host that nobody wrote is not even looked up", async () => {
    const names: string[] = [];
    const lookup: LookupFunction = (name, _, done) => {
      names.push(name);
      done(null, [{ address: "127.0.0.1", family: 4 }]);
    };
    await says((honest) => ({ ...honest, jwks_uri: "http://chiavi.example/x" }), lookup);
    expect(names).toEqual([]);
  });

  test.each(["169.254.169.254", "0.0.0.0", "fe80::1", "::ffff:169.254.169.254", "224.0.0.1"])(
    "a host that was written, whose name has moved to %s",
    async (address) => {
      const lookup: LookupFunction = (_, { all }, done) => {
        if (all === true) done(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
        else done(null, address, 4);
      };
      const told = await says((honest) => ({ ...honest, token_endpoint: "https://gettoni.example/x" }), lookup, "gettoni.example");
      expect(told.join()).toContain("gettoni.example is at an address that nobody asks");
    },
  );
});

describe("an account is not reached", () => {
  test("by an identity that is linked to none", async () => {
    const browser = browserAt(site);
    const { state, nonce } = await leave(browser);
    hostile.handOver(await hostile.sign({ ...honestClaims(hostile.issuer, nonce, "mai visto"), email: victim.mail, email_verified: true }));
    await refused(browser, await comeBack(browser, state));
  });

  test("by the same mail and subject at another provider", async () => {
    const other = accessSite(db, providerOf(elsewhere.issuer, { levels: LEVEL }));
    const browser = browserAt(other);
    const { state, nonce } = await leave(browser);
    elsewhere.handOver(
      await elsewhere.sign({ ...honestClaims(elsewhere.issuer, nonce, victim.subject), email: victim.mail, email_verified: true }),
    );
    await refused(browser, await comeBack(browser, state, { iss: elsewhere.issuer }));
  });

  test("once it is closed", async () => {
    const who = await linked();
    await switchAccount(db, who.mail, true);
    const browser = browserAt(site);
    const { state, nonce } = await leave(browser);
    hostile.handOver(await hostile.sign(honestClaims(hostile.issuer, nonce, who.subject)));
    await refused(browser, await comeBack(browser, state));
  });

  test("by an invitation that was used, is over, or belongs to a closed account; and it does not link what is linked", async () => {
    const used = browserAt(site);
    expect((await used.fill(await opened(used, `/invito/${victim.invitation}`), {}, "/invito/xxxxxxxxxxxxxxxx/ente")).status).toBe(404);
    const made = await addAccount(db, { person: "prova", capacity: "commandLine" }, { mail: "chiusa@ente.example", name: "Persona" });
    /** Leaves with the invitation while it holds, and comes back with a subject once something has happened. */
    const offer = async (subject: string, meanwhile: () => Promise<unknown>) => {
      const late = browserAt(site);
      const page = await opened(late, `/invito/${made.ok ? made.value : ""}`);
      const { state, nonce } = await leave(late, page, `${page}/ente`);
      await meanwhile();
      hostile.handOver(await hostile.sign(honestClaims(hostile.issuer, nonce, subject)));
      await refused(late, await comeBack(late, state));
    };
    await offer(victim.subject, () => Promise.resolve());
    await offer("nuovo", () => switchAccount(db, "chiusa@ente.example", true));
    await switchAccount(db, "chiusa@ente.example", false);
    await offer("nuovo", () =>
      sql`update invitation set created_at = created_at - interval '8 days', expires_at = expires_at - interval '8 days'`.execute(owner),
    );
  });
});

describe("a step-up is refused", () => {
  const FACTOR = ["/il-mio-account", {}, "/il-mio-account/fattore"] as const;

  //  what is wrong, claims, whether it is taken
  test.each([
    ["nothing", {}, true],
    ["a sign-in of before", { auth_time: seconds(-120) }, false],
    ["no time of the sign-in", { auth_time: undefined }, false],
    ["a time that is text", { auth_time: "ora" }, false],
    ["a time in the future", { auth_time: seconds(600) }, false],
    ["another identity", { sub: "mai visto" }, false],
    ["a lower level", { acr: "https://www.spid.gov.it/SpidL1" }, false],
  ])("with %s", async (_, claims, isTaken) => {
    const who = await linked();
    const { state, nonce } = await leave(who.browser, "/accesso/conferma", "/accesso/ente/conferma");
    hostile.handOver(await hostile.sign({ ...honestClaims(hostile.issuer, nonce, who.subject), ...claims }));
    expect((await comeBack(who.browser, state)).status).toBe(isTaken ? 303 : 403);
    if (!isTaken) tried += 1;
    expect((await who.browser.fill(...FACTOR)).headers.get("location")?.includes("conferma")).toBe(!isTaken);
  });

  test("when the session it began in is over, or is another", async () => {
    const [who, other] = [await linked(), await linked()];
    const { state, nonce } = await leave(who.browser, "/accesso/conferma", "/accesso/ente/conferma");
    hostile.handOver(await hostile.sign(honestClaims(hostile.issuer, nonce, who.subject)));
    who.browser.cookies.set("__Host-traguardo", other.browser.cookies.get("__Host-traguardo")!);
    expect((await comeBack(who.browser, state)).status).toBe(403);
    tried += 1;
    expect((await other.browser.fill(...FACTOR)).headers.get("location")).toContain("conferma");
  });
});

test("of at least forty hostile tries none came in, and nothing was asked outside the hosts that were written", () => {
  expect(tried).toBeGreaterThanOrEqual(40);
  const hosts = [hostile.issuer, elsewhere.issuer].map((address) => new URL(address).host);
  expect(connections.length).toBeGreaterThan(40);
  expect(connections.filter((to) => isElsewhere(to) && !hosts.includes(to))).toEqual([]);
  expect(site.logged).toEqual([]);
  process.stdout.write(`${String(tried)} hostile tries, 0 accepted; ${String(connections.length)} connections, 0 elsewhere\n`);
});
