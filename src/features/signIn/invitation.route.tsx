import type { Context } from "hono";
import * as z from "zod";
import { findInvited } from "../../data/invitation.ts";
import { PASSWORD_REFUSALS } from "../../domain/access/password.ts";
import { renderPage } from "../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage, Refusal } from "../AccessPage.tsx";
import { dropCookie, readCookie, writeCookie } from "../browserCookies.ts";
import { paths } from "../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { hashOfToken } from "../signedIn.ts";
import { notOurs } from "./formAnswers.tsx";
import { NewPasswordFields } from "./NewPasswordFields.tsx";
import { acceptInvitation } from "./ownAccount.ts";

const FORM = z.strictObject({ nuova: z.string(), ancora: z.string() });

/** Opens an invitation: uses nothing up, and takes the secret out of the address. */
export function getInvitationLink(c: Context): Response {
  writeCookie(c, "traguardo-invito", c.req.param("token") ?? "");
  return c.redirect(paths.invitation, 303);
}

/** Asks whoever was invited for a password. */
export async function getInvitation(c: Context, access: AccessAmbient): Promise<Response> {
  const token = readCookie(c, "traguardo-invito");
  const holds = token !== undefined && (await findInvited(access.db, hashOfToken(token))) !== undefined;
  return holds ? draw(c, access, undefined) : over(c);
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
    dropCookie(c, "traguardo-invito");
    return c.redirect(paths.signIn, 303);
  }
  writeCookie(c, "traguardo", verdict.value.token);
  return c.redirect(paths.newFactor, 303);
}

function draw(c: Context, access: AccessAmbient, refusal: string | undefined, status: 200 | 422 = 200) {
  const page = (
    <AccessPage title="Scelga la password">
      <p class="lead">È stato invitato a lavorare con Traguardo: prima la password, poi il secondo fattore.</p>
      <Refusal text={refusal} />
      <AccessForm action={paths.invitation} mark={formMark(c, access)} button="Continua">
        <NewPasswordFields />
      </AccessForm>
    </AccessPage>
  );
  return c.html(renderPage(page), status);
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
