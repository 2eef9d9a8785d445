import type { z } from "zod";
import type { Verdict } from "../domain/kernel/verdict.ts";
import type { ErasedCode } from "../domain/organization/erasedCode.ts";
import { renderPage } from "../ui/renderPage.ts";
import { Refusal } from "./AccessPage.tsx";
import type { Office } from "./office.ts";
import { dropDraft, OfficeForm, type OfficeOptions, readOffice, type Refilled } from "./officeForm.tsx";
import { OfficePage, saying } from "./OfficePage.tsx";
import { refusalWords } from "./refusalWords.ts";

type Answering<Data, Reason extends string> = {
  readonly schema: z.ZodType<Data>;
  /** What the form asks to be done. */
  readonly perform: (data: Data, options: OfficeOptions) => Promise<Verdict<unknown, Reason>>;
  /** Why not, for people. */
  readonly words: Readonly<Record<Exclude<Reason, ErasedCode>, string>>;
  /** Where the form was: shown again once it is done. */
  readonly back: string;
  /** Draws the page with what was typed; left out, a page of its own says why nothing was done. */
  readonly redraw?: (refilled: Refilled, status: 409 | 422) => Promise<Response>;
};

/**
 * Answers a posted form: done, and back to its page; kept or thrown away, and still there; wrong or refused, and everything that was typed is shown again with the reasons. What is not there and
 * what is not theirs is the same "not found".
 */
export async function answerForm<Data, Reason extends string>(
  office: Office,
  { schema, perform, words, back, redraw = (refilled, status) => refuse(office, back, refilled, status) }: Answering<Data, Reason>,
): Promise<Response> {
  const posted = await readOffice(office, schema);
  switch (posted.kind) {
    case "answered":
      return posted.answer;
    case "kept":
    case "discarded":
      return office.c.redirect(saying(office.c.req.path, posted.kind === "kept" ? "bozza" : "buttata"), 303);
    case "wrong":
      return redraw(posted, 422);
    case "send": {
      const verdict = await perform(posted.data, posted.options);
      if (verdict.ok) {
        await dropDraft(office);
        return office.c.redirect(saying(back, "fatto"), 303);
      }
      if (verdict.reasons.some((reason) => reason === "notFound")) return office.c.notFound();
      const asksDerogation = verdict.reasons.some((reason) => reason === "derogationNeedsReason");
      return redraw({ typed: posted.typed, refusals: verdict.reasons.map((reason) => refusalWords(reason, words)), asksDerogation }, 409);
    }
  }
}

function refuse(office: Office, back: string, refilled: Refilled, status: 409 | 422): Promise<Response> {
  const { errors = {}, refusals = [], typed, asksDerogation } = refilled;
  const page = (
    <OfficePage office={office} title="Non è stato fatto">
      {asksDerogation ? (
        <OfficeForm office={office} action={office.c.req.path} button="Procedi in deroga" refilled={refilled}>
          {Object.entries(typed).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        </OfficeForm>
      ) : (
        <Refusal text={[...Object.values(errors), ...refusals].join(" ")} />
      )}
      <p>
        <a href={back}>Torna alla pagina di prima</a>
      </p>
    </OfficePage>
  );
  return Promise.resolve(office.c.html(renderPage(page), status));
}
