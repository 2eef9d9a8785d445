import { getRequestListener } from "@hono/node-server";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createPageCache } from "../features/pageCache.ts";
import { readAssets } from "./assets.ts";
import type { Application } from "./openApplication.ts";
import { createApp } from "./routes.tsx";
import { SECURITY_HEADERS } from "./securityHeaders.ts";

/** A server that answers, and how to end it. */
export type Serving = { readonly address: string; readonly close: () => Promise<void> };

/** Where to listen, and whether the pages of the office are shown too. */
export type ServeSettings = { readonly port: number; readonly host: string; readonly showsInternal: boolean };

/** Listens on a port of an address; 0 is any free one. Rejects when the port is taken. */
export function serve({ db, workers }: Application, { port, host, showsInternal }: ServeSettings): Promise<Serving> {
  const app = createApp({ db, workers, cache: createPageCache(), showsInternal }, readAssets());
  const answer = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => {
    outgoing.setHeaders(new Map(SECURITY_HEADERS)); // at the door: no answer leaves without them
    void answer(incoming, outgoing);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      const name = host === "127.0.0.1" ? "localhost" : host.includes(":") ? `[${host}]` : host;
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ address: `http://${name}:${String(taken)}/`, close });
    });
  });
}
