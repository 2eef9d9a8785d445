import type { Context } from "hono";
import * as z from "zod";
import { TextField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessPage, Refusal } from "../AccessPage.tsx";
import { writeCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { type SignedIn, signedIn, toSignIn, wayBack } from "../signedIn.ts";
import { ENTRY_REFUSALS, enterWithPasskey, stepUpWithPasskey } from "./enter.ts";
import { notOurs, toStepUp } from "./formAnswers.tsx";
import { rememberBrowser } from "./knownBrowser.ts";
import { PasskeyForm } from "./PasskeyForm.tsx";
import { addPasskey, optionsToRegister, partyOf, PASSKEY_REFUSALS, removePasskey } from "./passkeys.ts";
import { drawSecondFactor, halfWay } from "./secondFactor.route.tsx";
import { drawStepUp } from "./stepUp.route.tsx";

const risposta = z.string().min(1).max(8_000);
const verso = z.string().max(400).optional();

const NEW_FORM = z.strictObject({ nome: z.string().trim().min(1, "Scriva un nome.").max(60, "Il nome è troppo lungo."), risposta });
const REMOVAL_FORM = z.strictObject({ passkey: z.string().regex(/^\d{1,18}$/) });
const ANSWER_FORM = z.strictObject({ risposta, verso });

/** Asks for a name and for a passkey, once it was confirmed who one is. */
export async function getNewPasskey(c: Context, access: AccessAmbient): Promise<Response> {
  const session = await signedIn(c, access);
  if (!session) return toSignIn(c);
  return session.isSteppedUp ? draw(c, access, session) : toStepUp(c, paths.newPasskey);
}

/** Adds a passkey. */
export async function postNewPasskey(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, NEW_FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.newPasskey);
  const party = partyOf(c, access);
  if (posted.kind === "wrong" || !party)
    return draw(c, access, session, posted.kind === "wrong" ? posted.errors["nome"] : undefined, PASSKEY_REFUSALS.notTaken);
  const { nome: name, risposta: written } = posted.data;
  const refusal = await addPasskey(access, session, party, { name, written });
  return refusal ? draw(c, access, session, undefined, PASSKEY_REFUSALS[refusal]) : c.redirect(paths.myAccount, 303);
}

async function draw(c: Context, access: AccessAmbient, session: SignedIn, error?: string, refusal?: string): Promise<Response> {
  const mark = formMark(c, access);
  const party = partyOf(c, access);
  const page = (
    <AccessPage title="Aggiungi una passkey" way={[{ text: "Il mio account", href: paths.myAccount }]} who={{ session, mark }}>
      <p class="lead">Una passkey sta nel telefono, nel computer o in una chiave USB, e si usa con il dito, il volto o un PIN.</p>
      <Refusal text={refusal} />
      {party ? (
        <PasskeyForm
          id="aggiungi"
          action={paths.newPasskey}
          mark={mark}
          button="Aggiungi"
          options={await optionsToRegister(access, session, party)}
        >
          <TextField
            id="nome"
            label="Nome"
            hint="Per riconoscerla, per esempio «Telefono» o «Chiave in ufficio»."
            error={error}
            autocomplete="off"
            maxLength={60}
          />
        </PasskeyForm>
      ) : (
        <p class="missing">Le passkey si possono usare quando chi amministra il sistema ne ha indicato l'indirizzo pubblico.</p>
      )}
    </AccessPage>
  );
  return c.html(renderPage(page), refusal === undefined && error === undefined ? 200 : 422);
}

/** Takes a passkey away. */
export async function postRemovePasskey(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, REMOVAL_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.myAccount);
  const refusal = await removePasskey(access, session, BigInt(posted.data.passkey));
  if (refusal === undefined || refusal === "notThere") return c.redirect(paths.myAccount, 303);
  const page = (
    <AccessPage
      title="La passkey resta"
      way={[{ text: "Il mio account", href: paths.myAccount }]}
      who={{ session, mark: formMark(c, access) }}
    >
      <Refusal text={PASSKEY_REFUSALS[refusal]} />
      <p>
        <a href={paths.myAccount}>Torni al suo account</a>
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), 409);
}

/** Takes a passkey as the second step of a sign-in. */
export async function postPasskey(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, ANSWER_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await halfWay(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const back = wayBack(posted.data.verso);
  const entry = await enterWithPasskey(c, access, session, posted.data.risposta);
  if (!entry.ok)
    return drawSecondFactor(c, access, session, { back, refusal: ENTRY_REFUSALS[entry.why] }, entry.why === "tooManyTries" ? 429 : 422);
  writeCookie(c, "traguardo", entry.token);
  rememberBrowser(c, access, session.accountId);
  return c.redirect(back, 303);
}

/** Takes a passkey as the confirmation before something delicate. */
export async function postPasskeyStepUp(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, ANSWER_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const back = wayBack(posted.data.verso);
  const entry = await stepUpWithPasskey(c, access, session, posted.data.risposta);
  if (!entry.ok)
    return drawStepUp(c, access, session, { back, refusal: ENTRY_REFUSALS[entry.why] }, entry.why === "tooManyTries" ? 429 : 422);
  writeCookie(c, "traguardo", entry.token);
  return c.redirect(back, 303);
}
