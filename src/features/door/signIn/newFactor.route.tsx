import type { Context } from "hono";
import { encode } from "uqr";
import type { Session } from "../../../data/account/session.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage } from "../AccessPage.tsx";
import { writeCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { sessionOf } from "../signedIn.ts";
import { entryForm, type Shown } from "../../entryForm.tsx";
import { codeField, whole } from "./doorFields.ts";
import { notOurs } from "./formAnswers.tsx";
import { rememberBrowser } from "./knownBrowser.ts";
import { confirmNewFactor, proposedSecret } from "./ownAccount.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { closeLink } from "./secretLink.tsx";
import { base32, otpauthUri } from "./totp.ts";

const FORM = entryForm({ code: codeField("Codice di sei cifre", { autocomplete: "one-time-code", isNumeric: true }) });

const WRONG_CODE = "Il codice non è giusto: aspetti il prossimo e lo scriva subito. Se accade ancora, controlli l'ora del telefono.";

/** Shows the secret to put on a phone, as a picture and as letters, until its first code confirms it. */
export async function getNewFactor(c: Context, access: AccessAmbient): Promise<Response> {
  const session = await mayChoose(c, access);
  return session ? draw(c, access, session) : c.redirect(paths.signIn, 303);
}

/** Confirms the phone with its first code, and shows the recovery codes, this once. */
export async function postNewFactor(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  const session = await mayChoose(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (posted.kind === "wrong") return draw(c, access, session, posted.shown, 422);
  const confirmed = await confirmNewFactor(access, session, posted.data.code);
  if (!confirmed) return draw(c, access, session, whole(WRONG_CODE), 422);
  writeCookie(c, "traguardo", confirmed.token);
  if (session.invitationHash) closeLink(c, session.invitationHash);
  rememberBrowser(c, access, session.accountId);
  const page = (
    <AccessPage title="Il secondo fattore è attivo">
      <p class="lead">Metta ora da parte questi codici di recupero: non si potranno rivedere.</p>
      <RecoveryCodes codes={confirmed.recoveryCodes} />
    </AccessPage>
  );
  return c.html(renderPage(page));
}

/** Who may put a factor on a phone: the person who was invited, or has just given password and old factor again. A password alone is not enough. */
async function mayChoose(c: Context, access: AccessAmbient): Promise<Session | undefined> {
  const session = await sessionOf(c, access);
  return session && (session.means === null ? session.invitationHash !== null : session.isSteppedUp) ? session : undefined;
}

async function draw(c: Context, access: AccessAmbient, session: Session, shown?: Shown, status: 200 | 422 = 200): Promise<Response> {
  const secret = await proposedSecret(access, session.accountId);
  if (!secret) return c.redirect(paths.myAccount, 303);
  const page = (
    <AccessPage title="Secondo fattore: il telefono" shown={shown}>
      <p class="lead">Serve un'app di codici sul telefono, una qualunque: con essa nessuno entra con la sola password.</p>
      <p>
        È il secondo fattore di <strong>{session.name}</strong>, {session.mail}.
      </p>
      <h2>1. Metta il segreto nell'app</h2>
      <p>Inquadri il quadrato con l'app, oppure vi scriva a mano queste lettere.</p>
      <QrCode text={otpauthUri(secret, session.mail)} />
      <p class="secret">
        Lettere:{" "}
        <code>
          {base32(secret)
            .match(/.{1,4}/g)
            ?.join(" ")}
        </code>
      </p>
      <h2>2. Scriva qui il codice che mostra</h2>
      <AccessForm action={paths.newFactor} mark={formMark(c, access)} button="Attiva" form={FORM} shown={shown} />
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}

const MARGIN = 4;

function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 0 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : [])));
  const side = size + 2 * MARGIN;
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label="Il segreto come codice QR; le stesse lettere sono scritte sotto">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={squares.join("")} shape-rendering="crispEdges" />
    </svg>
  );
}
