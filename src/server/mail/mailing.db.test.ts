import { sql } from "kysely";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { startMailServer } from "../../../tests/support/mailServer.ts";
import { IS_LONG } from "../../../tests/support/longTier.ts";
import { openDatabasePool } from "../../data/database/database.ts";
import { claimMail, listUnsent, markHandedOver, queueMail, sendAgain, settleMail, tidyOutbox } from "../../data/mail/outbox.ts";
import type { MailSettings } from "../settings.ts";
import { startMailing, type Mailing } from "./mailing.ts";
import { deliver } from "./smtp.ts";

const { app, owner, urlOf } = await freshDatabase();

let running: Mailing[] = [];
let troubles: string[] = [];
const posting = (settings: MailSettings, db = app) => {
  const mailing = startMailing(db, settings, (trouble) => troubles.push(trouble), { every: 40 });
  running.push(mailing);
  return mailing;
};

beforeEach(async () => {
  troubles = [];
  await sql`delete from mail`.execute(owner);
});
afterEach(async () => {
  await Promise.all(running.map(({ stop }) => stop()));
  running = [];
});

const queue = (recipient: string, subject = "Prova", body = "Apra https://sito.example/invito/segreto") =>
  queueMail(app, { kind: "invitation", recipient, subject, body, days: 7 });
const states = async () => {
  const rows = await app.selectFrom("mail").select(["recipient", "state"]).orderBy("mail_id").execute();
  return Object.fromEntries(rows.map(({ recipient, state }) => [recipient, state]));
};
const texts = async () => (await app.selectFrom("mail").select("body").where("body", "is not", null).execute()).length;
const dueNow = () => sql`update mail set due_at = now()`.execute(owner);

describe("a message", () => {
  test("is taken by the mail server, and its text is erased here", async () => {
    const server = await startMailServer();
    await queue("anna@comune.example", "Invito è");
    posting(server.settings);
    await expect.poll(states).toEqual({ "anna@comune.example": "sent" });
    expect(await texts()).toBe(0);
    const { text } = server.received[0]!;
    expect(text).toContain("From: Comune di Prova <performance@comune.example>");
    expect(text).toMatch(/Message-ID: <[0-9a-f-]{36}@comune\.example>/);
    expect(text).toContain("Auto-Submitted: auto-generated");
    expect(text).toContain("https://sito.example/invito/segreto");
    expect(troubles).toEqual([]);
  });

  test.each([["refusesRecipient"], ["refusesText"]] as const)(
    "that the server refuses for now (%s 451) is sent when it takes it, once",
    async (way) => {
      const server = await startMailServer((_, attempt) => (attempt === 1 ? ({ [way]: 451 } as { refusesText: number }) : "takes"));
      await queue("bruno@comune.example");
      posting(server.settings);
      await expect.poll(async () => (await listUnsent(app))[0]?.trouble).toContain("451");
      expect((await states())["bruno@comune.example"]).toBe("waiting");
      const { rows } = await sql<{ later: boolean }>`select due_at > now() + interval '50 seconds' as later from mail`.execute(app);
      expect(rows[0]!.later).toBe(true);
      await dueNow();
      await expect.poll(states).toEqual({ "bruno@comune.example": "sent" });
      expect(server.received).toHaveLength(1);
    },
  );

  test.each([["refusesRecipient"], ["refusesText"]] as const)(
    "that the server refuses for good (%s 550) is told, and not tried again",
    async (way) => {
      const server = await startMailServer(() => ({ [way]: 550 }) as { refusesText: number });
      await queue("carla@comune.example");
      posting(server.settings);
      await expect.poll(states).toEqual({ "carla@comune.example": "failed" });
      await dueNow();
      await new Promise((passed) => setTimeout(passed, 150));
      expect(server.attempts.get("carla@comune.example")).toBe(1);
      expect((await listUnsent(app))[0]).toMatchObject({ state: "failed", trouble: expect.stringContaining("550") as string });
      expect(await texts()).toBe(0);
    },
  );

  test("whose line is cut before the text is tried again, and arrives once", async () => {
    const server = await startMailServer((_, attempt) => (attempt === 1 ? "cutsAtRecipient" : "takes"));
    await queue("dino@comune.example");
    posting(server.settings);
    await expect.poll(() => troubles).toEqual([expect.stringContaining("La posta non parte, riprovo")]);
    await dueNow();
    await expect.poll(states).toEqual({ "dino@comune.example": "sent" });
    expect(server.received).toHaveLength(1);
  });

  test("whose line is cut after the text is uncertain, and is sent again only when a person says so, with the same Message-ID", async () => {
    const server = await startMailServer((_, attempt) => (attempt === 1 ? "cutsAfterText" : "takes"));
    await queue("elsa@comune.example");
    posting(server.settings);
    await expect.poll(states).toEqual({ "elsa@comune.example": "uncertain" });
    await dueNow();
    await new Promise((passed) => setTimeout(passed, 200));
    expect(server.received).toHaveLength(1);
    const [told] = await listUnsent(app);
    expect(await sendAgain(app, told!.id)).toBe(true);
    await expect.poll(states).toEqual({ "elsa@comune.example": "sent" });
    expect(await sendAgain(app, told!.id)).toBe(false);
    const ids = server.received.map(({ text }) => /Message-ID: (\S+)/.exec(text)?.[1]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  test("of an instance that died is sent again if its text had not begun to leave, and uncertain if it had", async () => {
    await queue("franca@comune.example");
    await queue("gino@comune.example");
    const [first, second] = [(await claimMail(app))!, (await claimMail(app))!];
    expect(await markHandedOver(app, second)).toBe(true);
    await sql`update mail set claimed_until = now() - interval '1 second'`.execute(owner);
    expect(await markHandedOver(app, first)).toBe(false); // it woke too late: the text does not leave
    await tidyOutbox(app);
    expect(await states()).toEqual({ "franca@comune.example": "waiting", "gino@comune.example": "uncertain" });
    await settleMail(app, second, "sent"); // the answer that came after all
    expect((await states())["gino@comune.example"]).toBe("sent");
  });

  test("that is not sent in its days is given up, and its text erased", async () => {
    await queue("ilda@comune.example");
    await sql`update mail set queued_at = now() - interval '9 days', expires_at = now() - interval '1 day'`.execute(owner);
    await tidyOutbox(app);
    expect([(await listUnsent(app))[0]!.trouble, await texts()]).toEqual(["expired", 0]);
  });

  test("on the same occasion is for the same person once", async () => {
    const mail = { kind: "checkpoint", recipient: "oiv@comune.example", subject: "S", body: "B", days: 1, occasion: "x" } as const;
    await Promise.all([1, 2, 3].map(() => queueMail(app, mail)));
    expect(await listUnsent(app)).toHaveLength(1);
  });
});

describe("a mail server that is slow or down", () => {
  test("slows no writing, and is told once", async () => {
    const { port, close } = await startMailServer();
    await close();
    const server = await startMailServer(undefined, { waits: 20_000 });
    for (const settings of [{ ...server.settings, port }, server.settings]) {
      posting(settings);
      const start = performance.now();
      for (let i = 0; i < 50; i += 1) await queue(`p${String(i)}@comune.example`);
      expect(performance.now() - start).toBeLessThan(15_000);
    }
    await expect.poll(() => [...new Set(troubles)]).toEqual(["La posta non parte, riprovo: il server di posta non risponde."]);
  });

  test("that never answers after the text leaves the message uncertain, and one that never greets leaves it waiting", async () => {
    const mute = createServer((socket) => socket.on("error", () => undefined));
    await new Promise<void>((listening) => mute.listen(0, "127.0.0.1", listening));
    const slow = await startMailServer(undefined, { waits: 60_000 });
    const letter = { recipient: "a@comune.example", subject: "S", body: "B", messageKey: "k", queuedAt: new Date() };
    const limits = { connection: 20_000, answer: 20_000, whole: 30_000, lastAnswer: 200 }; // what does answer may be slow: the machine is busy with something else
    const options = { mayHandOver: () => Promise.resolve(true), limits };
    const toMute = deliver({ ...slow.settings, port: (mute.address() as AddressInfo).port }, letter, {
      ...options,
      limits: { ...limits, answer: 150 },
    });
    expect((await toMute).outcome).toBe("serverTrouble");
    expect((await deliver(slow.settings, letter, options)).outcome).toBe("uncertain");
    mute.close();
  });

  test("is not waited for when the program stops: what has not left waits, what was leaving is uncertain", async () => {
    const slow = await startMailServer(undefined, { waits: 60_000 });
    await queue("lea@comune.example");
    await queue("mara@comune.example");
    const mailing = posting(slow.settings);
    await expect.poll(() => slow.received.length).toBe(1);
    const start = performance.now();
    await mailing.stop();
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(await states()).toEqual({ "lea@comune.example": "uncertain", "mara@comune.example": "waiting" });
  }, 20_000);
});

describe("nothing goes in clear", () => {
  test("to a server that offers no TLS, or one with a certificate nobody trusts: no password, no name, no text", async () => {
    const said: string[] = [];
    const onAuth = () => void said.push("password");
    const without = await startMailServer(undefined, { onAuth });
    const untrusted = await startMailServer(undefined, { onAuth, disabledCommands: [] });
    const login = { user: "utente", pass: "segreta" };
    await queue("nora@comune.example");
    for (const { settings, attempts } of [without, untrusted]) {
      const letter = (await claimMail(app))!;
      const delivery = await deliver({ ...settings, tls: "required", login }, letter, { mayHandOver: () => Promise.resolve(true) });
      expect(delivery).toEqual({ outcome: "serverTrouble", trouble: expect.stringContaining("cifrato") as string });
      expect([attempts.size, said]).toEqual([0, []]);
      await sql`update mail set state = 'waiting', claim = null, claimed_until = null`.execute(owner);
    }
  });

  test("a wrong password is told without being quoted, and the message waits", async () => {
    const server = await startMailServer(undefined, {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password = "" }, _session, done) => done(new Error(`no ${password}`)),
    });
    await queue("olga@comune.example");
    posting({ ...server.settings, login: { user: "utente", pass: "segreta-canarino" } });
    await expect.poll(() => troubles).toEqual(["La posta non parte, riprovo: il server di posta non accetta il nome o la password."]);
    const kept = JSON.stringify(await app.selectFrom("mail").select(["state", "trouble"]).execute());
    expect([kept.includes("canarino"), (await states())["olga@comune.example"]]).toEqual([false, "waiting"]);
  });
});

/** How many messages, in the long tier and in the everyday one. */
const MESSAGES = IS_LONG ? 500 : 100;

test("two instances and many messages: each arrives exactly once", async () => {
  const server = await startMailServer();
  const other = openDatabasePool(urlOf("app"), { max: 4, purpose: "commandLine" });
  await sql`
    insert into mail (kind, recipient, subject, body, expires_at)
    select 'credentials', 'p' || i || '@comune.example', 'Prova', 'Testo', now() + interval '1 day' from generate_series(1, ${MESSAGES}) as i`.execute(
    owner,
  );
  posting(server.settings);
  posting(server.settings, other);
  await expect.poll(() => listUnsent(app).then((left) => left.length), { timeout: 100_000, interval: 200 }).toBe(0);
  const recipients = server.received.flatMap((each) => each.recipients);
  expect([recipients.length, new Set(recipients).size]).toEqual([MESSAGES, MESSAGES]);
  await Promise.all(running.map(({ stop }) => stop()));
  running = [];
  await other.destroy();
}, 120_000);

describe("headers are ours alone", () => {
  const HOSTILE = ["a\r\nBcc: tutti@altrove.example", "a\nBcc: x@y.example", "a\rb", "a\u2028b", "a\u0000b"];

  test.each(HOSTILE)("the subject %j is refused, here and by the database", async (subject) => {
    await expect(queue("p@comune.example", subject)).rejects.toThrow("more than one line");
    if (subject.includes("\u0000")) return; // PostgreSQL has no such character
    const insert = sql`insert into mail (kind, recipient, subject, body, expires_at) values ('invitation', 'p@comune.example', ${subject}, 'b', now() + interval '1 day')`;
    await expect(insert.execute(app)).rejects.toThrow("mail_subject_check");
  });

  test.each(["a@b.example\r\nBcc: x@y.example", "a@b.example,c@d.example", "Anna <a@b.example>", "a@b.example>\r\nDATA"])(
    "no mail is queued for «%s»",
    async (recipient) => {
      expect(await queue(recipient)).toBe(false);
      expect(await listUnsent(app)).toEqual([]);
      const insert = sql`insert into mail (kind, recipient, subject, body, expires_at) values ('invitation', ${recipient}, 's', 'b', now() + interval '1 day')`;
      await expect(insert.execute(app)).rejects.toThrow("mail_recipient_check");
    },
  );

  test("a text with lines like headers and a lone full stop stays a text, whole", async () => {
    const server = await startMailServer();
    await queue("p@comune.example", "Oggetto: Bcc: x@y.example", "Bcc: tutti@altrove.example\r\n.\r\nQUIT\r\nfine");
    posting(server.settings);
    await expect.poll(() => server.received.length).toBe(1);
    const [{ recipients, text }] = server.received as [(typeof server.received)[number]];
    const [head = "", ...body] = text.split("\r\n\r\n");
    expect(recipients).toEqual(["p@comune.example"]);
    expect(head).not.toMatch(/^Bcc:/m);
    expect(body.join("\r\n\r\n")).toContain("Bcc: tutti@altrove.example\r\n.\r\nQUIT\r\nfine");
  });
});

test("the application may not change a text or its recipient, nor delete a message", async () => {
  await queue("p@comune.example");
  await expect(sql`update mail set body = 'altro'`.execute(app)).rejects.toThrow("si può solo cancellare");
  await expect(sql`update mail set recipient = 'x@y.example'`.execute(app)).rejects.toThrow("permission denied");
  await expect(sql`delete from mail`.execute(app)).rejects.toThrow("permission denied");
});
