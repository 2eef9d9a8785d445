import type { Context } from "hono";
import * as z from "zod";
import type { TransactionPurpose } from "../../data/identityTransaction.ts";
import { renderPage } from "../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessPage, Refusal } from "../AccessPage.tsx";
import { dropCookie, readCookie, writeCookie } from "../browserCookies.ts";
import { paths } from "../paths.ts";
import { readPosted } from "../postedForm.ts";
import { hashOfToken, newToken, sessionOf, signedIn, wayBack } from "../signedIn.ts";
import { IDENTITY_REFUSALS, type IdentityRefusal, leaveForProvider, returnFromProvider } from "./enterWithIdentity.ts";
import { notOurs, toStepUp } from "./formAnswers.tsx";
import { rememberBrowser } from "./knownBrowser.ts";
import { drawSignIn } from "./signIn.route.tsx";

const FORM = z.strictObject({ verso: z.string().max(400).optional() });

/** Leaves for the provider to sign in. */
export const postProvider = leaving(() => ({ kind: "signIn" }));

/** Leaves for the provider with an invitation, to sign in with it from now on. */
export const postInvitationProvider = leaving((c) => {
  const token = readCookie(c, "traguardo-invito");
  return token === undefined ? undefined : { kind: "invitation", invitationHash: hashOfToken(token) };
});

/** Leaves for the provider to be seen once more, before something delicate. */
export const postProviderStepUp = leaving(async (c, access) => {
  const session = await signedIn(c, access);
  return session && { kind: "stepUp", sessionId: session.id };
});

/** Leaves for the provider to link one's own account to an identity, once that was confirmed. */
export const postMyProvider = leaving(async (c, access) => {
  const session = await signedIn(c, access);
  if (!session) return undefined;
  return session.isSteppedUp ? { kind: "link", sessionId: session.id } : "stepUpFirst";
});

type Leaving = TransactionPurpose | "stepUpFirst" | undefined;

function leaving(purposeOf: (c: Context, access: AccessAmbient) => Leaving | Promise<Leaving>) {
  return async (c: Context, access: AccessAmbient): Promise<Response> => {
    if (!access.provider) return c.notFound();
    const posted = await readPosted(c, access, FORM);
    if (posted.kind !== "read") return notOurs(c);
    const purpose = await purposeOf(c, access);
    if (purpose === undefined) return c.redirect(paths.signIn, 303);
    if (purpose === "stepUpFirst") return toStepUp(c, paths.myAccount);
    const held = readCookie(c, "traguardo-ente");
    const browser = held !== undefined && /^[\w-]{43}$/.test(held) ? held : newToken(); // two tabs leave with the same mark
    const back = wayBack(posted.data.verso);
    const address = await leaveForProvider(access, access.provider, { browser, purpose, wayBack: back });
    if (address === undefined) return refuse(c, access, "unreachable", purpose, back);
    writeCookie(c, "traguardo-ente", browser);
    c.header("refresh", `0;url=${address}`); // not a redirect: from a form, browsers let those lead only to this site
    const page = (
      <AccessPage title={`Verso ${access.provider.name}`}>
        <p class="lead">La pagina di {access.provider.name} si apre da sola; da lì tornerà qui.</p>
        <p>
          <a href={address}>Se non si apre, continui da qui</a>
        </p>
      </AccessPage>
    );
    return c.html(renderPage(page));
  };
}

/** Takes whoever comes back from the provider. */
export async function getProviderReturn(c: Context, access: AccessAmbient): Promise<Response> {
  if (!access.provider) return c.notFound();
  const { search } = new URL(c.req.url);
  const returned = await returnFromProvider(access, access.provider, {
    browser: readCookie(c, "traguardo-ente"),
    query: search.slice(1),
    session: await sessionOf(c, access),
  });
  if (!returned.ok) return refuse(c, access, returned.why, returned.transaction?.purpose, returned.transaction?.wayBack ?? paths.myAccount);
  writeCookie(c, "traguardo", returned.token);
  if (returned.isWhole) {
    dropCookie(c, "traguardo-invito");
    rememberBrowser(c, access, returned.accountId);
  }
  return c.redirect(returned.towards, 303);
}

function refuse(
  c: Context,
  access: AccessAmbient,
  why: IdentityRefusal,
  purpose: TransactionPurpose | undefined,
  back: string,
): Response | Promise<Response> {
  const status = why === "unreachable" ? 503 : 403;
  const kind = purpose?.kind ?? "signIn";
  if (kind === "signIn") return drawSignIn(c, access, { back, refusal: IDENTITY_REFUSALS[why] }, status);
  const page = (
    <AccessPage title="Non è riuscito">
      <Refusal text={IDENTITY_REFUSALS[why]} />
      <p>
        <a href={kind === "invitation" ? paths.invitation : paths.myAccount}>
          {kind === "invitation" ? "Torni all'invito" : "Torni al suo account"}
        </a>
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}
