import { isIP } from "node:net";
import type { SessionLimits } from "../data/account/session.ts";
import { isOneLine, isPostable } from "../domain/access/mailAddress.ts";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { defaultDataFolder } from "./defaultDataFolder.ts";

/**
 * Where the database is: our own in a data folder, or a person's server. `ownerUrl` is only for migrations, `sealerUrl` only seals the log, `publicUrl` reads
 * what was published; `keyFile` holds
 * the key that signs checkpoints, where it was given; `erasuresFile` is the list of what was erased, beside the data.
 */
export type DatabaseSettings = (
  | { readonly kind: "embedded"; readonly dataFolder: string }
  | {
      readonly kind: "server";
      readonly url: string;
      readonly ownerUrl: string | undefined;
      readonly sealerUrl: string | undefined;
      readonly publicUrl: string | undefined;
    }
) & { readonly keyFile?: string; readonly erasuresFile?: string };

/**
 * Reads where the database is from `DATABASE_URL` (the app role), `DATABASE_OWNER_URL` (the role that migrates), `DATABASE_SEALER_URL` (the role that
 * seals the log), `DATABASE_PUBLIC_URL` (the role that reads what was published), `CHECKPOINT_KEY_FILE`, `ERASURES_FILE` and the `--data` folder.
 * Throws DatabaseRefused when they contradict each other: data must not go where nobody expects them.
 */
export function readDatabaseSettings(given: { dataFolder?: string }, env: NodeJS.ProcessEnv = process.env): DatabaseSettings {
  const url = env["DATABASE_URL"] || undefined;
  const ownerUrl = env["DATABASE_OWNER_URL"] || undefined;
  const sealerUrl = env["DATABASE_SEALER_URL"] || undefined;
  const publicUrl = env["DATABASE_PUBLIC_URL"] || undefined;
  const files = {
    ...(env["CHECKPOINT_KEY_FILE"] ? { keyFile: env["CHECKPOINT_KEY_FILE"] } : {}),
    ...(env["ERASURES_FILE"] ? { erasuresFile: env["ERASURES_FILE"] } : {}),
  };
  const others = { DATABASE_OWNER_URL: ownerUrl, DATABASE_SEALER_URL: sealerUrl, DATABASE_PUBLIC_URL: publicUrl };
  const alone = Object.entries(others).find(([, given]) => given !== undefined)?.[0];
  if (url === undefined && alone !== undefined) {
    throw new DatabaseRefused(`C'è ${alone} ma non DATABASE_URL: indichi anche l'indirizzo con il ruolo dell'applicazione.`);
  }
  if (url === undefined) return { kind: "embedded", dataFolder: given.dataFolder ?? defaultDataFolder(env), ...files };
  if (given.dataFolder !== undefined) {
    throw new DatabaseRefused("Ha indicato sia --data sia DATABASE_URL: scelga dove stanno i dati e tolga l'altro.");
  }
  refuseNoAddress({ DATABASE_URL: url, ...others });
  return { kind: "server", url, ownerUrl, sealerUrl, publicUrl, ...files };
}

/** Refuses what is no address of a PostgreSQL database, without quoting it: there is a password in it. */
function refuseNoAddress(given: Readonly<Record<string, string | undefined>>): void {
  for (const [name, address] of Object.entries(given)) {
    if (address === undefined || (URL.canParse(address) && ["postgres:", "postgresql:"].includes(new URL(address).protocol))) continue;
    throw new DatabaseRefused(
      `${name} non è l'indirizzo di una base dati: scriva per esempio postgres://ruolo:password@localhost/traguardo. ` +
        "Nella password «#», «/», «?», «@» e «%» si scrivono «%23», «%2F», «%3F», «%40» e «%25».",
    );
  }
}

/** What is chosen of the access: how long a session lasts (`SESSION_IDLE_MINUTES`, `SESSION_HOURS`), and the proxy in front (`TRUSTED_PROXY`). */
export type AccessSettings = { readonly limits: SessionLimits; readonly trustedProxy: string | undefined };

/** Reads what is chosen of the access; throws DatabaseRefused for a length that is none and a proxy that is no address. */
export function readAccessSettings(env: NodeJS.ProcessEnv = process.env): AccessSettings {
  return {
    limits: {
      idleMinutes: wholeNumber(env, "SESSION_IDLE_MINUTES", 30),
      absoluteMinutes: 60 * wholeNumber(env, "SESSION_HOURS", 10),
    },
    trustedProxy: proxyAddress(env["TRUSTED_PROXY"]?.trim() || undefined),
  };
}

/** The address of a proxy as it connects from: a name or a network would be nobody's, and the whole town would count as one. */
function proxyAddress(written: string | undefined): string | undefined {
  if (written === undefined || isIP(written) !== 0) return written;
  throw new DatabaseRefused(`TRUSTED_PROXY vale «${written}»: scriva l'indirizzo IP da cui il proxy si collega, per esempio 127.0.0.1.`);
}

/**
 * To whom a weakness of this installation is told, for `/.well-known/security.txt` (`SECURITY_CONTACT`); undefined where nobody was named. Throws
 * DatabaseRefused for what is neither "mailto:" nor "https:".
 */
export function readSecurityContact(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const written = env["SECURITY_CONTACT"] || undefined;
  if (written === undefined) return undefined;
  const isMail = written.startsWith("mailto:") && isPostable(written.slice("mailto:".length));
  const isPage = /^https:\/\/[^\s<>"]+$/.test(written) && URL.canParse(written);
  if (isMail || isPage) return written;
  throw new DatabaseRefused(
    `SECURITY_CONTACT vale «${written}»: scriva per esempio mailto:sicurezza@comune.it, o l'indirizzo https di una pagina.`,
  );
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const written = env[name] || String(usual);
  if (/^[1-9]\d{0,3}$/.test(written)) return Number(written);
  throw new DatabaseRefused(`${name} vale «${written}»: deve essere un numero intero da 1 a 9999.`);
}

/**
 * The administration's mail server, who writes, and who is sent the checkpoints of the log. Unless the server is this machine or `SMTP_ALLOW_PLAIN=1`,
 * nothing is said to it in clear.
 */
export type MailSettings = {
  readonly host: string;
  readonly port: number;
  readonly isImplicitTls: boolean;
  readonly tls: "required" | "whenOffered" | "never";
  readonly login: { readonly user: string; readonly pass: string } | undefined;
  readonly from: { readonly name: string; readonly address: string };
  readonly checkpointRecipients: readonly string[];
};

/** Reads `SMTP_URL`, `MAIL_FROM` and `CHECKPOINT_MAIL`; undefined where no mail server was given. Throws DatabaseRefused, which never quotes the password. */
export function readMailSettings(env: NodeJS.ProcessEnv = process.env): MailSettings | undefined {
  const [url, from, recipients] = [env["SMTP_URL"], env["MAIL_FROM"], env["CHECKPOINT_MAIL"]].map((each) => each || undefined);
  if (url === undefined) {
    if (from === undefined && recipients === undefined) return undefined;
    throw new DatabaseRefused("C'è MAIL_FROM o CHECKPOINT_MAIL ma non SMTP_URL: indichi anche il server di posta.");
  }
  if (from === undefined) throw new DatabaseRefused("C'è SMTP_URL ma non MAIL_FROM: indichi l'indirizzo da cui si scrive.");
  const server = URL.canParse(url) ? new URL(url) : undefined;
  if (!server || !["smtp:", "smtps:"].includes(server.protocol) || server.hostname === "")
    throw new DatabaseRefused(
      "SMTP_URL non è l'indirizzo di un server di posta: scriva per esempio smtps://utente:password@posta.comune.it.",
    );
  const isImplicitTls = server.protocol === "smtps:";
  const host = server.hostname.replace(/^\[|\]$/g, "");
  const isHere = host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
  return {
    host,
    port: server.port === "" ? (isImplicitTls ? 465 : 587) : Number(server.port),
    isImplicitTls,
    tls: isHere ? "never" : env["SMTP_ALLOW_PLAIN"] === "1" ? "whenOffered" : "required",
    login: server.username === "" ? undefined : { user: unescaped(server.username), pass: unescaped(server.password) },
    from: readSender(from),
    checkpointRecipients: readRecipients(recipients),
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DatabaseRefused("In SMTP_URL il nome o la password hanno un «%» che non si capisce: lo scriva «%25».");
  }
}

/** "Comune di Valdora <performance@comune.it>", or the address alone. */
function readSender(written: string): MailSettings["from"] {
  const [, name = "", address = written.trim()] = /^\s*([^<>]*?)\s*<([^<>]+)>\s*$/.exec(written) ?? [];
  if (isPostable(address) && isOneLine(name)) return { name, address };
  throw new DatabaseRefused("MAIL_FROM non è un indirizzo di posta: scriva per esempio «Comune di Prova <performance@comune.it>».");
}

function readRecipients(written = ""): readonly string[] {
  const addresses = written
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const wrong = addresses.find((each) => !isPostable(each));
  if (wrong === undefined) return [...new Set(addresses)];
  throw new DatabaseRefused("CHECKPOINT_MAIL vuole indirizzi di posta separati da virgole.");
}
