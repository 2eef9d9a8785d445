import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { CLIENT, RETURN } from "./providerOf.ts";

/** The levels of SPID and CIE, as the national rules write them. */
export const LEVELS = { one: "https://www.spid.gov.it/SpidL1", two: "https://www.spid.gov.it/SpidL2" } as const;

export type HonestProvider = { readonly issuer: string; readonly stop: () => Promise<void> };

/** A certified provider, the real thing, on this machine: it asks who one is and with which level, and believes it. */
export async function startHonestProvider({ port = 0, returnTo = RETURN } = {}): Promise<HonestProvider> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [returnTo], grant_types: ["authorization_code"] }],
    acrValues: Object.values(LEVELS),
    pkce: { required: () => true },
    cookies: { keys: ["una chiave per le prove"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/entra/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith("/entra/")) {
      await next();
      return;
    }
    if (ctx.method === "GET") {
      ctx.type = "html";
      ctx.body = `<!doctype html><html lang="it"><title>Prova</title><form method="post"><label>Nome <input name="nome"></label><label>Livello <input name="livello"></label><button>Entra</button></form></html>`;
      return;
    }
    const form = new URLSearchParams(await bodyOf(ctx.req));
    const [accountId, acr] = [form.get("nome") ?? "", form.get("livello") ?? ""];
    if (accountId === "") {
      await provider.interactionFinished(ctx.req, ctx.res, { error: "access_denied" });
      ctx.respond = false;
      return;
    }
    const grant = new provider.Grant({ accountId, clientId: CLIENT.id });
    grant.addOIDCScope("openid");
    const login = { accountId, ...(acr && { acr }) };
    await provider.interactionFinished(ctx.req, ctx.res, { login, consent: { grantId: await grant.save() } });
    ctx.respond = false;
  });
  server.on("request", (request, answer) => void provider.callback()(request, answer));
  const stop = () =>
    new Promise<void>((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return { issuer, stop };
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** A person's browser at the provider, which keeps its cookies: goes to an address, says who it is, and answers where it is sent back to. */
export function browserAtProvider() {
  const cookies = new Map<string, string>();
  const go = async (address: string, body?: URLSearchParams): Promise<Response> => {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(address, { redirect: "manual", headers: { cookie }, ...(body && { method: "POST", body }) });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  return async (address: string, { name, level = "" }: { readonly name: string; readonly level?: string }): Promise<string> => {
    let at = address;
    for (let steps = 0; steps < 8; steps += 1) {
      const answer = await go(at, at.includes("/entra/") ? new URLSearchParams({ nome: name, livello: level }) : undefined);
      const next = answer.headers.get("location");
      if (next === null) throw new Error(`${at} answered ${String(answer.status)}: ${await answer.text()}`);
      at = new URL(next, at).href;
      if (!at.startsWith(new URL(address).origin)) return at;
    }
    throw new Error("The provider goes round in circles");
  };
}
