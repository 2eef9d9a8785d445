import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CLIENT } from "./providerOf.ts";

/** What may be changed of what the provider answers. */
export type Behaviour = {
  /** What it says of itself, from what an honest one would. */
  readonly document?: (honest: Record<string, unknown>) => Record<string, unknown>;
  readonly discovery?: (answer: ServerResponse) => unknown;
  /** What it answers when asked for the token, in the place of one. */
  readonly token?: (answer: ServerResponse) => unknown;
  readonly keys?: (answer: ServerResponse) => unknown;
};

export type Header = { alg: string; kid?: string; typ?: string };

/** A provider that does as it is told, with keys of its own. Nothing is refused here: what is refused, the site refuses. */
export async function startHostileProvider() {
  const right = await generateKeyPair("RS256", { extractable: true });
  const wrong = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(right.publicKey)), kid: "prima", use: "sig", alg: "RS256" };
  let behaviour: Behaviour = {};
  let token = "";
  const asked: string[] = [];
  const send = (answer: ServerResponse, body: unknown, status = 200) =>
    answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    asked.push(path);
    const { discovery, document = (same: Record<string, unknown>) => same, keys, token: instead } = behaviour;
    const answers: Record<string, () => unknown> = {
      "/.well-known/openid-configuration": () => (discovery ? discovery(answer) : send(answer, document(honest()))),
      "/chiavi": () => (keys ? keys(answer) : send(answer, { keys: [jwk] })),
      "/gettone": () => (instead ? instead(answer) : send(answer, { access_token: "a", token_type: "Bearer", id_token: token })),
    };
    (answers[path] ?? (() => send(answer, {}, 404)))();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const honest = () => ({
    issuer,
    authorization_endpoint: `${issuer}/autorizza`,
    token_endpoint: `${issuer}/gettone`,
    jwks_uri: `${issuer}/chiavi`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
    authorization_response_iss_parameter_supported: true,
  });
  const sign = (claims: JWTPayload, header: Header = { alg: "RS256", kid: "prima" }, key: CryptoKey | Uint8Array = right.privateKey) =>
    new SignJWT(claims).setProtectedHeader(header).sign(key);
  return {
    issuer,
    asked,
    jwk,
    wrongKey: wrong.privateKey,
    sign,
    behave: (next: Behaviour) => (behaviour = next),
    handOver: (next: string) => (token = next),
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** A token with no signature at all. */
export function unsigned(claims: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part(claims)}.`;
}

/** The claims of an honest token. */
export function honestClaims(issuer: string, nonce: string, subject: string): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: CLIENT.id,
    sub: subject,
    nonce,
    iat: now,
    exp: now + 300,
    auth_time: now,
    acr: "https://www.spid.gov.it/SpidL2",
  };
}
