import type { Context } from "hono";
import type { RightName } from "../domain/access/rights.ts";
import { AccessPage } from "../features/door/AccessPage.tsx";
import { enterOffice, type OfficeAmbient, type OfficeAnswer } from "../features/office/office.ts";
import { paths } from "../features/paths.ts";
import { isFromHere } from "../features/door/postedForm.ts";
import type { Typed } from "../features/entryForm.tsx";
import { postedTexts, ResendForm, TypedFacts } from "../features/door/ResendForm.tsx";
import { renderPage } from "../ui/renderPage.ts";

/** An answer of an office behind its door: nobody comes to it whose roles do not reach the action. */
export function inOffice(action: RightName, answer: OfficeAnswer): (c: Context, access: OfficeAmbient) => Promise<Response> {
  return async (c, access) => {
    const office = await enterOffice(c, access, action);
    if (office instanceof Response) return office;
    switch (office.kind) {
      case "in":
        return answer(office);
      case "notFound":
        return c.notFound();
      case "notTheirs":
        return c.html(renderPage(<NotTheirs who={office} typed={await typedIn(c, access)} />), 403);
      case "signedOut":
        return c.html(renderPage(await signedOut(c, access, office.mark)), 401);
    }
  };
}

type NotTheirsProps = { readonly who: Parameters<typeof AccessPage>[0]["who"]; readonly typed: Typed };

/** What was typed while a role ended is not done, and can still be read and copied. */
function NotTheirs({ who, typed }: NotTheirsProps) {
  return (
    <AccessPage title="Questa pagina non è dei suoi incarichi" who={who}>
      <p class="lead">Nessuno degli incarichi che ha oggi la apre. Se dovrebbe, lo chieda all'ufficio personale.</p>
      {Object.keys(typed).length > 0 && (
        <>
          <p>Non è stato fatto nulla. Ciò che ha scritto è qui sotto.</p>
          <TypedFacts typed={typed} />
        </>
      )}
    </AccessPage>
  );
}

/** What was typed in a form of ours. */
function typedIn(c: Context, { publicUrl }: OfficeAmbient): Typed | Promise<Typed> {
  return c.req.method === "POST" && isFromHere(c, publicUrl) ? postedTexts(c) : {};
}

/** A form that was sent after the session had ended: what was typed is kept in the page, for after one has signed in again. */
async function signedOut(c: Context, access: OfficeAmbient, mark: string) {
  const typed = await typedIn(c, access);
  return (
    <AccessPage title="Il suo accesso è scaduto">
      <p class="lead">
        Non è stato fatto nulla. Ciò che ha scritto è qui sotto: acceda di nuovo in un'altra scheda, poi torni qui e lo invii.
      </p>
      <p>
        <a href={paths.signIn} target="_blank" rel="noopener">
          Accedi in un'altra scheda
        </a>
      </p>
      {Object.keys(typed).length > 0 && <ResendForm c={c} mark={mark} typed={typed} />}
    </AccessPage>
  );
}
