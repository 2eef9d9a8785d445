import type { Context } from "hono";
import { personsOf } from "../../../data/account/account.ts";
import { hasIdentity } from "../../../data/account/identity.ts";
import { findInvited } from "../../../data/account/invitation.ts";
import { hasSecondFactor } from "../../../data/account/secondFactor.ts";
import { PASSWORD_REFUSALS } from "../../../domain/access/password.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage } from "../AccessPage.tsx";
import { dropCookie, writeCookie } from "../browserCookies.ts";
import type { IdentityProvider } from "../identityProvider.ts";
import { paths } from "../../paths.ts";
import { hashOfToken } from "../../secretToken.ts";
import { rememberBrowser } from "./knownBrowser.ts";
import { entryForm, problemsOf, type Shown } from "../../entryForm.tsx";
import { NEW_PASSWORD, notAlike } from "./doorFields.ts";
import { acceptInvitation } from "./ownAccount.ts";
import {
  AGREEMENT,
  Agreement,
  closeLink,
  formOf,
  type HeldLink,
  LinkFacts,
  type LinkKind,
  linkMark,
  opening,
  pageOf,
} from "./secretLink.tsx";

const FORM = entryForm({ ...NEW_PASSWORD, ...AGREEMENT });

/** What of it is drawn as it is: the word that another person leaves is drawn beside it. */
const PASSWORD_FORM = entryForm(NEW_PASSWORD);

/** An invitation, whether it was the first of an account or came after a reset. */
export const INVITATION: LinkKind = {
  holderOf: ({ db }, secret) => findInvited(db, hashOfToken(secret)),
  draw,
  over,
};

/** Opens an invitation. */
export const getInvitationLink = opening("token", paths.invitation);

/** Asks the person who was invited for a password, or to sign in with the provider of the administration. */
export const getInvitation = pageOf(INVITATION);

/** Takes the password, and goes on to the second factor. */
export const postInvitation = formOf(INVITATION, FORM, async (c, access, link, { chosen, again }) => {
  if (chosen !== again) return draw(c, access, link, notAlike(FORM), 422);
  const verdict = await acceptInvitation(access, link.secret, chosen, link.session);
  if (!verdict) return over(c);
  if (!verdict.ok) return draw(c, access, link, { typed: {}, problems: problemsOf(FORM, verdict.reasons, PASSWORD_REFUSALS) }, 422);
  if (verdict.value.token === undefined) {
    rememberBrowser(c, access, verdict.value.accountId); // who was invited is let try here, whatever strangers tried
    closeLink(c, hashOfToken(link.secret));
    dropCookie(c, "traguardo");
    return c.redirect(paths.signIn, 303);
  }
  writeCookie(c, "traguardo", verdict.value.token);
  return c.redirect(paths.newFactor, 303);
});

async function draw(c: Context, access: AccessAmbient, link: HeldLink, shown?: Shown, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { accountId } = link.holder;
  const [hasFactor, isLinked, persons] = await Promise.all([
    hasSecondFactor(access.db, accountId),
    hasIdentity(access.db, accountId),
    personsOf(access.db, accountId),
  ]);
  const provider = hasFactor ? undefined : access.provider;
  const choosesPassword = hasFactor || !isLinked;
  const mark = linkMark(access, link);
  const page = (
    <AccessPage title={provider || !choosesPassword ? "Il suo primo accesso" : "Scelga la password"} shown={shown}>
      <p class="lead">
        È un invito a lavorare con Traguardo. {provider ? withProvider(provider) : "Prima la password, poi il secondo fattore."}
      </p>
      <LinkFacts link={link} administrations={persons.map(({ administrationName }) => administrationName)} />
      {provider && (
        <AccessForm action={paths.invitationProvider(link.name)} mark={mark} button={`Accedi con ${provider.name}`}>
          <Agreement link={link} form="ente" />
        </AccessForm>
      )}
      {provider && choosesPassword && <h2>Oppure con una password</h2>}
      {choosesPassword && (
        <AccessForm action={paths.invitation(link.name)} mark={mark} button="Continua" form={PASSWORD_FORM} shown={shown}>
          <Agreement link={link} form="password" />
        </AccessForm>
      )}
      {!provider && !choosesPassword && (
        <p>Questa utenza accede con il servizio di identità dell'ente, che ora non è collegato: lo dica a chi amministra il sistema.</p>
      )}
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}

function withProvider({ name, isFull }: IdentityProvider): string {
  return isFull ? `Per entrare basta accedere con ${name}.` : `Acceda con ${name}, poi metta il secondo fattore sul telefono.`;
}

function over(c: Context) {
  const page = (
    <AccessPage title="L'invito non vale più">
      <p class="lead">È scaduto, è già stato usato, ne è stato mandato un altro dopo, oppure l'utenza è stata chiusa.</p>
      <p>
        Ne chieda uno nuovo a chi amministra il sistema. Chi ha già scelto la password va all'<a href={paths.signIn}>accesso</a>.
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), 404);
}
