import type { Context } from "hono";
import { findFactor } from "../../../data/account/secondFactor.ts";
import type { Session } from "../../../data/account/session.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage } from "../AccessPage.tsx";
import { writeCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { isSignedIn, sessionOf, wayBack } from "../signedIn.ts";
import { ENTRY_REFUSALS, enterWithFactor, type FactorGiven } from "./enter.ts";
import { entryForm, type Shown } from "../../entryForm.tsx";
import { BACK, codeField, whole } from "./doorFields.ts";
import { notOurs, WayPastStrangers } from "./formAnswers.tsx";
import { rememberBrowser } from "./knownBrowser.ts";
import { PasskeyForm } from "./PasskeyForm.tsx";
import { optionsToAssert, partyOf } from "./passkeys.ts";

const FORMS = {
  secondFactor: entryForm({ ...BACK, code: codeField("Codice", { autocomplete: "one-time-code", isNumeric: true }) }),
  recoveryCode: entryForm({ ...BACK, code: codeField("Codice", { autocomplete: "off" }) }),
};

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
    return isSignedIn(session) ? c.redirect(back, 303) : drawSecondFactor(c, access, session, { back }, 200, kind);
  };
}

function passing(kind: FactorGiven["kind"]) {
  return async (c: Context, access: AccessAmbient): Promise<Response> => {
    const posted = await readPosted(c, access, FORMS[kind]);
    if (posted.kind === "notOurs") return notOurs(c);
    const session = await halfWay(c, access);
    if (!session) return c.redirect(paths.signIn, 303);
    if (posted.kind === "wrong")
      return drawSecondFactor(c, access, session, { back: wayBack(posted.shown.typed["verso"]), shown: posted.shown }, 422, kind);
    const back = wayBack(posted.data.back);
    const entry = await enterWithFactor(c, access, session, { kind, code: posted.data.code });
    if (!entry.ok) {
      const status = entry.why === "tooManyTries" ? 429 : 422;
      return drawSecondFactor(c, access, session, { back, shown: whole(ENTRY_REFUSALS[entry.why]) }, status, kind);
    }
    writeCookie(c, "traguardo", entry.token);
    rememberBrowser(c, access, session.accountId);
    return c.redirect(back, 303);
  };
}

/** The session of the person who has made the first step only, and was not invited. */
export async function halfWay(c: Context, access: AccessAmbient): Promise<Session | undefined> {
  const session = await sessionOf(c, access);
  return session?.means === null && !session.invitationHash ? session : undefined;
}

type Drawn = { readonly back: string; readonly shown?: Shown | undefined };

const TITLES: Readonly<Record<FactorGiven["kind"], string>> = { secondFactor: "Secondo fattore", recoveryCode: "Codice di recupero" };

/** The page of the second step, with every way this account has; or of a recovery code. */
export async function drawSecondFactor(
  c: Context,
  access: AccessAmbient,
  session: Session,
  { back, shown }: Drawn,
  status: 200 | 422 | 429 = 200,
  kind: FactorGiven["kind"] = "secondFactor",
): Promise<Response> {
  const isCode = kind === "secondFactor";
  const other = `${isCode ? paths.recovery : paths.secondFactor}?${new URLSearchParams({ verso: back }).toString()}`;
  const party = partyOf(c, access);
  const [phone, passkey] = await Promise.all([
    findFactor(access.db, session.accountId, "inForce"),
    isCode && party ? optionsToAssert(access, session, party) : undefined,
  ]);
  const mark = formMark(c, access);
  const page = (
    <AccessPage title={TITLES[kind]} way={[{ text: "Accesso", href: paths.signIn }]} shown={shown}>
      {status === 429 && <WayPastStrangers access={access} />}
      {passkey && (
        <PasskeyForm id="con-passkey" action={paths.passkey} mark={mark} button="Usa una passkey" options={passkey}>
          <input type="hidden" name="verso" value={back} />
        </PasskeyForm>
      )}
      {isCode && !phone && !passkey && (
        <p class="missing">Il suo secondo fattore è una passkey, e qui non si può usare: lo dica a chi amministra il sistema.</p>
      )}
      {passkey && phone && <h2>Oppure con il codice</h2>}
      {(phone ?? !isCode) && (
        <>
          <p class="lead">
            {isCode
              ? "Scriva il codice di sei cifre che mostra ora l'app del telefono."
              : "Scriva uno dei codici di recupero che ha messo da parte: vale una volta sola."}
          </p>
          <AccessForm
            action={isCode ? paths.secondFactor : paths.recovery}
            mark={mark}
            button="Accedi"
            form={FORMS[kind]}
            held={{ back }}
            shown={shown}
          />
          <p>
            <a href={other}>{isCode ? "Non ho il telefono con me: uso un codice di recupero" : "Ho il telefono: uso il suo codice"}</a>
          </p>
        </>
      )}
      {!isCode && (
        <p>Chi non ha né telefono né codici di recupero non può rientrare da solo: lo chieda di persona a chi amministra il sistema.</p>
      )}
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}
