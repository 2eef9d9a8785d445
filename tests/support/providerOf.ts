import type { IdentityProvider } from "../../src/features/door/identityProvider.ts";
import { connectProvider } from "../../src/server/identityProvider/connectProvider.ts";
import type { FetchGuard } from "../../src/server/identityProvider/guardedFetch.ts";
import { readProviderSettings } from "../../src/server/identityProvider/providerSettings.ts";

export const CLIENT = { id: "traguardo", secret: "un segreto lungo, di oltre trentadue segni: +%&" } as const;
export const RETURN = "https://sito.example/accesso/ente/ritorno";

type Chosen = { readonly levels?: string; readonly allowed?: string; readonly lookup?: FetchGuard["lookup"] };

/** The provider as the program reaches it, from settings like those of an administrator. What it tells of its troubles is in `told`. */
export function providerOf(
  issuer: string,
  { levels = "", allowed = "", lookup }: Chosen = {},
): IdentityProvider & { readonly told: string[] } {
  const settings = readProviderSettings("https://sito.example", {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: "Accesso Valdora",
    OIDC_ACR_VALUES: levels,
    OIDC_ALLOWED_HOSTS: allowed,
    OIDC_ALLOW_HTTP: "loopback",
  })!;
  const told: string[] = [];
  const network = { timeoutMilliseconds: 800, ...(lookup && { lookup }) };
  return { ...connectProvider(settings, { tell: (trouble) => told.push(trouble), network }), told };
}
