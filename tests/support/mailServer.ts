import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll } from "vitest";
import type { MailSettings } from "../../src/server/settings.ts";

/** A message as a mail server took it. */
export type Received = { readonly recipients: readonly string[]; readonly text: string };

/** How the server behaves with each message: takes it, answers with a code, or cuts the line before or after it has the text. */
export type Behaviour =
  "takes" | "cutsAtRecipient" | "cutsAfterText" | { readonly refusesRecipient: number } | { readonly refusesText: number };

/** A real mail server on this machine, ended after the last test of the file. */
export async function startMailServer(
  behave: (recipient: string, attempt: number) => Behaviour = () => "takes",
  options: SMTPServerOptions & { readonly waits?: number } = {},
) {
  const received: Received[] = [];
  const attempts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const refusal = (code: number) =>
    Object.assign(new Error(code < 500 ? "torni piu tardi" : "nessuno con questo nome"), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    disableReverseLookup: true,
    ...options,
    onRcptTo: ({ address }, _session, done) => {
      const attempt = (attempts.get(address) ?? 0) + 1;
      attempts.set(address, attempt);
      const behaviour = behave(address, attempt);
      if (behaviour === "cutsAtRecipient") cut();
      else if (typeof behaviour === "object" && "refusesRecipient" in behaviour) done(refusal(behaviour.refusesRecipient));
      else done();
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const recipients = envelope.rcptTo.map(({ address }) => address);
        const behaviour = behave(recipients[0] ?? "", attempts.get(recipients[0] ?? "") ?? 1);
        if (typeof behaviour === "object" && "refusesText" in behaviour) {
          done(refusal(behaviour.refusesText));
          return;
        }
        received.push({ recipients, text: Buffer.concat(chunks).toString("utf8") });
        if (behaviour === "cutsAfterText") cut();
        else setTimeout(done, options.waits ?? 0);
      });
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(closed);
      cut();
    });
  afterAll(close);
  const settings: MailSettings = {
    host: "127.0.0.1",
    port,
    isImplicitTls: false,
    tls: "never",
    login: undefined,
    from: { name: "Comune di Prova", address: "performance@comune.example" },
    checkpointRecipients: [],
  };
  return { received, attempts, settings, port, close };
}
