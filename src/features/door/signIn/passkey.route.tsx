import type { Context } from "hono";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessPage } from "../AccessPage.tsx";
import { writeCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { type SignedIn, signedIn, toSignIn, wayBack } from "../signedIn.ts";
import { ENTRY_REFUSALS, enterWithPasskey, stepUpWithPasskey } from "./enter.ts";
import { carried, text } from "../../entryFields.tsx";
import { EntryFields, entryForm, type Shown } from "../../entryForm.tsx";
import { BACK, whole } from "./doorFields.ts";
import { notOurs, ownForm, toStepUp } from "./formAnswers.tsx";
import { rememberBrowser } from "./knownBrowser.ts";
import { PasskeyForm } from "./PasskeyForm.tsx";
import { addPasskey, optionsToRegister, partyOf, PASSKEY_REFUSALS, removePasskey } from "./passkeys.ts";
import { drawSecondFactor, halfWay } from "./secondFactor.route.tsx";
import { drawStepUp } from "./stepUp.route.tsx";

const ANSWER = { written: carried("risposta", /^[^]{1,8000}$/) };
const NAME = {
  name: text("nome", "Nome", {
    what: "un nome",
    longest: 60,
    hint: "Per riconoscerla, per esempio «Telefono» o «Chiave in ufficio».",
  }),
};
const NEW_FORM = entryForm({ ...NAME, ...ANSWER });
const NAME_FORM = entryForm(NAME);
const REMOVAL_FORM = entryForm({ passkey: carried("passkey", /^\d{1,18}$/) });
const ANSWER_FORM = entryForm({ ...ANSWER, ...BACK });

/** Asks for a name and for a passkey, once it was confirmed who one is. */
export async function getNewPasskey(c: Context, access: AccessAmbient): Promise<Response> {
  const session = await signedIn(c, access);
  if (!session) return toSignIn(c);
  return session.isSteppedUp ? draw(c, access, session) : toStepUp(c, paths.newPasskey);
}

/** Adds a passkey. */
export const postNewPasskey = ownForm(
  NEW_FORM,
  async (c, access, session, { name, written }) => {
    const party = partyOf(c, access);
    const refusal = party ? await addPasskey(access, session, party, { name, written }) : "notTaken";
    return refusal ? draw(c, access, session, whole(PASSKEY_REFUSALS[refusal])) : c.redirect(paths.myAccount, 303);
  },
  { stepUp: paths.newPasskey, wrong: draw },
);

async function draw(c: Context, access: AccessAmbient, session: SignedIn, shown?: Shown): Promise<Response> {
  const mark = formMark(c, access);
  const party = partyOf(c, access);
  const page = (
    <AccessPage
      title="Aggiungi una passkey"
      way={[{ text: "Il mio account", href: paths.myAccount }]}
      who={{ session, mark }}
      shown={shown}
    >
      <p class="lead">Una passkey sta nel telefono, nel computer o in una chiave USB, e si usa con il dito, il volto o un PIN.</p>
      {party ? (
        <PasskeyForm
          id="aggiungi"
          action={paths.newPasskey}
          mark={mark}
          button="Aggiungi"
          options={await optionsToRegister(access, session, party)}
        >
          <EntryFields form={NAME_FORM} shown={shown} />
        </PasskeyForm>
      ) : (
        <p class="missing">Le passkey si possono usare quando chi amministra il sistema ne ha indicato l'indirizzo pubblico.</p>
      )}
    </AccessPage>
  );
  return c.html(renderPage(page), shown === undefined ? 200 : 422);
}

/** Takes a passkey away. */
export const postRemovePasskey = ownForm(
  REMOVAL_FORM,
  async (c, access, session, { passkey }) => {
    const refusal = await removePasskey(access, session, BigInt(passkey));
    if (refusal === undefined || refusal === "notThere") return c.redirect(paths.myAccount, 303);
    const who = { session, mark: formMark(c, access) };
    const page = (
      <AccessPage
        title="La passkey resta"
        way={[{ text: "Il mio account", href: paths.myAccount }]}
        who={who}
        shown={whole(PASSKEY_REFUSALS[refusal])}
      >
        <p>
          <a href={paths.myAccount}>Torni al suo account</a>
        </p>
      </AccessPage>
    );
    return c.html(renderPage(page), 409);
  },
  { stepUp: paths.myAccount },
);

/** Takes a passkey as the second step of a sign-in. */
export async function postPasskey(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, ANSWER_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await halfWay(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const back = wayBack(posted.data.back);
  const entry = await enterWithPasskey(c, access, session, posted.data.written);
  if (!entry.ok)
    return drawSecondFactor(
      c,
      access,
      session,
      { back, shown: whole(ENTRY_REFUSALS[entry.why]) },
      entry.why === "tooManyTries" ? 429 : 422,
    );
  writeCookie(c, "traguardo", entry.token);
  rememberBrowser(c, access, session.accountId);
  return c.redirect(back, 303);
}

/** Takes a passkey as the confirmation before something delicate. */
export const postPasskeyStepUp = ownForm(ANSWER_FORM, async (c, access, session, data) => {
  const back = wayBack(data.back);
  const entry = await stepUpWithPasskey(c, access, session, data.written);
  if (!entry.ok)
    return drawStepUp(c, access, session, { back, shown: whole(ENTRY_REFUSALS[entry.why]) }, entry.why === "tooManyTries" ? 429 : 422);
  writeCookie(c, "traguardo", entry.token);
  return c.redirect(back, 303);
});
