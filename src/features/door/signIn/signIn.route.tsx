import type { Context } from "hono";
import { findAccount, recordEvent } from "../../../data/account/account.ts";
import { listDemonstrationAccounts } from "../../../data/account/demonstrationAccounts.ts";
import { transact } from "../../../data/database/transact.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { AccessForm, AccessPage, Mark } from "../AccessPage.tsx";
import { writeCookie } from "../browserCookies.ts";
import { paths } from "../../paths.ts";
import { formMark, readPosted } from "../postedForm.ts";
import { sessionOf, signedIn, wayBack } from "../signedIn.ts";
import { beginSession, ENTRY_REFUSALS, enterWithPassword } from "./enter.ts";
import { carried } from "../../entryFields.tsx";
import { entryForm, type Shown } from "../../entryForm.tsx";
import { BACK, MAIL, PASSWORD } from "./doorFields.ts";
import { notOurs, WayPastStrangers } from "./formAnswers.tsx";
import { ProviderForm } from "./ProviderForm.tsx";

const FORM = entryForm({ ...BACK, ...MAIL, ...PASSWORD });
const DEMONSTRATION_FORM = entryForm({
  ...BACK,
  account: carried("utenza", /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
});

/** The door: mail and password; in a demonstration, one button for each role. */
export async function getSignIn(c: Context, access: AccessAmbient): Promise<Response> {
  const back = wayBack(c.req.query("verso"));
  if (await signedIn(c, access)) return c.redirect(back, 303);
  return drawSignIn(c, access, { back });
}

/** Checks mail and password, and leads to the second factor. */
export async function postSignIn(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  if (posted.kind === "wrong") return drawSignIn(c, access, { back: wayBack(posted.shown.typed["verso"]), shown: posted.shown }, 422);
  const back = wayBack(posted.data.back);
  const entry = await enterWithPassword(c, access, posted.data);
  if (!entry.ok) {
    const shown = { typed: { posta: posted.data.mail }, problems: [{ text: ENTRY_REFUSALS[entry.why] }] };
    return drawSignIn(c, access, { back, shown }, entry.why === "tooManyTries" ? 429 : 422);
  }
  writeCookie(c, "traguardo", entry.token);
  return c.redirect(`${paths.secondFactor}?${new URLSearchParams({ verso: back }).toString()}`, 303);
}

/** Signs in to an account of a demonstration: the database has none elsewhere. */
export async function postDemonstrationSignIn(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, DEMONSTRATION_FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  const account = posted.kind === "read" ? await findAccount(access.db, posted.data.account) : undefined;
  if (posted.kind === "wrong" || !account?.isDemonstration || account.isDisabled) return c.notFound();
  const before = await sessionOf(c, access);
  const token = await transact(access.db, async (tx) => {
    await recordEvent(tx, account.id, "signedIn");
    return { keep: true, value: await beginSession(tx, before, { accountId: account.id, means: "demonstration" }) };
  });
  writeCookie(c, "traguardo", token);
  return c.redirect(wayBack(posted.data.back), 303);
}

type Drawn = { readonly back: string; readonly shown?: Shown | undefined };

/** The door, with what went wrong. */
export async function drawSignIn(
  c: Context,
  access: AccessAmbient,
  { back, shown }: Drawn,
  status: 200 | 403 | 422 | 429 | 503 = 200,
): Promise<Response> {
  const mark = formMark(c, access);
  const [demonstration, isCopy] = await Promise.all([listDemonstrationAccounts(access.db), access.isCopy()]);
  const page = (
    <AccessPage title="Accesso" shown={shown}>
      <p class="lead">Qui accede chi lavora per l'amministrazione. Per leggere le pagine pubbliche non serve.</p>
      {isCopy && (
        <p class="missing">
          Questo sito è una copia di un'altra installazione: si può accedere e lavorare, ma non parte posta e gli inviti non si aprono.
        </p>
      )}
      {status === 429 && <WayPastStrangers access={access} />}
      {demonstration.length > 0 && <DemonstrationAccounts accounts={demonstration} mark={mark} back={back} />}
      {access.provider && <ProviderForm action={paths.provider} mark={mark} button={`Accedi con ${access.provider.name}`} back={back} />}
      {access.provider && <h2>Oppure con la password</h2>}
      <AccessForm action={paths.signIn} mark={mark} button="Continua" form={FORM} held={{ back }} shown={shown} />
      <p>Chi ha dimenticato la password, o è stato appena chiamato, chiede un invito a chi amministra il sistema.</p>
    </AccessPage>
  );
  return c.html(renderPage(page), status);
}

type DemonstrationProps = {
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly mark: string;
  readonly back: string;
};

function DemonstrationAccounts({ accounts, mark, back }: DemonstrationProps) {
  return (
    <section aria-labelledby="dimostrazione">
      <h2 id="dimostrazione">Dimostrazione: entri con un ruolo</h2>
      <p>Le persone di Valdora sono inventate. Queste utenze, senza password, esistono solo nella dimostrazione.</p>
      <form class="access people" method="post" action={paths.demonstrationSignIn}>
        <Mark mark={mark} />
        <input type="hidden" name="verso" value={back} />
        {accounts.map(({ id, name }) => (
          <button class="btn quiet" type="submit" name="utenza" value={id}>
            {name}
          </button>
        ))}
      </form>
    </section>
  );
}
