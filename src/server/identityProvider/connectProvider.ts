import type * as openid from "openid-client";
import type { Identity } from "../../data/account/identity.ts";
import type { IdentityProvider, ProviderRefusal, ProviderReturn } from "../../features/door/identityProvider.ts";
import { ConnectionRefused, type FetchGuard, guardedFetch, isAllowed } from "./guardedFetch.ts";
import type { ProviderSettings } from "./providerSettings.ts";

/** How long what the provider says of itself is kept. */
const KEPT_MILLISECONDS = 10 * 60_000;

/** How far the clocks of two machines may be apart. */
const SKEW_SECONDS = 30;

type Around = {
  /** Told why a person did not come in, without anything secret. */
  readonly tell?: (trouble: string) => void;
  readonly now?: () => number;
  /** What else its connections keep to. */
  readonly network?: Pick<FetchGuard, "timeoutMilliseconds" | "lookup">;
};

/** The provider of these settings. Nothing is asked of it until a person wants to sign in with it, and a failure is not remembered. */
export function connectProvider(
  settings: ProviderSettings,
  { tell = () => undefined, now = Date.now, network }: Around = {},
): IdentityProvider {
  const { name, issuer, clientId, levels, redirectUri } = settings;
  const guard: FetchGuard = { hosts: settings.hosts, allowsLoopbackHttp: settings.allowsLoopbackHttp, ...network };
  let kept: { readonly at: number; readonly client: Promise<Client> } | undefined;

  const client = (): Promise<Client> => {
    if (kept && performance.now() - kept.at < KEPT_MILLISECONDS) return kept.client;
    const asked = { at: performance.now(), client: discover(settings, guard) };
    asked.client.catch(() => {
      if (kept === asked) kept = undefined;
    });
    kept = asked;
    return asked.client;
  };

  const refused = (why: ProviderRefusal, error: unknown): ProviderRefusal => {
    tell(`${name}: ${wordsOf(error)}`);
    return why;
  };

  return {
    name,
    issuer,
    isFull: levels.length > 0,
    begin: async ({ isAgain }) => {
      try {
        const { library, configuration } = await client();
        const [state, nonce, codeVerifier] = [library.randomState(), library.randomNonce(), library.randomPKCECodeVerifier()];
        const address = library.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope: "openid",
          state,
          nonce,
          code_challenge: await library.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: "S256",
          ...(levels.length > 0 && { acr_values: levels.join(" ") }),
          ...(isAgain && { prompt: "login", max_age: "0" }),
        });
        return { address: address.href, secrets: { state, nonce, codeVerifier } };
      } catch (error) {
        refused("unreachable", error);
        return undefined;
      }
    },
    finish: async (returned) => {
      const held = await client().catch((error: unknown) => refused("unreachable", error));
      if (typeof held === "string") return held;
      try {
        return accept(await exchange(held, redirectUri, returned), { issuer, clientId, levels, now: now() / 1000 }, returned);
      } catch (error) {
        if (error instanceof held.library.AuthorizationResponseError && error.error === "access_denied") return "denied";
        return refused(isOfConnection(error) ? "unreachable" : "notTrusted", error);
      }
    },
  };
}

type Client = { readonly library: typeof openid; readonly configuration: openid.Configuration };

async function discover({ issuer, clientId, clientSecret, allowsLoopbackHttp }: ProviderSettings, guard: FetchGuard): Promise<Client> {
  const library = await import("openid-client"); // heavy: read when first needed
  const configuration = await library.discovery(new URL(issuer), clientId, undefined, authentication(library, clientSecret), {
    [library.customFetch]: guardedFetch(guard),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that nobody forgets it: only for a provider of this same machine
    execute: [library.enableNonRepudiationChecks, ...(allowsLoopbackHttp ? [library.allowInsecureRequests] : [])],
  });
  const { issuer: said, authorization_endpoint, token_endpoint, jwks_uri } = configuration.serverMetadata();
  if (said !== issuer) throw new ConnectionRefused("The provider gives itself another name");
  const outside = [authorization_endpoint, token_endpoint, jwks_uri].find((address) => address === undefined || !isAllowed(address, guard));
  if (outside !== undefined || !authorization_endpoint || !token_endpoint || !jwks_uri)
    throw new ConnectionRefused(`The provider names an address outside its hosts: ${outside ?? "none"}`);
  return { library, configuration };
}

/** The secret goes in the header, as the standard has it, unless the provider takes it only among the fields. */
function authentication({ ClientSecretBasic, ClientSecretPost }: typeof openid, secret: string): openid.ClientAuth {
  return (provider, ...rest) => {
    const { token_endpoint_auth_methods_supported: taken = ["client_secret_basic"] } = provider;
    (taken.includes("client_secret_basic") ? ClientSecretBasic(secret) : ClientSecretPost(secret))(provider, ...rest);
  };
}

async function exchange({ library, configuration }: Client, redirectUri: string, { query, secrets }: ProviderReturn) {
  const tokens = await library.authorizationCodeGrant(configuration, new URL(`${redirectUri}?${query}`), {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.codeVerifier,
    idTokenExpected: true,
  });
  return tokens.claims()!;
}

type Expected = { readonly issuer: string; readonly clientId: string; readonly levels: readonly string[]; readonly now: number };

/** What the library leaves to us, once signature, issuer, audience, nonce and end were found right. */
function accept(
  claims: openid.IDToken,
  { issuer, clientId, levels, now }: Expected,
  { signedInSince }: ProviderReturn,
): Identity | ProviderRefusal {
  const { iss, sub, iat, azp, acr, auth_time } = claims;
  if (iss !== issuer || iat > now + SKEW_SECONDS || (azp !== undefined && azp !== clientId)) return "notTrusted";
  if (typeof sub !== "string" || !/^[^\p{Cc}]{1,255}$/u.test(sub)) return "notTrusted";
  if (levels.length > 0 && !(typeof acr === "string" && levels.includes(acr))) return "levelTooLow";
  if (
    signedInSince &&
    !(typeof auth_time === "number" && auth_time >= signedInSince.getTime() / 1000 - SKEW_SECONDS && auth_time <= now + SKEW_SECONDS)
  )
    return "signedInBefore";
  return { issuer, subject: sub };
}

/** Whether nothing was understood because nothing, or nothing of the kind, was answered. */
function isOfConnection(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof ConnectionRefused || each.name === "TimeoutError" || each.name === "AbortError") return true;
    if ("code" in each && /^E[A-Z_]+$|^ERR_TLS|^OAUTH_(?:TIMEOUT|RESPONSE_IS_NOT)/.test(String(each.code))) return true;
  }
  return false;
}

/** What a chain of errors says, and nothing of what came in. */
function wordsOf(error: unknown): string {
  const said: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause)
    said.push("error" in each ? `${each.message}: ${String(each.error)}` : each.message);
  return said.join("; ");
}
