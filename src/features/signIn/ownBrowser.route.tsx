import type { Context } from "hono";
import * as z from "zod";
import { findAccountByMail } from "../../data/account.ts";
import { transact } from "../../data/transact.ts";
import { renderPage } from "../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage } from "../AccessPage.tsx";
import { paths } from "../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { queueBrowserMail } from "./accountMails.ts";
import { browserProof, rememberBrowser, whoseProof } from "./knownBrowser.ts";
import { MailField, mailGiven } from "./MailField.tsx";
import { notOurs } from "./formAnswers.tsx";

const FORM = z.strictObject({
  posta: mailGiven,
});

const PROOF_FORM = z.strictObject({ prova: z.string().max(200) });

/** Where the holder of an account, whose tries strangers have used up, asks for a message that makes their browser known. */
export function getOwnBrowser(c: Context, access: AccessAmbient): Response | Promise<Response> {
  return access.mailsFrom === undefined ? withoutMail(c) : drawAsking(c, access, {});
}

/** Mails it to the account there is; the answer is the same for one that is not there, and takes as long. */
export async function postOwnBrowser(c: Context, access: AccessAmbient): Promise<Response> {
  const { mailsFrom } = access;
  if (mailsFrom === undefined) return withoutMail(c);
  const posted = await readPosted(c, access, FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  if (posted.kind === "wrong") return drawAsking(c, access, { mail: posted.typed["posta"], error: posted.errors["posta"] }, 422);
  access.afterAnswer(() => mailProof(access, posted.data.posta, mailsFrom));
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
  const link = new URL(`${paths.ownBrowser}/${browserProof(keys, account.id, now())}`, mailsFrom).href;
  await transact(machine, async (tx) => {
    await queueBrowserMail(tx, account, link, now());
    return { keep: true, value: undefined };
  });
}

/** Opens the address in the message: readers of mail open links too, so it asks whether it is really them. */
export function getBrowserProof(c: Context, access: AccessAmbient): Response | Promise<Response> {
  const proof = c.req.param("proof") ?? "";
  if (whoseProof(access.keys, proof, access.now()) === undefined) return over(c);
  const page = (
    <AccessPage title="È il suo browser?" way={[{ text: "Accesso", href: paths.signIn }]}>
      <p class="lead">Se lo conferma, i tentativi sbagliati fatti da altri non le impediranno più di accedere da qui.</p>
      <p>
        Lo faccia solo su un computer o un telefono suo, e solo se ha chiesto lei il messaggio. Password e secondo fattore servono lo
        stesso.
      </p>
      <AccessForm action={paths.confirmBrowser} mark={formMark(c, access)} button="Sì, è il mio browser">
        <input type="hidden" name="prova" value={proof} />
      </AccessForm>
    </AccessPage>
  );
  return c.html(renderPage(page));
}

/** Makes the browser known, and leads back to the door. */
export async function postBrowserProof(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, PROOF_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const accountId = whoseProof(access.keys, posted.data.prova, access.now());
  if (accountId === undefined) return over(c);
  rememberBrowser(c, access, accountId);
  return c.redirect(paths.signIn, 303);
}

type Drawn = { readonly mail?: string | undefined; readonly error?: string | undefined };

function drawAsking(c: Context, access: AccessAmbient, { mail, error }: Drawn, status: 200 | 422 = 200): Response | Promise<Response> {
  const page = (
    <AccessPage title="Accedere nonostante i tentativi di altri" way={[{ text: "Accesso", href: paths.signIn }]}>
      <p class="lead">Se altri hanno sbagliato troppe volte la sua password, le mandiamo un messaggio che fa riconoscere questo browser.</p>
      <AccessForm action={paths.ownBrowser} mark={formMark(c, access)} button="Manda il messaggio">
        <MailField value={mail} error={error} />
      </AccessForm>
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}

function over(c: Context) {
  const page = (
    <AccessPage title="Questo messaggio non vale più" way={[{ text: "Accesso", href: paths.signIn }]}>
      <p class="lead">È passato più di un giorno da quando lo ha chiesto, oppure l'indirizzo non è intero.</p>
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
