import { randomBytes } from "node:crypto";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, expect, test } from "vitest";
import { openDatabasePool, openPublishedPool } from "../src/data/database/database.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp } from "../src/server/routes.tsx";
import { asSuperuser, freshDatabase } from "./support/database.ts";
import { officeSite } from "./support/officeSite.ts";
import { publicAddresses } from "./support/publicAddresses.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

/** The way of a role to the server, and every statement that was sent on it: as it stands in the messages of the protocol. */
async function listenedWay(host: string, port: number) {
  const statements: string[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer((asker) => {
    const peer = connect(port, host);
    for (const each of [asker, peer]) open.add(each.on("error", () => undefined).on("close", () => open.delete(each)));
    let unread = Buffer.alloc(0);
    let isStarted = false;
    asker.on("data", (bytes: Buffer) => {
      peer.write(bytes);
      unread = Buffer.concat([unread, bytes]);
      for (;;) {
        const head = isStarted ? 1 : 0; // the first message has no letter
        if (unread.length < head + 4) return;
        const length = head + unread.readUInt32BE(head);
        if (unread.length < length) return;
        const [message, kind] = [unread.subarray(head + 4, length), isStarted ? String.fromCharCode(unread[0]!) : ""];
        if (kind === "Q") statements.push(message.toString("utf8", 0, message.indexOf(0)));
        if (kind === "P") {
          const statement = message.indexOf(0) + 1;
          statements.push(message.toString("utf8", statement, message.indexOf(0, statement)));
        }
        unread = unread.subarray(length);
        isStarted = true;
      }
    });
    peer.pipe(asker);
    asker.on("close", () => peer.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const close = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of open) socket.destroy();
    await closed;
  };
  return { port: (server.address() as { port: number }).port, statements, close };
}

const database = await freshDatabase();
const { site } = await officeSite(database);
const role = `app_of_this_test_${randomBytes(4).toString("hex")}`;
const password = randomBytes(8).toString("hex");
await asSuperuser(`create role ${role} login password '${password}' in role traguardo_app`);
const direct = new URL(database.urlOf("app"));
const way = await listenedWay(direct.hostname, Number(direct.port));
const url = Object.assign(new URL(direct), { username: role, password, host: `127.0.0.1:${String(way.port)}` });
const counter = openDatabasePool(url.href);
const published = openPublishedPool(database.urlOf("publicReader"));
afterAll(async () => {
  await Promise.all([counter.destroy(), published.destroy()]);
  await way.close();
  await asSuperuser(`drop role ${role}`);
});

/** The site with nothing kept, which has the role of the application to count costly requests, and to let people sign in. */
function freshSite() {
  const workers = {
    ...readingWorkers,
    renderPdf: () => Promise.resolve(Buffer.from("%PDF")),
    renderDocx: () => Promise.resolve(Buffer.from("PK")),
  };
  const ambient = {
    db: published,
    workers,
    cache: createPageCache({ behind: 0 }),
    publicUrl: "https://sito.example",
    securityContact: { address: "mailto:sicurezza@ente.example", now: () => Date.UTC(2026, 0, 1) },
    counting: { db: counter, key: site.access.keys.attempt },
  };
  const failed: unknown[] = [];
  const app = createApp(ambient, new Map(), (error) => failed.push(error), { ...site.access, db: counter, machine: counter });
  const sweep = async () => {
    const answers: [string, number][] = [];
    for (const [i, path] of publicAddresses("valdora", 2024, ["nidi"]).entries()) {
      const peer = { incoming: { socket: { remoteAddress: `203.0.113.${String(i % 250)}`, remotePort: 1, remoteFamily: "IPv4" } } };
      const answer = await app.request(`https://sito.example${path}`, {}, peer);
      await answer.arrayBuffer();
      answers.push([path, answer.status]);
    }
    return answers;
  };
  return { sweep, failed };
}

/** What is there: all but the operational objectives without such a code, and what no objective has. */
const isAnswer = (path: string, status: number) => (/niente|999$/.test(path) ? status === 404 : [200, 302].includes(status));

test(
  "every public address answers with one function of the application, that counts, and without the application's role as well",
  { timeout: 120_000 },
  async () => {
    const open = freshSite();
    const before = await open.sweep();
    expect(before.filter(([path, status]) => !isAnswer(path, status))).toEqual([]);
    expect(before.length).toBeGreaterThan(100);
    expect([...new Set(way.statements)].map((statement) => statement.replace(/\$\d+/g, "?"))).toEqual([
      "select take_request(?, ?, make_interval(secs => ?)) as taken",
    ]);

    await asSuperuser(`alter role ${role} nologin`, `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
    way.statements.length = 0;
    const shut = freshSite();
    expect(await shut.sweep()).toEqual(before);
    expect([way.statements, open.failed, shut.failed]).toEqual([[], [], []]);
  },
);
