import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { Readable } from "node:stream";
import type { MailSettings } from "../settings.ts";

/** A message to hand over to the mail server. */
export type Letter = {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly messageKey: string;
  readonly queuedAt: Date;
};

/**
 * How a delivery ended. `serverTrouble`: nothing was handed over, and the fault is of the server or of the way to it. `refusedForNow` and `refused` are its
 * answers to this message. `uncertain`: the text was being handed over when the way broke, and nobody knows whether it arrived.
 */
export type Delivery = {
  readonly outcome: "sent" | "serverTrouble" | "refusedForNow" | "refused" | "uncertain" | "notOurs";
  /** What happened, in a few words of Italian or of the server; never a password. */
  readonly trouble?: string;
};

type Options = {
  /** Asked once the server is ready for the text, before any of it leaves: false gives the message up. */
  readonly mayHandOver: () => Promise<boolean>;
  /** Ends the delivery: at once before the text leaves, after a short wait for the answer otherwise. */
  readonly signal?: AbortSignal;
  readonly limits?: typeof LIMITS;
};

/** Milliseconds: to connect, for an answer, for a whole delivery, for the answer that is still awaited when told to stop. */
const LIMITS = { connection: 10_000, answer: 60_000, whole: 120_000, lastAnswer: 5_000 };

/** Hands one message over to the mail server, on a connection of its own. Never throws: every end of it is an outcome. */
export async function deliver(
  settings: MailSettings,
  letter: Letter,
  { mayHandOver, signal, limits = LIMITS }: Options,
): Promise<Delivery> {
  const text = await compose(settings, letter);
  const connection = connectionTo(settings, limits);
  let state: "asking" | "handing" | "handed" | "givenUp" = "asking";
  return new Promise((resolve) => {
    const end = (delivery: Delivery) => {
      clearTimeout(whole);
      signal?.removeEventListener("abort", stop);
      connection.removeAllListeners("error").on("error", () => undefined);
      if (delivery.outcome === "sent") connection.quit();
      else connection.close();
      resolve(delivery);
    };
    const breakOff = (error: Error) => end(endOf(error, state));
    const whole = setTimeout(() => breakOff(new Error("il server di posta è troppo lento")), limits.whole);
    const stop = () => {
      if (state === "handed") setTimeout(() => breakOff(new Error("interrotto")), limits.lastAnswer).unref();
      else breakOff(new Error("interrotto"));
    };
    if (signal?.aborted) {
      stop();
      return;
    }
    signal?.addEventListener("abort", stop, { once: true });
    connection.once("error", breakOff);
    const message = new Readable({
      read() {
        if (state !== "asking") return;
        state = "handing";
        mayHandOver().then(
          (isOurs) => {
            if (!isOurs) {
              state = "givenUp";
              end({ outcome: "notOurs" });
              return;
            }
            state = "handed";
            this.push(text);
            this.push(null);
          },
          (error: unknown) => breakOff(error instanceof Error ? error : new Error(String(error))),
        );
      },
    });
    const send = () => {
      connection.send({ from: settings.from.address, to: [letter.recipient] }, message, (error) => {
        if (error) breakOff(error);
        else end({ outcome: "sent" });
      });
    };
    signIn(connection, settings, (error) => (error ? breakOff(error) : send()));
  });
}

/** Connects to the mail server and signs in, and sends nothing. Answers what is wrong, in a few words; undefined where all is well. */
export function tryMailServer(settings: MailSettings, limits = LIMITS): Promise<string | undefined> {
  const connection = connectionTo(settings, limits);
  return new Promise((resolve) => {
    const end = (error?: Error | null) => {
      clearTimeout(whole);
      connection.removeAllListeners("error").on("error", () => undefined);
      if (error) connection.close();
      else connection.quit();
      resolve(error ? endOf(error, "asking").trouble : undefined);
    };
    const whole = setTimeout(() => end(new Error("il server di posta è troppo lento")), limits.answer);
    connection.once("error", end);
    signIn(connection, settings, end);
  });
}

function connectionTo({ host, port, isImplicitTls, tls }: MailSettings, limits: typeof LIMITS): SMTPConnection {
  return new SMTPConnection({
    host,
    port,
    secure: isImplicitTls,
    requireTLS: tls === "required" && !isImplicitTls,
    ignoreTLS: tls === "never",
    connectionTimeout: limits.connection,
    greetingTimeout: limits.connection,
    dnsTimeout: limits.connection,
    socketTimeout: limits.answer,
  });
}

function signIn(connection: SMTPConnection, { login }: MailSettings, done: (error?: Error | null) => void): void {
  connection.connect((error) => {
    if (error || !login) done(error);
    else connection.login(login, done);
  });
}

/** What an error means: an answer to the message is certain whenever it comes; a way that broke is certain only before the text began to leave. */
function endOf(
  error: Error & { readonly code?: string; readonly responseCode?: number; readonly response?: string },
  state: string,
): Delivery {
  const { code = "", responseCode, response } = error;
  const isAnswer = responseCode !== undefined && ["EENVELOPE", "EMESSAGE"].includes(code);
  if (isAnswer) return { outcome: responseCode < 500 ? "refusedForNow" : "refused", trouble: plain(response ?? String(responseCode)) };
  if (state === "handed") return { outcome: "uncertain", trouble: plain(wordsOf(code, error)) };
  return { outcome: "serverTrouble", trouble: plain(wordsOf(code, error)) };
}

/** What is told of a fault on the way, by its code; the library's own words may quote what was sent. */
const FAULTS: Readonly<Record<string, string>> = {
  EAUTH: "il server di posta non accetta il nome o la password",
  ENOAUTH: "il server di posta non accetta il nome o la password",
  ETLS: "il server di posta non offre un collegamento cifrato di cui fidarsi",
  ETIMEDOUT: "il server di posta è troppo lento",
  EDNS: "l'indirizzo del server di posta non si trova",
  ECONNECTION: "il collegamento con il server di posta è caduto",
  ESOCKET: "il server di posta non risponde",
  EPROTOCOL: "il server di posta risponde in modo che non si capisce",
};

function wordsOf(code: string, error: Error): string {
  if (/certificate|altname/i.test(error.message)) return FAULTS["ETLS"]!;
  return FAULTS[code] ?? (code === "" ? error.message : `errore ${code}`);
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 200);
}

/** The message as it travels: plain text, nothing in it that is fetched or run. */
function compose({ from }: MailSettings, { recipient, subject, body, messageKey, queuedAt }: Letter): Promise<Buffer> {
  const [, domain = "localhost"] = from.address.split("@");
  return new MailComposer({
    from,
    to: { name: "", address: recipient },
    subject,
    text: body,
    messageId: `<${messageKey}@${domain}>`,
    date: queuedAt,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
