import type { Context } from "hono";
import * as z from "zod";
import { hasIdentity } from "../../data/identity.ts";
import { findInvited } from "../../data/invitation.ts";
import { hasSecondFactor } from "../../data/secondFactor.ts";
import { PASSWORD_REFUSALS } from "../../domain/access/password.ts";
import { renderPage } from "../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage, Refusal } from "../AccessPage.tsx";
import { dropCookie, readCookie, writeCookie } from "../browserCookies.ts";
import type { IdentityProvider } from "../identityProvider.ts";
import { paths } from "../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { hashOfToken } from "../signedIn.ts";
import { notOurs } from "./formAnswers.tsx";
import { rememberBrowser } from "./knownBrowser.ts";
import { NewPasswordFields } from "./NewPasswordFields.tsx";
import { acceptInvitation } from "./ownAccount.ts";
import { ProviderForm } from "./ProviderForm.tsx";

const FORM = z.strictObject({ nuova: z.string(), ancora: z.string() });

/** Opens an invitation: uses nothing up, and takes the secret out of the address. */
export function getInvitationLink(c: Context): Response {
  writeCookie(c, "traguardo-invito", c.req.param("token") ?? "");
  return c.redirect(paths.invitation, 303);
}

/** Asks whoever was invited for a password, or to sign in with the provider of the administration. */
export async function getInvitation(c: Context, access: AccessAmbient): Promise<Response> {
  return draw(c, access, undefined);
}

/** Takes the password, and goes on to the second factor. */
export async function postInvitation(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, FORM);
  if (posted.kind !== "read") return notOurs(c);
  const token = readCookie(c, "traguardo-invito");
  if (token === undefined) return over(c);
  const { nuova, ancora } = posted.data;
  if (nuova !== ancora) return draw(c, access, "Le due password non sono uguali: le riscriva.", 422);
  const verdict = await acceptInvitation(access, token, nuova);
  if (!verdict) return over(c);
  if (!verdict.ok) return draw(c, access, verdict.reasons.map((reason) => PASSWORD_REFUSALS[reason]).join(" "), 422);
  if (verdict.value.token === undefined) {
    rememberBrowser(c, access, verdict.value.accountId); // who was invited is let try here, whatever strangers tried
    dropCookie(c, "traguardo-invito");
    return c.redirect(paths.signIn, 303);
  }
  writeCookie(c, "traguardo", verdict.value.token);
  return c.redirect(paths.newFactor, 303);
}

async function draw(c: Context, access: AccessAmbient, refusal: string | undefined, status: 200 | 422 = 200): Promise<Response> {
  const token = readCookie(c, "traguardo-invito");
  const accountId = token === undefined ? undefined : await findInvited(access.db, hashOfToken(token));
  if (accountId === undefined) return over(c);
  const [hasFactor, isLinked] = await Promise.all([hasSecondFactor(access.db, accountId), hasIdentity(access.db, accountId)]);
  const provider = hasFactor ? undefined : access.provider;
  const choosesPassword = hasFactor || !isLinked;
  const mark = formMark(c, access);
  const page = (
    <AccessPage title={provider || !choosesPassword ? "Il suo primo accesso" : "Scelga la password"}>
      <p class="lead">
        È stato invitato a lavorare con Traguardo. {provider ? withProvider(provider) : "Prima la password, poi il secondo fattore."}
      </p>
      <Refusal text={refusal} />
      {provider && <ProviderForm action={paths.invitationProvider} mark={mark} button={`Accedi con ${provider.name}`} />}
      {provider && choosesPassword && <h2>Oppure con una password</h2>}
      {choosesPassword && (
        <AccessForm action={paths.invitation} mark={mark} button="Continua">
          <NewPasswordFields />
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
      <p class="lead">È scaduto, è già stato usato, oppure ne è stato mandato un altro dopo.</p>
      <p>
        Ne chieda uno nuovo a chi amministra il sistema. Chi ha già scelto la password va all'<a href={paths.signIn}>accesso</a>.
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), 404);
}
