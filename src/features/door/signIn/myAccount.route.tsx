import type { Context } from "hono";
import { type AccountPerson, findAccount, personsOf } from "../../../data/account/account.ts";
import { hasIdentity } from "../../../data/account/identity.ts";
import { listPasskeys } from "../../../data/account/passkey.ts";
import { countRecoveryCodes, findFactor } from "../../../data/account/secondFactor.ts";
import { listSessions, type SessionListed } from "../../../data/account/session.ts";
import { PASSWORD_REFUSALS } from "../../../domain/access/password.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage } from "../AccessPage.tsx";
import { dropCookie, writeCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { type SignedIn, signedIn, toSignIn } from "../signedIn.ts";
import { Credentials } from "./Credentials.tsx";
import { carried } from "../../entryFields.tsx";
import { BUTTON_FORM, entryForm, problemsOf, type Shown } from "../../entryForm.tsx";
import { NEW_PASSWORD, notAlike } from "./doorFields.ts";
import { notOurs, ownForm, toStepUp } from "./formAnswers.tsx";
import { changePassword, endOwnSessions, proposeNewFactor, renewRecoveryCodes } from "./ownAccount.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { momentInRome } from "../../commands/instantWords.ts";

const CODES_FORM = entryForm({ request: carried("richiesta", /^[\w-]{43}$/) });
const SESSION_FORM = entryForm({ ended: carried("sessione", /^(?:\d{1,18}|altre)$/) });
const PASSWORD_FORM = entryForm(NEW_PASSWORD);

/** Who I am in each administration, where I am signed in, and what I can change. */
export async function getMyAccount(c: Context, access: AccessAmbient): Promise<Response> {
  const session = await signedIn(c, access);
  if (!session) return toSignIn(c);
  const { db, limits, provider } = access;
  const { accountId } = session;
  const [persons, sessions, account, phone, codesLeft, passkeys, isLinked] = await Promise.all([
    personsOf(db, accountId),
    listSessions(db, accountId, limits),
    findAccount(db, accountId),
    findFactor(db, accountId, "inForce"),
    countRecoveryCodes(db, accountId),
    listPasskeys(db, accountId),
    provider && hasIdentity(db, accountId, provider.issuer),
  ]);
  const held = { hasPassword: account?.passwordHash != null, hasPhone: phone !== undefined, codesLeft, passkeys };
  const mark = formMark(c, access);
  const page = (
    <AccessPage title="Il mio account" who={{ session, mark }}>
      <p class="lead">
        Ha fatto accesso come {session.name}, con la posta {session.mail}.
      </p>
      <Persons persons={persons} />
      <OwnData persons={persons} mark={mark} />
      <Sessions sessions={sessions} current={session.id} mark={mark} />
      {session.means === "demonstration" ? (
        <p>È un'utenza di dimostrazione: non ha password né secondo fattore da cambiare.</p>
      ) : (
        <Credentials {...held} mark={mark} provider={provider && { name: provider.name, isLinked: isLinked === true }} />
      )}
    </AccessPage>
  );
  return c.html(renderPage(page));
}

function Persons({ persons }: { persons: readonly AccountPerson[] }) {
  return (
    <section aria-labelledby="enti">
      <h2 id="enti">Chi sono in ogni amministrazione</h2>
      {persons.length === 0 ? (
        <p class="missing">Nessuna amministrazione ha ancora detto chi è: lo chieda a chi amministra il sistema.</p>
      ) : (
        <dl class="facts">
          {persons.map(({ administration, administrationName, person }) => (
            <div>
              <dt>
                <a href={paths.office(administration)}>{administrationName}</a>
              </dt>
              <dd>{person}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function OwnData({ persons, mark }: { persons: readonly AccountPerson[]; mark: string }) {
  if (persons.length === 0) return null;
  return (
    <section aria-labelledby="dati">
      <h2 id="dati">I miei dati</h2>
      <p>
        Una copia dei suoi dati, che dice anche che cosa non contiene: un file ZIP con una pagina da leggere e gli stessi dati per i
        programmi (regolamento UE 2016/679, art. 15). Contiene le sue valutazioni: la conservi con cura.
      </p>
      {persons.map(({ administration, administrationName }) => (
        <AccessForm action={paths.myData} mark={mark} button={`Scarica i miei dati: ${administrationName}`} isQuiet>
          <input type="hidden" name="ente" value={administration} />
        </AccessForm>
      ))}
    </section>
  );
}

function Sessions({ sessions, current, mark }: { sessions: readonly SessionListed[]; current: bigint; mark: string }) {
  return (
    <section aria-labelledby="sessioni">
      <h2 id="sessioni">Dove ho fatto accesso</h2>
      <ul class="found">
        {sessions.map(({ id, signedInAt, lastSeenAt }) => (
          <li>
            <p>
              Accesso del {momentInRome(signedInAt)}, usato l'ultima volta il {momentInRome(lastSeenAt)}
              {id === current && ": è questo browser"}.
            </p>
            {id !== current && (
              <AccessForm action={paths.mySessions} mark={mark} button={`Chiudi l'accesso del ${momentInRome(signedInAt)}`} isQuiet>
                <input type="hidden" name="sessione" value={String(id)} />
              </AccessForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <AccessForm action={paths.mySessions} mark={mark} button="Chiudi tutti gli altri accessi" isQuiet>
          <input type="hidden" name="sessione" value="altre" />
        </AccessForm>
      )}
    </section>
  );
}

/** Ends one of one's own sessions, or all the others. */
export const postSessions = ownForm(SESSION_FORM, async (c, access, session, { ended }) => {
  await endOwnSessions(access, session, ended === "altre" ? "others" : BigInt(ended));
  return c.redirect(paths.myAccount, 303);
});

/** Asks for a new password, once password and factor were given again. */
export async function getPassword(c: Context, access: AccessAmbient): Promise<Response> {
  const session = await signedIn(c, access);
  if (!session) return toSignIn(c);
  return session.isSteppedUp ? drawPassword(c, access, session) : toStepUp(c, paths.myPassword);
}

/** Changes the password: every other session ends. */
export const postPassword = ownForm(
  PASSWORD_FORM,
  async (c, access, session, { chosen, again }) => {
    if (chosen !== again) return drawPassword(c, access, session, notAlike(PASSWORD_FORM));
    const verdict = await changePassword(access, session, chosen);
    if (!verdict.ok)
      return drawPassword(c, access, session, { typed: {}, problems: problemsOf(PASSWORD_FORM, verdict.reasons, PASSWORD_REFUSALS) });
    writeCookie(c, "traguardo", verdict.value.token);
    return c.redirect(paths.myAccount, 303);
  },
  { stepUp: paths.myPassword, wrong: drawPassword },
);

function drawPassword(c: Context, access: AccessAmbient, session: SignedIn, shown?: Shown): Promise<Response> {
  const mark = formMark(c, access);
  const page = (
    <AccessPage title="Cambia la password" way={[{ text: "Il mio account", href: paths.myAccount }]} who={{ session, mark }} shown={shown}>
      <p class="lead">Cambiandola si chiudono gli accessi fatti da altri browser.</p>
      <AccessForm action={paths.myPassword} mark={mark} button="Cambia la password" form={PASSWORD_FORM} shown={shown} />
    </AccessPage>
  );
  return Promise.resolve(c.html(renderPage(page), shown === undefined ? 200 : 422));
}

/** Makes new recovery codes and shows them, this once: the same form again shows the same. */
export const postCodes = ownForm(
  CODES_FORM,
  async (c, access, session, { request }) => {
    const codes = await renewRecoveryCodes(access, session, request);
    if (!codes) return c.redirect(paths.myAccount, 303);
    const who = { session, mark: formMark(c, access) };
    const page = (
      <AccessPage title="Nuovi codici di recupero" way={[{ text: "Il mio account", href: paths.myAccount }]} who={who}>
        <p class="lead">Metta ora da parte questi codici: non si potranno rivedere, e quelli di prima non valgono più.</p>
        <RecoveryCodes codes={codes} />
      </AccessPage>
    );
    return c.html(renderPage(page));
  },
  { stepUp: paths.myAccount },
);

/** Proposes another second factor, once password and old factor were given again. */
export const postFactor = ownForm(
  BUTTON_FORM,
  async (c, access, session) => {
    await proposeNewFactor(access, session);
    return c.redirect(paths.newFactor, 303);
  },
  { stepUp: paths.myAccount },
);

/** Ends this session, and has the browser forget what it showed. */
export async function postSignOut(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, BUTTON_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (session) await endOwnSessions(access, session, session.id);
  dropCookie(c, "traguardo");
  c.header("clear-site-data", '"cache", "storage"');
  return c.redirect(paths.signIn, 303);
}
