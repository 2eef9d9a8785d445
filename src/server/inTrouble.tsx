import type { Context } from "hono";
import type { DatabaseTrouble } from "../data/database/databaseTrouble.ts";
import type { AccessAmbient } from "../features/door/accessAmbient.ts";
import { AccessPage } from "../features/door/AccessPage.tsx";
import { formMark, isFromHere } from "../features/door/postedForm.ts";
import { postedTexts, ResendForm } from "../features/door/ResendForm.tsx";
import { renderPage } from "../ui/renderPage.ts";
import { Message } from "./Message.tsx";

/** What is told to the person who asks meanwhile. */
const WORDS: Readonly<Record<DatabaseTrouble, { readonly title: string; readonly text: string }>> = {
  away: {
    title: "La base dati non risponde",
    text: "Di solito dura poco: riprovi tra mezzo minuto. Le pagine pubbliche già lette si leggono ancora.",
  },
  slow: {
    title: "Ci vuole troppo tempo",
    text: "La richiesta è stata interrotta: il server è molto occupato, oppure c'era troppo da fare in una volta. Riprovi tra un minuto; se accade ancora, lo dica a chi amministra il sistema.",
  },
  full: {
    title: "Sul server non c'è più spazio",
    text: "Si può leggere, ma non si può scrivere nulla. Lo dica a chi amministra il sistema; appena c'è spazio, riprovi.",
  },
};

/**
 * Answers while the database does not answer, has no room to write, or takes too long. Who was sending a form of the office, told by `office`, has what they typed given
 * back: whether it was done is not always known, and the same form sent again is never done twice.
 */
export async function inTrouble(c: Context, trouble: DatabaseTrouble, office: AccessAmbient | undefined): Promise<Response> {
  const { title, text } = WORDS[trouble];
  if (c.req.method !== "POST" || !office || !isFromHere(c, office.publicUrl))
    return c.html(renderPage(<Message title={title} text={text} />), 503);
  const page = (
    <AccessPage title={title}>
      <p class="lead">{text}</p>
      <p>
        Ciò che ha scritto è qui sotto, e non va perso: lo invii di nuovo da questa pagina. Se era già stato fatto, non si ripete. Un file
        va scelto di nuovo.
      </p>
      <ResendForm c={c} mark={formMark(c, office)} typed={await postedTexts(c)} />
    </AccessPage>
  );
  return c.html(renderPage(page), 503);
}
