import type { Context } from "hono";
import type { Session } from "../../../data/account/session.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient, AccessAnswer } from "../accessAmbient.ts";
import { AccessPage } from "../AccessPage.tsx";
import { dropCookie, readCookie, readCookies, writeCookie } from "../browserCookies.ts";
import { hourInRome } from "../../commands/instantWords.ts";
import { paths } from "../../paths.ts";
import { markOf, readPosted } from "../postedForm.ts";
import { hashOfToken } from "../../secretToken.ts";
import { isSignedIn, sessionOf } from "../signedIn.ts";
import { carried, optional } from "../../entryFields.tsx";
import type { EntryForm, Shown } from "../../entryForm.tsx";
import { whole } from "./doorFields.ts";
import { notOurs } from "./formAnswers.tsx";

/** How many links a browser keeps open: the one opened first gives way to the next. */
const MOST = 8;

/** A link a person was given, open in this browser: its secret is in a cookie of its own; addresses and forms carry only its name. */
export type OpenLink = { readonly name: string; readonly secret: string };

/** The public name of a link, by the hash of its secret: 96 bits, from which nobody finds the secret. */
export function linkName(secretHash: Buffer): string {
  return secretHash.toString("base64url").slice(0, 16);
}

/** Answers the address that was mailed: uses nothing up, for readers of mail open links too, and leads to the page of the link, whose address holds no secret. */
export function opening(parameter: string, towards: (name: string) => string): AccessAnswer {
  return async (c, access) => {
    if (await access.isCopy()) return drawHeld(c);
    const secret = c.req.param(parameter) ?? "";
    const name = linkName(hashOfToken(secret));
    const openedAt = (kept: string) => Number(kept.split(".", 1)[0]);
    const others = [...readCookies(c, "traguardo-link-")].filter(([other]) => other !== name);
    const latestFirst = others.toSorted(([, one], [, other]) => openedAt(other) - openedAt(one));
    for (const [other] of latestFirst.slice(MOST - 1)) dropCookie(c, `traguardo-link-${other}`);
    writeCookie(c, `traguardo-link-${name}`, `${String(access.now())}.${secret}`);
    return c.redirect(towards(name), 303);
  };
}

/** Whom a link is for, and until when it holds. */
export type LinkHolder = { readonly accountId: string; readonly name: string; readonly mail: string; readonly expiresAt: Date };

/** A link that holds, as its page and its forms have it: with the session of this browser, which is of an `other` where it is not of whom the link is for. */
export type HeldLink = OpenLink & {
  readonly holder: LinkHolder;
  readonly session: Session | undefined;
  readonly other: Session | undefined;
};

/** A kind of link: whom it is for while it holds, its page, and what is said once it holds no more. */
export type LinkKind = {
  readonly holderOf: (access: AccessAmbient, secret: string) => Promise<LinkHolder | undefined>;
  readonly draw: (c: Context, access: AccessAmbient, link: HeldLink, shown?: Shown, status?: 409 | 422) => Promise<Response>;
  readonly over: (c: Context) => Response | Promise<Response>;
};

/** Answers the page a link leads to. */
export function pageOf(kind: LinkKind): AccessAnswer {
  return ofLink(kind, (c, access, link) => kind.draw(c, access, link));
}

/**
 * Answers a form of a link: the address says of which, and its mark is of that link, although others sign in or out of the browser meanwhile. While another person is
 * signed in it is taken only with the word that they leave.
 */
export function formOf<Data extends Agreed>(
  kind: LinkKind,
  form: EntryForm<Data>,
  answer: (c: Context, access: AccessAmbient, link: HeldLink, data: Data) => Response | Promise<Response>,
): AccessAnswer {
  return ofLink(kind, async (c, access, link) => {
    const posted = await readPosted(c, access, form, heldAs(link));
    if (posted.kind === "notOurs") return notOurs(c);
    if (posted.kind === "wrong") return kind.draw(c, access, link, posted.shown, 422);
    const agrees = link.other === undefined || posted.data.inPlaceOf === String(link.other.id);
    return agrees ? answer(c, access, link, posted.data) : kind.draw(c, access, link, whole(NOT_AGREED), 409);
  });
}

function ofLink(kind: LinkKind, answer: (c: Context, access: AccessAmbient, link: HeldLink) => Response | Promise<Response>): AccessAnswer {
  return async (c, access) => {
    if (await access.isCopy()) return drawHeld(c);
    const name = c.req.param("link") ?? "";
    const kept = readCookie(c, `traguardo-link-${name}`) ?? "";
    const secret = kept.slice(kept.indexOf(".") + 1);
    if (linkName(hashOfToken(secret)) !== name) return drawNotOpen(c);
    const holder = await kind.holderOf(access, secret);
    if (!holder) return kind.over(c);
    const session = await sessionOf(c, access);
    return answer(c, access, { name, secret, holder, session, other: session?.accountId === holder.accountId ? undefined : session });
  };
}

/** Has the browser forget a link that was used up, by the hash of its secret. */
export function closeLink(c: Context, secretHash: Buffer): void {
  dropCookie(c, `traguardo-link-${linkName(secretHash)}`);
}

/** The mark of the forms of a link. */
export function linkMark({ keys }: AccessAmbient, link: OpenLink): string {
  return markOf(keys.form, heldAs(link));
}

function heldAs({ secret }: OpenLink): string {
  return `link ${secret}`;
}

/** The field by which the person who sends a form of a link agrees that the session of another person, which it names, ends. */
export const AGREEMENT = { inPlaceOf: optional(carried("al-posto-di", /^\d{1,18}$/)) };
type Agreed = { readonly inPlaceOf?: string | undefined };

const NOT_AGREED = "Non è stato fatto nulla: in questo browser c'è un'altra persona, prima dica se deve uscire.";

/** Whom a link is for, where and until when; and who else is signed in here now. */
export function LinkFacts({ link: { holder, other }, administrations }: { link: HeldLink; administrations: readonly string[] }) {
  return (
    <>
      <dl class="facts">
        <div>
          <dt>Per</dt>
          <dd>
            {holder.name}, {holder.mail}
          </dd>
        </div>
        {administrations.length > 0 && (
          <div>
            <dt>{administrations.length === 1 ? "Ente" : "Enti"}</dt>
            <dd>{administrations.join("; ")}</dd>
          </div>
        )}
        <div>
          <dt>Vale fino al</dt>
          <dd>{hourInRome(holder.expiresAt.toISOString())}</dd>
        </div>
      </dl>
      {other && (
        <section aria-labelledby="altra-persona">
          <h2 id="altra-persona">In questo browser c'è un'altra persona</h2>
          <p>
            Ora è aperto l'accesso di <strong>{other.name}</strong> ({other.mail}); questo indirizzo è di <strong>{holder.name}</strong>. Se
            continua, l'accesso di {other.name} si chiude.
            {isSignedIn(other) && (
              <>
                {" "}
                Altrimenti <a href={paths.myAccount}>torni all'account di {other.name}</a>.
              </>
            )}
          </p>
        </section>
      )}
    </>
  );
}

/** In each form of a link, the word that another person who is signed in here leaves. */
export function Agreement({ link: { holder, other }, form }: { link: HeldLink; form: string }) {
  if (!other) return null;
  return (
    <div class="ticks">
      <div>
        <input type="checkbox" id={`al-posto-di-${form}`} name="al-posto-di" value={String(other.id)} required />
        <label for={`al-posto-di-${form}`}>
          chiudi l'accesso di {other.name} e continua come {holder.name}
        </label>
      </div>
    </div>
  );
}

function drawNotOpen(c: Context) {
  const page = (
    <AccessPage title="Apra l'indirizzo dal messaggio">
      <p class="lead">Non è stato fatto nulla. In questo browser l'indirizzo non è più aperto, o non lo è mai stato.</p>
      <p>
        Lo apra di nuovo dal messaggio che ha ricevuto, con questo stesso browser. Se accade ancora, il browser non conserva i cookie di
        questo sito.
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), 404);
}

/** What a copy of another installation answers where a link leads: the other one has the same links. */
export function drawHeld(c: Context) {
  const page = (
    <AccessPage title="Questo sito è una copia">
      <p class="lead">Non è stato fatto nulla: qui gli indirizzi mandati per posta non si aprono, e non parte posta.</p>
      <p>
        È la copia di un'altra installazione di Traguardo, che può avere gli stessi inviti. Apra il messaggio con l'indirizzo del sito
        dell'ente, oppure chieda a chi amministra il sistema, che dice quando questa copia ha preso il posto dell'altra.
      </p>
    </AccessPage>
  );
  return c.html(renderPage(page), 503);
}
