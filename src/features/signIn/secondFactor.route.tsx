import type { Context } from "hono";
import * as z from "zod";
import { findAccount } from "../../data/account.ts";
import { hasIdentity } from "../../data/identity.ts";
import { hasSecondFactor } from "../../data/secondFactor.ts";
import type { Session } from "../../data/session.ts";
import { TextField } from "../../ui/Fields.tsx";
import { renderPage } from "../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage, Refusal } from "../AccessPage.tsx";
import { writeCookie } from "../browserCookies.ts";
import { paths } from "../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { isSignedIn, sessionOf, signedIn, toSignIn, wayBack } from "../signedIn.ts";
import { ENTRY_REFUSALS, enterWithFactor, type FactorGiven, stepUp } from "./enter.ts";
import { notOurs } from "./formAnswers.tsx";
import { rememberBrowser } from "./knownBrowser.ts";
import { ProviderForm } from "./ProviderForm.tsx";

const code = z.string().min(1, "Scriva il codice.").max(40, "Il codice è troppo lungo.");
const verso = z.string().max(400).optional();

const FORM = z.strictObject({ codice: code, verso });
const STEP_UP_FORM = z.strictObject({ password: z.string().min(1, "Scriva la password."), codice: code, verso });

/** Where the code of the phone is asked, after the password. */
export const getSecondFactor = doorTo("secondFactor");
/** Where one of the codes kept aside is asked, when the phone is not there. */
export const getRecovery = doorTo("recoveryCode");
export const postSecondFactor = passing("secondFactor");
export const postRecovery = passing("recoveryCode");

function doorTo(kind: FactorGiven["kind"]) {
  return async (c: Context, access: AccessAmbient): Promise<Response> => {
    const session = await sessionOf(c, access);
    const back = wayBack(c.req.query("verso"));
    if (!session || session.invitationHash) return c.redirect(paths.signIn, 303);
    return isSignedIn(session) ? c.redirect(back, 303) : draw(c, access, kind, { back });
  };
}

function passing(kind: FactorGiven["kind"]) {
  return async (c: Context, access: AccessAmbient): Promise<Response> => {
    const posted = await readPosted(c, access, FORM);
    if (posted.kind === "notOurs") return notOurs(c);
    const session = await halfWay(c, access);
    if (!session) return c.redirect(paths.signIn, 303);
    if (posted.kind === "wrong")
      return draw(c, access, kind, { back: wayBack(posted.typed["verso"]), error: posted.errors["codice"] }, 422);
    const back = wayBack(posted.data.verso);
    const entry = await enterWithFactor(c, access, session, { kind, code: posted.data.codice });
    if (!entry.ok) return draw(c, access, kind, { back, refusal: ENTRY_REFUSALS[entry.why] }, entry.why === "tooManyTries" ? 429 : 422);
    writeCookie(c, "traguardo", entry.token);
    rememberBrowser(c, access, session.accountId);
    return c.redirect(back, 303);
  };
}

async function halfWay(c: Context, access: AccessAmbient): Promise<Session | undefined> {
  const session = await sessionOf(c, access);
  return session?.means === null && !session.invitationHash ? session : undefined;
}

type Drawn = { readonly back: string; readonly refusal?: string; readonly error?: string | undefined };

const TITLES: Readonly<Record<FactorGiven["kind"], string>> = { secondFactor: "Secondo fattore", recoveryCode: "Codice di recupero" };

function draw(
  c: Context,
  access: AccessAmbient,
  kind: FactorGiven["kind"],
  { back, refusal, error }: Drawn,
  status: 200 | 422 | 429 = 200,
) {
  const isCode = kind === "secondFactor";
  const other = `${isCode ? paths.recovery : paths.secondFactor}?${new URLSearchParams({ verso: back }).toString()}`;
  const page = (
    <AccessPage title={TITLES[kind]} way={[{ text: "Accesso", href: paths.signIn }]}>
      <p class="lead">
        {isCode
          ? "Scriva il codice di sei cifre che mostra ora l'app del telefono."
          : "Scriva uno dei codici di recupero che ha messo da parte: vale una volta sola."}
      </p>
      <Refusal text={refusal} />
      <AccessForm action={isCode ? paths.secondFactor : paths.recovery} mark={formMark(c, access)} button="Accedi">
        <input type="hidden" name="verso" value={back} />
        <TextField
          id="codice"
          label="Codice"
          error={error}
          autocomplete={isCode ? "one-time-code" : "off"}
          isNumeric={isCode}
          maxLength={40}
        />
      </AccessForm>
      <p>
        <a href={other}>{isCode ? "Non ho il telefono con me: uso un codice di recupero" : "Ho il telefono: uso il suo codice"}</a>
      </p>
      {!isCode && (
        <p>Chi non ha né telefono né codici di recupero non può rientrare da solo: lo chieda di persona a chi amministra il sistema.</p>
      )}
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}

/** Asks password and code once more, before something delicate. */
export async function getStepUp(c: Context, access: AccessAmbient): Promise<Response> {
  const session = await signedIn(c, access);
  return session ? drawStepUp(c, access, session, { back: wayBack(c.req.query("verso")) }) : toSignIn(c);
}

/** Takes password and code, and goes on to what was to be done. */
export async function postStepUp(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, STEP_UP_FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (posted.kind === "wrong") return drawStepUp(c, access, session, { back: wayBack(posted.typed["verso"]), errors: posted.errors }, 422);
  const { password, codice, verso: written } = posted.data;
  const kind = /^[\d\s]*$/.test(codice) ? "secondFactor" : "recoveryCode";
  const entry = await stepUp(c, access, session, { kind, code: codice, password });
  if (!entry.ok)
    return drawStepUp(
      c,
      access,
      session,
      { back: wayBack(written), refusal: ENTRY_REFUSALS[entry.why] },
      entry.why === "tooManyTries" ? 429 : 422,
    );
  writeCookie(c, "traguardo", entry.token);
  return c.redirect(wayBack(written), 303);
}

type StepUpDrawn = { readonly back: string; readonly refusal?: string; readonly errors?: Readonly<Record<string, string>> };

async function drawStepUp(
  c: Context,
  access: AccessAmbient,
  session: Session,
  { back, refusal, errors = {} }: StepUpDrawn,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const { db } = access;
  const [account, hasFactor] = await Promise.all([findAccount(db, session.accountId), hasSecondFactor(db, session.accountId)]);
  const provider = access.provider && (await hasIdentity(db, session.accountId, access.provider.issuer)) ? access.provider : undefined;
  const hasPassword = account?.passwordHash != null && hasFactor;
  const mark = formMark(c, access);
  const page = (
    <AccessPage title="Conferma" way={[{ text: "Il mio account", href: paths.myAccount }]} who={{ session, mark }}>
      <p class="lead">Per questa operazione deve confermare che è lei; poi vale per dieci minuti.</p>
      <Refusal text={refusal} />
      {provider && <ProviderForm action={paths.providerStepUp} mark={mark} button={`Conferma con ${provider.name}`} back={back} />}
      {provider && hasPassword && <h2>Oppure con la password</h2>}
      {hasPassword && (
        <AccessForm action={paths.stepUp} mark={mark} button="Conferma">
          <input type="hidden" name="verso" value={back} />
          <TextField id="password" label="Password" type="password" error={errors["password"]} autocomplete="current-password" />
          <TextField
            id="codice"
            label="Codice nuovo del telefono, o di recupero"
            error={errors["codice"]}
            autocomplete="one-time-code"
            maxLength={40}
          />
        </AccessForm>
      )}
      {!provider && !hasPassword && (
        <p>Questa utenza accede con il servizio di identità dell'ente, che ora non è collegato: lo dica a chi amministra il sistema.</p>
      )}
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}
