import type { Context } from "hono";
import { findAccount, findAccountByMail, personsOf } from "../../../data/account/account.ts";
import { endSession } from "../../../data/account/session.ts";
import { transact } from "../../../data/database/transact.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage } from "../AccessPage.tsx";
import { dropCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { queueBrowserMail } from "../../commands/accounts/accountMails.ts";
import { browserProof, rememberBrowser, whoseProof } from "./knownBrowser.ts";
import { entryForm, type Shown } from "../../entryForm.tsx";
import { MAIL } from "./doorFields.ts";
import { notOurs } from "./formAnswers.tsx";
import {
  AGREEMENT,
  Agreement,
  drawHeld,
  formOf,
  type HeldLink,
  LinkFacts,
  type LinkHolder,
  type LinkKind,
  linkMark,
  opening,
  pageOf,
} from "./secretLink.tsx";

const FORM = entryForm(MAIL);
const PROOF_FORM = entryForm(AGREEMENT);

/** The message by which the holder of an account makes a browser known. */
const BROWSER_PROOF: LinkKind = { holderOf: holderOfProof, draw: drawProof, over };

/** Where the holder of an account, whose tries strangers have used up, asks for a message that makes their browser known. */
export async function getOwnBrowser(c: Context, access: AccessAmbient): Promise<Response> {
  if (await access.isCopy()) return drawHeld(c);
  return access.mailsFrom === undefined ? withoutMail(c) : drawAsking(c, access);
}

/** Mails it to the account there is; the answer is the same for one that is not there, and takes as long. */
export async function postOwnBrowser(c: Context, access: AccessAmbient): Promise<Response> {
  const { mailsFrom } = access;
  if (await access.isCopy()) return drawHeld(c);
  if (mailsFrom === undefined) return withoutMail(c);
  const posted = await readPosted(c, access, FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  if (posted.kind === "wrong") return drawAsking(c, access, posted.shown, 422);
  access.afterAnswer(() => mailProof(access, posted.data.mail, mailsFrom));
  const page = (
    <AccessPage title="Guardi la posta" way={[{ text: "Accesso", href: paths.signIn }]}>
      <p class="lead">Se l'indirizzo è di un'utenza, le abbiamo mandato un messaggio. Lo apra con questo browser.</p>
      <p>Ne parte al più uno ogni quarto d'ora: se ne ha già chiesto uno da poco, vale quello.</p>
    </AccessPage>
  );
  return c.html(renderPage(page));
}

/** Mails the holder of an open account the address that makes a browser known. */
async function mailProof({ db, machine, keys, now }: AccessAmbient, mail: string, mailsFrom: string): Promise<void> {
  const account = await findAccountByMail(db, mail);
  if (!account || account.isDisabled || account.isDemonstration) return;
  const link = new URL(paths.browserLink(browserProof(keys, account.id, now())), mailsFrom).href;
  await transact(machine, async (tx) => {
    await queueBrowserMail(tx, account, link, now());
    return { keep: true, value: undefined };
  });
}

/** Opens the address in the message. */
export const getBrowserLink = opening("proof", paths.confirmBrowser);

/** Asks whether it is really them. */
export const getBrowserProof = pageOf(BROWSER_PROOF);

/** Makes the browser known, and leads back to the door. */
export const postBrowserProof = formOf(BROWSER_PROOF, PROOF_FORM, async (c, access, { holder, other }) => {
  if (other) {
    await endSession(access.db, other.accountId, other.id);
    dropCookie(c, "traguardo");
  }
  rememberBrowser(c, access, holder.accountId);
  return c.redirect(paths.signIn, 303);
});

async function holderOfProof({ db, keys, now }: AccessAmbient, proof: string): Promise<LinkHolder | undefined> {
  const of = whoseProof(keys, proof, now());
  const account = of && (await findAccount(db, of.accountId));
  return account && !account.isDisabled ? { ...of, name: account.name, mail: account.mail } : undefined;
}

async function drawProof(
  c: Context,
  access: AccessAmbient,
  link: HeldLink,
  shown?: Shown,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const persons = await personsOf(access.db, link.holder.accountId);
  const page = (
    <AccessPage title="È il suo browser?" way={[{ text: "Accesso", href: paths.signIn }]} shown={shown}>
      <p class="lead">Se lo conferma, i tentativi sbagliati fatti da altri non le impediranno più di accedere da qui.</p>
      <LinkFacts link={link} administrations={persons.map(({ administrationName }) => administrationName)} />
      <p>
        Lo faccia solo su un computer o un telefono suo, e solo se ha chiesto lei il messaggio. Password e secondo fattore servono lo
        stesso.
      </p>
      <AccessForm action={paths.confirmBrowser(link.name)} mark={linkMark(access, link)} button="Sì, è il mio browser">
        <Agreement link={link} form="browser" />
      </AccessForm>
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}

function drawAsking(c: Context, access: AccessAmbient, shown?: Shown, status: 200 | 422 = 200): Response | Promise<Response> {
  const page = (
    <AccessPage title="Accedere nonostante i tentativi di altri" way={[{ text: "Accesso", href: paths.signIn }]} shown={shown}>
      <p class="lead">Se altri hanno sbagliato troppe volte la sua password, le mandiamo un messaggio che fa riconoscere questo browser.</p>
      <AccessForm action={paths.ownBrowser} mark={formMark(c, access)} button="Manda il messaggio" form={FORM} shown={shown} />
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}

function over(c: Context) {
  const page = (
    <AccessPage title="Questo messaggio non vale più" way={[{ text: "Accesso", href: paths.signIn }]}>
      <p class="lead">È passato più di un giorno da quando lo ha chiesto, l'indirizzo non è intero, oppure l'utenza è stata chiusa.</p>
      <p>
        <a href={paths.ownBrowser}>Ne chieda un altro</a>
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), 404);
}

function withoutMail(c: Context) {
  const page = (
    <AccessPage title="Da qui non parte posta" way={[{ text: "Accesso", href: paths.signIn }]}>
      <p class="lead">
        Il sistema non manda messaggi. Aspetti un'ora dall'ultimo tentativo, oppure chieda un nuovo invito a chi amministra il sistema.
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), 404);
}
