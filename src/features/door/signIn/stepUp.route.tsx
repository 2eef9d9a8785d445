import type { Context } from "hono";
import { findAccount } from "../../../data/account/account.ts";
import { hasIdentity } from "../../../data/account/identity.ts";
import { findFactor } from "../../../data/account/secondFactor.ts";
import type { Session } from "../../../data/account/session.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage } from "../AccessPage.tsx";
import { writeCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { signedIn, toSignIn, wayBack } from "../signedIn.ts";
import { ENTRY_REFUSALS, stepUp } from "./enter.ts";
import { entryForm, type Shown } from "../../entryForm.tsx";
import { BACK, codeField, PASSWORD, whole } from "./doorFields.ts";
import { notOurs } from "./formAnswers.tsx";
import { PasskeyForm } from "./PasskeyForm.tsx";
import { optionsToAssert, partyOf } from "./passkeys.ts";
import { ProviderForm } from "./ProviderForm.tsx";

const FORM = entryForm({
  ...BACK,
  ...PASSWORD,
  code: codeField("Codice nuovo del telefono, o di recupero", { autocomplete: "one-time-code" }),
});

/** Asks once more who it is, before something delicate. */
export async function getStepUp(c: Context, access: AccessAmbient): Promise<Response> {
  const session = await signedIn(c, access);
  return session ? drawStepUp(c, access, session, { back: wayBack(c.req.query("verso")) }) : toSignIn(c);
}

/** Takes password and code, and goes on to what was to be done. */
export async function postStepUp(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (posted.kind === "wrong")
    return drawStepUp(c, access, session, { back: wayBack(posted.shown.typed["verso"]), shown: posted.shown }, 422);
  const { password, code, back: written } = posted.data;
  const kind = /^[\d\s]*$/.test(code) ? "secondFactor" : "recoveryCode";
  const entry = await stepUp(c, access, session, { kind, code, password });
  if (!entry.ok) {
    const drawn = { back: wayBack(written), shown: whole(ENTRY_REFUSALS[entry.why]) };
    return drawStepUp(c, access, session, drawn, entry.why === "tooManyTries" ? 429 : 422);
  }
  writeCookie(c, "traguardo", entry.token);
  return c.redirect(wayBack(written), 303);
}

type StepUpDrawn = { readonly back: string; readonly shown?: Shown | undefined };

/** The page that asks to confirm, with every way this account has. */
export async function drawStepUp(
  c: Context,
  access: AccessAmbient,
  session: Session,
  { back, shown }: StepUpDrawn,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const { db } = access;
  const party = partyOf(c, access);
  const [account, phone, passkey] = await Promise.all([
    findAccount(db, session.accountId),
    findFactor(db, session.accountId, "inForce"),
    party && optionsToAssert(access, session, party),
  ]);
  const provider = access.provider && (await hasIdentity(db, session.accountId, access.provider.issuer)) ? access.provider : undefined;
  const hasPassword = account?.passwordHash != null && phone !== undefined;
  const mark = formMark(c, access);
  const page = (
    <AccessPage title="Conferma" way={[{ text: "Il mio account", href: paths.myAccount }]} who={{ session, mark }} shown={shown}>
      <p class="lead">Per questa operazione deve confermare che è lei; poi vale per dieci minuti.</p>
      {provider && <ProviderForm action={paths.providerStepUp} mark={mark} button={`Conferma con ${provider.name}`} back={back} />}
      {passkey && (
        <PasskeyForm id="con-passkey" action={paths.passkeyStepUp} mark={mark} button="Conferma con una passkey" options={passkey}>
          <input type="hidden" name="verso" value={back} />
        </PasskeyForm>
      )}
      {(provider ?? passkey) && hasPassword && <h2>Oppure con la password</h2>}
      {hasPassword && <AccessForm action={paths.stepUp} mark={mark} button="Conferma" form={FORM} held={{ back }} shown={shown} />}
      {!provider && !hasPassword && !passkey && (
        <p>Questa utenza accede con il servizio di identità dell'ente, che ora non è collegato: lo dica a chi amministra il sistema.</p>
      )}
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}
