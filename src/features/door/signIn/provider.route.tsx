import type { Context } from "hono";
import type { TransactionPurpose } from "../../../data/account/identityTransaction.ts";
import { endSession } from "../../../data/account/session.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessPage } from "../AccessPage.tsx";
import { dropCookie, readCookie, writeCookie } from "../browserCookies.ts";
import type { IdentityProvider } from "../identityProvider.ts";
import { paths } from "../../paths.ts";
import { readPosted } from "../postedForm.ts";
import { hashOfToken, newToken } from "../../secretToken.ts";
import { sessionOf, signedIn, wayBack } from "../signedIn.ts";
import { IDENTITY_REFUSALS, type IdentityRefusal, leaveForProvider, returnFromProvider } from "./enterWithIdentity.ts";
import { entryForm } from "../../entryForm.tsx";
import { BACK, whole } from "./doorFields.ts";
import { notOurs, toStepUp } from "./formAnswers.tsx";
import { INVITATION } from "./invitation.route.tsx";
import { rememberBrowser } from "./knownBrowser.ts";
import { AGREEMENT, closeLink, formOf, linkName } from "./secretLink.tsx";
import { drawSignIn } from "./signIn.route.tsx";

const FORM = entryForm(BACK);
const INVITATION_FORM = entryForm(AGREEMENT);

/** Leaves for the provider to sign in. */
export const postProvider = leaving(() => ({ kind: "signIn" }));

/** Leaves for the provider with an invitation, to sign in with it from now on; another person who is signed in, and was agreed to leave, leaves now. */
export const postInvitationProvider = formOf(INVITATION, INVITATION_FORM, async (c, access, { secret, other }) => {
  if (!access.provider) return c.notFound();
  if (other) {
    await endSession(access.db, other.accountId, other.id);
    dropCookie(c, "traguardo");
  }
  return leave(c, access, access.provider, { kind: "invitation", invitationHash: hashOfToken(secret) }, paths.myAccount);
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
    return leave(c, access, access.provider, purpose, wayBack(posted.data.back));
  };
}

async function leave(
  c: Context,
  access: AccessAmbient,
  provider: IdentityProvider,
  purpose: TransactionPurpose,
  back: string,
): Promise<Response> {
  const held = readCookie(c, "traguardo-ente");
  const browser = held !== undefined && /^[\w-]{43}$/.test(held) ? held : newToken(); // two tabs leave with the same mark
  const address = await leaveForProvider(access, provider, { browser, purpose, wayBack: back });
  if (address === undefined) return refuse(c, access, "unreachable", purpose, back);
  writeCookie(c, "traguardo-ente", browser);
  c.header("refresh", `0;url=${address}`); // not a redirect: from a form, browsers let those lead only to this site
  const page = (
    <AccessPage title={`Verso ${provider.name}`}>
      <p class="lead">La pagina di {provider.name} si apre da sola; da lì tornerà qui.</p>
      <p>
        <a href={address}>Se non si apre, continui da qui</a>
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page));
}

/** Takes the person who comes back from the provider. */
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
  if (returned.usedUp) closeLink(c, returned.usedUp);
  if (returned.isWhole) rememberBrowser(c, access, returned.accountId);
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
  if (kind === "signIn") return drawSignIn(c, access, { back, shown: whole(IDENTITY_REFUSALS[why]) }, status);
  const invitation = purpose?.kind === "invitation" ? paths.invitation(linkName(purpose.invitationHash)) : undefined;
  const page = (
    <AccessPage title="Non è riuscito" shown={whole(IDENTITY_REFUSALS[why])}>
      <p>
        <a href={invitation ?? paths.myAccount}>{invitation === undefined ? "Torni al suo account" : "Torni all'invito"}</a>
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}
