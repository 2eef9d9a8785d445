import type { Context } from "hono";
import { renderPage } from "../../../ui/renderPage.ts";
import type { EntryForm, Shown } from "../../entryForm.tsx";
import type { AccessAmbient, AccessAnswer } from "../accessAmbient.ts";
import { readPosted } from "../postedForm.ts";
import { type SignedIn, signedIn } from "../signedIn.ts";
import { AccessPage } from "../AccessPage.tsx";
import { paths } from "../../paths.ts";

/** A form that did not come from a page of ours, or from one that was open too long. */
export function notOurs(c: Context): Response | Promise<Response> {
  return c.html(
    renderPage(
      <AccessPage title="Il modulo non è più valido">
        <p class="lead">Non è stato fatto nulla: torni indietro, ricarichi la pagina e ripeta.</p>
        <p>Se accade ancora, il browser non conserva i cookie di questo sito, oppure l'indirizzo non comincia con https.</p>
      </AccessPage>,
    ),
    403,
  );
}

/** Sends the person who is signed in to confirm who they are; they come back to where they were going. */
export function toStepUp(c: Context, towards: string): Response {
  return c.redirect(`${paths.stepUp}?${new URLSearchParams({ verso: towards }).toString()}`, 303);
}

/**
 * Answers a form of one's own account: it came from a page of ours, and its sender is signed in. `stepUp` is where they come back to, for what is done only
 * by who has just confirmed who they are; `wrong` draws the form again.
 */
export function ownForm<Data>(
  form: EntryForm<Data>,
  answer: (c: Context, access: AccessAmbient, session: SignedIn, data: Data) => Promise<Response>,
  {
    stepUp,
    wrong,
  }: {
    readonly stepUp?: string;
    readonly wrong?: (c: Context, access: AccessAmbient, session: SignedIn, shown: Shown) => Promise<Response>;
  } = {},
): AccessAnswer {
  return async (c, access) => {
    const posted = await readPosted(c, access, form);
    if (posted.kind === "notOurs" || (posted.kind === "wrong" && !wrong)) return notOurs(c);
    const session = await signedIn(c, access);
    if (!session) return c.redirect(paths.signIn, 303);
    if (stepUp !== undefined && !session.isSteppedUp) return toStepUp(c, stepUp);
    return posted.kind === "read" ? answer(c, access, session, posted.data) : wrong!(c, access, session, posted.shown);
  };
}

/** For the person who is kept out by the tries of strangers: how to come in at once, where mail is sent. */
export function WayPastStrangers({ access }: { access: AccessAmbient }) {
  if (access.mailsFrom === undefined) return null;
  return (
    <p>
      Se non è stato lei, <a href={paths.ownBrowser}>acceda subito con un messaggio alla sua posta</a>.
    </p>
  );
}
