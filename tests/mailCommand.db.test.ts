import { sql } from "kysely";
import { rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { startMailServer } from "./support/mailServer.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgramWith, startServingWith } from "./support/program.ts";

const { app, owner, urlOf } = await freshDatabase();
const folder = passableFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const DATABASE = { DATABASE_URL: urlOf("app"), DATABASE_PUBLIC_URL: urlOf("publicReader"), TRAGUARDO_KEY: "07".repeat(32) };
const SITE = "https://performance.comune.example";
const add = ["account", "add", "--mail", "anna@comune.example", "--name", "Anna Inventata"];

test("without a mail server the invitation is shown, with the word that no mail was sent", async () => {
  const { code, stdout } = await runProgramWith(DATABASE, ...add, "--url", SITE);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/\/invito\/[\w-]{43}\nNon è stata mandata posta \(manca SMTP_URL\)/)]);
  expect(await app.selectFrom("mail").selectAll().execute()).toEqual([]);
  expect((await runProgramWith(DATABASE, "mail")).stdout).toContain("Non c'è un server di posta (SMTP_URL): nulla parte.");
});

test("with one the invitation waits for the program that serves, is shown to nobody, and leaves once", async () => {
  const server = await startMailServer(undefined, {
    allowInsecureAuth: true,
    onAuth: ({ username = "" }, _session, done) => done(null, { user: username }),
  });
  const given = {
    ...DATABASE,
    SMTP_URL: `smtp://utente:canarino-segreto@127.0.0.1:${String(server.port)}`,
    MAIL_FROM: "Comune <performance@comune.example>",
  };
  const invite = ["account", "invite", "--mail", "anna@comune.example"];
  expect((await runProgramWith(given, ...invite)).stderr).toContain("aggiunga --url");
  const first = await runProgramWith(given, ...invite, "--url", SITE);
  expect([first.code, first.stdout.includes("/invito/")]).toEqual([0, false]);
  await runProgramWith(given, ...invite, "--url", SITE); // the first one holds no more: it must not leave
  expect((await runProgramWith(given, "mail")).stdout).toMatch(
    /non mandato\t.*sostituito da un altro invito\n2\tin attesa\t.*anna@comune\.example\tInvito a Traguardo/,
  );
  const serving = await startServingWith(given, "start", "--port", "0");
  await expect.poll(() => server.received.length, { timeout: 15_000 }).toBe(1);
  const { text } = server.received[0]!;
  const [, token = ""] = /\/invito\/([\w-]{43})/.exec(text.replace(/=\r\n/g, "").replace(/=3D/g, "=")) ?? [];
  expect((await fetch(`${serving.address}/invito/${token}`, { redirect: "manual" })).status).toBe(303);
  const { stdout, stderr } = await serving.stop();
  expect(stdout + stderr).not.toMatch(/canarino|anna@/);
  expect(
    JSON.stringify(await app.selectFrom("mail").selectAll().execute(), (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    ),
  ).not.toContain(token);
});

test("an account that has no second factor yet is not reset: a new invitation does", async () => {
  const { code, stderr } = await runProgramWith(DATABASE, "account", "reset", "--mail", "anna@comune.example");
  expect([code, stderr]).toEqual([1, expect.stringContaining("le basta un nuovo invito")]);
});

test("killed while the server is slow to answer, the program leaves the message uncertain: nobody sends it again but a person", async () => {
  const [slow, server] = [await startMailServer(undefined, { waits: 60_000 }), await startMailServer()];
  const to = ({ port }: { readonly port: number }) => ({
    ...DATABASE,
    SMTP_URL: `smtp://127.0.0.1:${String(port)}`,
    MAIL_FROM: "performance@comune.example",
  });
  const serving = await startServingWith(to(slow), "start", "--port", "0");
  await runProgramWith(to(slow), "account", "add", "--mail", "carla@comune.example", "--name", "Carla", "--url", SITE);
  await expect.poll(() => slow.received.length, { timeout: 15_000 }).toBe(1);
  await serving.stop("SIGKILL");
  const { mail_id: id } = await app.selectFrom("mail").select("mail_id").where("state", "=", "sending").executeTakeFirstOrThrow();
  await sql`update mail set claimed_until = now() where mail_id = ${id}`.execute(owner); // five minutes later
  const again = await startServingWith(to(server), "start", "--port", "0");
  const listed = async () => (await runProgramWith(to(server), "mail")).stdout;
  expect(await listed()).toContain(`${String(id)}\tincerto`);
  expect(server.received).toEqual([]);
  await runProgramWith(to(server), "mail", "--send-again", String(id));
  await expect.poll(() => server.received.length, { timeout: 15_000 }).toBe(1);
  expect((await runProgramWith(to(server), "mail", "--send-again", String(id))).code).toBe(1);
  await again.stop();
});

test("a name of several lines makes no account and no mail", async () => {
  const { code, stderr } = await runProgramWith(DATABASE, "account", "add", "--mail", "b@c.example", "--name", "Anna\r\nBcc: x@y.example");
  expect([code, stderr]).toEqual([1, expect.stringContaining("Il nome ha un a capo")]);
});
