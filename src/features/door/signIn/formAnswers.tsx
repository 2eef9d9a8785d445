import type { Context } from "hono";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
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

/** Sends whoever is signed in to confirm who they are; they come back to where they were going. */
export function toStepUp(c: Context, towards: string): Response {
  return c.redirect(`${paths.stepUp}?${new URLSearchParams({ verso: towards }).toString()}`, 303);
}

/** For whoever is kept out by the tries of strangers: how to come in at once, where mail is sent. */
export function WayPastStrangers({ access }: { access: AccessAmbient }) {
  if (access.mailsFrom === undefined) return null;
  return (
    <p>
      Se non è stato lei, <a href={paths.ownBrowser}>acceda subito con un messaggio alla sua posta</a>.
    </p>
  );
}
