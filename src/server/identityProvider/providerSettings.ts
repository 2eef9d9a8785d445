import { readFileSync } from "node:fs";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { paths } from "../../features/paths.ts";
import { isLoopback } from "./guardedFetch.ts";

/** How the identity provider of the administration is reached, and what is believed of it. */
export type ProviderSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** The levels of sign-in that are taken («acr»); with none, our second factor is asked after it. */
  readonly levels: readonly string[];
  /** The only hosts that are asked. */
  readonly hosts: ReadonlySet<string>;
  readonly allowsLoopbackHttp: boolean;
  readonly redirectUri: string;
};

const USUAL_NAME = "il servizio dell'ente";

/**
 * Reads the provider from `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` (or `OIDC_CLIENT_SECRET_FILE`), `OIDC_NAME`, `OIDC_ACR_VALUES`,
 * `OIDC_ALLOWED_HOSTS`, `OIDC_ALLOW_HTTP`; undefined without an issuer. Throws DatabaseRefused, in Italian, when something is missing or contradicts itself.
 */
export function readProviderSettings(publicUrl: string | undefined, env: NodeJS.ProcessEnv = process.env): ProviderSettings | undefined {
  const written = env["OIDC_ISSUER"] || undefined;
  if (written === undefined) {
    const alone = Object.keys(env).find((name) => name.startsWith("OIDC_") && env[name]);
    if (alone !== undefined)
      throw new DatabaseRefused(`C'è ${alone} ma non OIDC_ISSUER: indichi anche l'indirizzo del fornitore di identità.`);
    return undefined;
  }
  const allowsLoopbackHttp = env["OIDC_ALLOW_HTTP"] === "loopback";
  const issuer = issuerOf(written, allowsLoopbackHttp);
  if (publicUrl === undefined)
    throw new DatabaseRefused(
      "C'è OIDC_ISSUER ma non l'indirizzo pubblico del sito, a cui il fornitore deve rimandare: lo indichi con --public-url o PUBLIC_URL.",
    );
  const site = new URL(publicUrl);
  if (site.protocol !== "https:" && !isLoopback(site.hostname))
    throw new DatabaseRefused(`Con un fornitore di identità l'indirizzo pubblico deve cominciare con https: «${publicUrl}» no.`);
  return {
    issuer,
    clientId: needed(env, "OIDC_CLIENT_ID", "il nome con cui il fornitore conosce questo sito"),
    clientSecret: secretOf(env),
    name: env["OIDC_NAME"]?.trim() || USUAL_NAME,
    levels: wordsOf(env["OIDC_ACR_VALUES"]),
    hosts: new Set([new URL(issuer).host, ...wordsOf(env["OIDC_ALLOWED_HOSTS"]).map(hostOf)]),
    allowsLoopbackHttp,
    redirectUri: `${site.origin}${paths.providerReturn}`,
  };
}

/** The issuer as it is written: it must be the same, letter by letter, as the provider says it. */
function issuerOf(written: string, allowsLoopbackHttp: boolean): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || url.search !== "" || url.hash !== "" || url.username !== "")
    throw new DatabaseRefused(`OIDC_ISSUER vale «${written}»: deve essere un indirizzo, per esempio https://accesso.comune.it.`);
  if (url.protocol === "https:" || (url.protocol === "http:" && allowsLoopbackHttp && isLoopback(url.hostname))) return written;
  throw new DatabaseRefused(`OIDC_ISSUER vale «${written}»: deve cominciare con https.`);
}

function secretOf(env: NodeJS.ProcessEnv): string {
  const file = env["OIDC_CLIENT_SECRET_FILE"] || undefined;
  if (file === undefined)
    return needed(env, "OIDC_CLIENT_SECRET", "il segreto dato dal fornitore, oppure il suo file in OIDC_CLIENT_SECRET_FILE");
  if (env["OIDC_CLIENT_SECRET"]) throw new DatabaseRefused("Ha indicato sia OIDC_CLIENT_SECRET sia OIDC_CLIENT_SECRET_FILE: ne tolga uno.");
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret !== "") return secret;
  } catch {
    throw new DatabaseRefused(`Il file «${file}» di OIDC_CLIENT_SECRET_FILE non si può leggere.`);
  }
  throw new DatabaseRefused(`Il file «${file}» di OIDC_CLIENT_SECRET_FILE è vuoto.`);
}

function needed(env: NodeJS.ProcessEnv, name: string, what: string): string {
  const value = env[name] || undefined;
  if (value !== undefined) return value;
  throw new DatabaseRefused(`C'è OIDC_ISSUER ma non ${name}: ${what}.`);
}

/** An exact host, as an address would write it: small letters, and no port where it is the usual one. */
function hostOf(written: string): string {
  const url = URL.canParse(`https://${written}`) ? new URL(`https://${written}`) : undefined;
  if (
    url?.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === "" &&
    !written.includes("*") &&
    !written.includes("/")
  )
    return url.host;
  throw new DatabaseRefused(
    `OIDC_ALLOWED_HOSTS contiene «${written}», che non è un host: scriva per esempio chiavi.comune.it o chiavi.comune.it:8443.`,
  );
}

function wordsOf(written: string | undefined): string[] {
  return (written ?? "").split(/[\s,]+/).filter(Boolean);
}
