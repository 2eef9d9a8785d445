import type { Context } from "hono";
import * as z from "zod";
import { type AccountPerson, findAccount, personsOf } from "../../../data/account/account.ts";
import { hasIdentity } from "../../../data/account/identity.ts";
import { listPasskeys } from "../../../data/account/passkey.ts";
import { countRecoveryCodes, findFactor } from "../../../data/account/secondFactor.ts";
import { listSessions, type SessionListed } from "../../../data/account/session.ts";
import { PASSWORD_REFUSALS } from "../../../domain/access/password.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage, Refusal } from "../AccessPage.tsx";
import { dropCookie, writeCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { type SignedIn, signedIn, toSignIn } from "../signedIn.ts";
import { Credentials } from "./Credentials.tsx";
import { notOurs, toStepUp } from "./formAnswers.tsx";
import { NewPasswordFields } from "./NewPasswordFields.tsx";
import { changePassword, endOwnSessions, proposeNewFactor, renewRecoveryCodes } from "./ownAccount.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { momentInRome } from "../../commands/instantWords.ts";

const EMPTY_FORM = z.strictObject({});
const CODES_FORM = z.strictObject({ richiesta: z.string().regex(/^[\w-]{43}$/) });
const SESSION_FORM = z.strictObject({ sessione: z.string().regex(/^(?:\d{1,18}|altre)$/) });
const PASSWORD_FORM = z.strictObject({ nuova: z.string(), ancora: z.string() });

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
export async function postSessions(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, SESSION_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const { sessione } = posted.data;
  await endOwnSessions(access, session, sessione === "altre" ? "others" : BigInt(sessione));
  return c.redirect(paths.myAccount, 303);
}

/** Asks for a new password, once password and factor were given again. */
export async function getPassword(c: Context, access: AccessAmbient): Promise<Response> {
  const session = await signedIn(c, access);
  if (!session) return toSignIn(c);
  return session.isSteppedUp ? drawPassword(c, access, session) : toStepUp(c, paths.myPassword);
}

/** Changes the password: every other session ends. */
export async function postPassword(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, PASSWORD_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.myPassword);
  const { nuova, ancora } = posted.data;
  if (nuova !== ancora) return drawPassword(c, access, session, "Le due password non sono uguali: le riscriva.");
  const verdict = await changePassword(access, session, nuova);
  if (!verdict.ok) return drawPassword(c, access, session, verdict.reasons.map((reason) => PASSWORD_REFUSALS[reason]).join(" "));
  writeCookie(c, "traguardo", verdict.value.token);
  return c.redirect(paths.myAccount, 303);
}

function drawPassword(c: Context, access: AccessAmbient, session: SignedIn, refusal?: string) {
  const mark = formMark(c, access);
  const page = (
    <AccessPage title="Cambia la password" way={[{ text: "Il mio account", href: paths.myAccount }]} who={{ session, mark }}>
      <p class="lead">Cambiandola si chiudono gli accessi fatti da altri browser.</p>
      <Refusal text={refusal} />
      <AccessForm action={paths.myPassword} mark={mark} button="Cambia la password">
        <NewPasswordFields />
      </AccessForm>
    </AccessPage>
  );
  return c.html(renderPage(page), refusal === undefined ? 200 : 422);
}

/** Makes new recovery codes and shows them, this once: the same form again shows the same. */
export async function postCodes(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, CODES_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.myAccount);
  const codes = await renewRecoveryCodes(access, session, posted.data.richiesta);
  if (!codes) return c.redirect(paths.myAccount, 303);
  const page = (
    <AccessPage
      title="Nuovi codici di recupero"
      way={[{ text: "Il mio account", href: paths.myAccount }]}
      who={{ session, mark: formMark(c, access) }}
    >
      <p class="lead">Metta ora da parte questi codici: non si potranno rivedere, e quelli di prima non valgono più.</p>
      <RecoveryCodes codes={codes} />
    </AccessPage>
  );
  return c.html(renderPage(page));
}

/** Proposes another second factor, once password and old factor were given again. */
export async function postFactor(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, EMPTY_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.myAccount);
  await proposeNewFactor(access, session);
  return c.redirect(paths.newFactor, 303);
}

/** Ends this session, and has the browser forget what it showed. */
export async function postSignOut(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, EMPTY_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (session) await endOwnSessions(access, session, session.id);
  dropCookie(c, "traguardo");
  c.header("clear-site-data", '"cache", "storage"');
  return c.redirect(paths.signIn, 303);
}
