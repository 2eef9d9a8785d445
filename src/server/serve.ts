import { getRequestListener } from "@hono/node-server";
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { accessKeys } from "../features/accessKeys.ts";
import { answerReady } from "../features/site/answerReady.ts";
import { createPageCache, type Ready } from "../features/site/pageCache.ts";
import { createPasswordHasher } from "../features/door/passwordHasher.ts";
import { readyPage } from "../features/site/servePublic.ts";
import { createAfterAnswer } from "./afterAnswer.ts";
import { readAssets } from "./assets.ts";
import { connectProvider } from "./identityProvider/connectProvider.ts";
import { watchHold } from "./heldAnswer.tsx";
import { hearPublished } from "../data/publication/hearPublished.ts";
import type { Application } from "./openApplication.ts";
import type { Published } from "./openDatabase.ts";
import { createApp } from "./routes.tsx";
import { securityHeaders } from "./securityHeaders.ts";
import { createServerLog } from "./serverLog.ts";
import type { ServingSettings } from "./servingSettings.ts";

/**
 * How long a request may take to arrive, in milliseconds: the person who drips it holds no connection for longer. Not less: a busy server reads late what came in
 * time. A resting connection is kept for longer than the proxy in front keeps it (nginx: 60 seconds): who lets go first must not be the one who is asked.
 */
const PATIENCE = { headersTimeout: 60_000, requestTimeout: 120_000, connectionsCheckingInterval: 10_000, keepAliveTimeout: 75_000 };

/** A server that answers, and how to end it. */
export type Serving = { readonly address: string; readonly close: () => Promise<void> };

/** Where to listen, and who is answered how. */
export type ServeSettings = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string | undefined;
  /** Whether, without one, people use the address it listens on: so in the demonstration. */
  readonly isOwnSite?: boolean | undefined;
  /** The address of the site that links in mails lead to, where mail is sent. */
  readonly mailsFrom?: string | undefined;
  readonly serving: ServingSettings;
  /** What time it is for the codes of phones and the marks of browsers; this machine's clock where nothing else is told. */
  readonly now?: (() => number) | undefined;
  /** What is wrong with the disk of the data, for the person who administers the system. */
  readonly diskTrouble?: (() => string | undefined) | undefined;
};

type Means = Pick<Application, "serving" | "db" | "workers" | "accessKey" | "installation"> & { readonly published: Published };

/** Listens on a port of an address; 0 is any free one. Rejects when the port is taken. */
export function serve(means: Means, settings: ServeSettings): Promise<Serving> {
  const { port, host, publicUrl, isOwnSite = false } = settings;
  let answering: Answering | undefined; // made once it is known where we listen, before anybody can ask
  const server = createServer(PATIENCE, (incoming, outgoing) => answering?.answer(incoming, outgoing));
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      const name = host === "127.0.0.1" ? "localhost" : host.includes(":") ? `[${host}]` : host;
      const origin = `http://${name}:${String(taken)}`;
      const { answer, settled, changed } = createAnswering(means, {
        ...settings,
        publicUrl: publicUrl ?? (isOwnSite ? origin : undefined),
      });
      answering = { answer, settled };
      const hearing = hearPublished(means.published.url, changed);
      const close = async () => {
        await hearing.stop();
        await new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
        await settled();
      };
      resolve({ address: `${origin}/`, close });
    });
  });
}

/** What answers requests, and waits for what goes on after an answer. */
type Answering = {
  readonly answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
  readonly settled: () => Promise<void>;
};

function createAnswering(
  { serving, published, db: machine, workers, accessKey, installation }: Means,
  { publicUrl, mailsFrom, now = Date.now, diskTrouble, serving: { access: settings, provider, contact } }: ServeSettings,
): Answering & { readonly changed: (administration: string | undefined) => void } {
  const cache = createPageCache();
  const hold = watchHold(installation.isHeld);
  const headers = securityHeaders(publicUrl);
  const forEveryAnswer = new Map(Object.entries(headers));
  const logFailure = createServerLog();
  const { later, settled } = createAfterAnswer(logFailure);
  const keys = accessKey && accessKeys(accessKey);
  const access = keys && {
    db: serving,
    machine,
    provider: provider && connectProvider(provider, { tell: console.error, now }),
    keys,
    hasher: createPasswordHasher(),
    now,
    afterAnswer: later,
    isCopy: installation.isCopy,
    publicUrl,
    mailsFrom,
    diskTrouble,
    ...settings,
  };
  const counting = { db: serving, key: keys?.attempt ?? randomBytes(32), trustedProxy: settings.trustedProxy };
  const securityContact = contact === undefined ? undefined : { address: contact, now };
  const app = createApp(
    { db: published.db, workers, cache, publicUrl, securityContact, counting },
    readAssets(),
    logFailure,
    access,
    hold.isHeld,
  );
  const listener = getRequestListener(app.fetch);
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const ready = incoming.method === "GET" ? readyPage(cache, incoming.url ?? "") : undefined;
    if (ready) {
      sendReady(ready, headers, incoming, outgoing);
    } else {
      outgoing.setHeaders(forEveryAnswer);
      void listener(incoming, outgoing);
    }
  };
  const changed = (administration: string | undefined) => {
    cache.years.forget(administration);
    cache.bodies.forget();
    if (administration === undefined) hold.lookAgain();
  };
  return { answer, settled, changed };
}

/** A page already made leaves at the door, without the way through the application. */
function sendReady(
  ready: Ready,
  always: Readonly<Record<string, string>>,
  { headers: asked }: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const asker = { ifNoneMatch: asked["if-none-match"], acceptEncoding: asked["accept-encoding"]?.toString() };
  const { status, headers, body, isToInflate } = answerReady(ready, asker);
  const length = body && !isToInflate ? { "content-length": body.length } : undefined;
  outgoing.writeHead(status, { ...always, ...headers, ...length });
  if (body && isToInflate)
    pipeline(Readable.from([body]), createGunzip(), outgoing, () => undefined); // ended with the connection of who leaves
  else outgoing.end(body);
}
