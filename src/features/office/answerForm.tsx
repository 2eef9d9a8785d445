import type { z } from "zod";
import type { Verdict } from "../../domain/kernel/verdict.ts";
import type { ErasedCode } from "../../domain/organisation/erasedCode.ts";
import { renderPage } from "../../ui/renderPage.ts";
import { Refusal } from "../door/AccessPage.tsx";
import type { Office } from "./office.ts";
import { OfficeFormAgain, type Refilled, type RefusedStatus } from "./officeForm.tsx";
import { type OfficeOptions, readOffice } from "./readOffice.tsx";
import { OfficePage, saying } from "./OfficePage.tsx";
import { refusalWords } from "../commands/refusalWords.ts";
import { TypedFacts } from "../door/ResendForm.tsx";

type Answering<Data, Reason extends string> = {
  readonly schema: z.ZodType<Data>;
  /** What the form asks to be done. */
  readonly perform: (data: Data, options: OfficeOptions) => Promise<Verdict<unknown, Reason>>;
  /** Why not, for people. */
  readonly words: Readonly<Record<Exclude<Reason, ErasedCode>, string>>;
  /** Where the form was: shown again once it is done. */
  readonly back: string;
  /** Draws the page with what was typed; left out, a page of its own says why nothing was done. */
  readonly redraw?: (refilled: Refilled, status: RefusedStatus) => Promise<Response>;
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
      return redraw(posted, posted.status);
    case "send": {
      const verdict = await perform(posted.data, posted.options);
      if (verdict.ok) return office.c.redirect(saying(back, "fatto"), 303);
      if (verdict.reasons.some((reason) => reason === "notFound")) return office.c.notFound();
      const asksDerogation = verdict.reasons.some((reason) => reason === "derogationNeedsReason");
      const mayResend = verdict.reasons.some((reason) => reason === "keyUsedElsewhere" || reason === "keyTooOld");
      return redraw(
        { typed: posted.typed, refusals: verdict.reasons.map((reason) => refusalWords(reason, words)), asksDerogation, mayResend },
        409,
      );
    }
  }
}

/** Why nothing was done, with what was typed; to be sent again where that may help. */
function refuse(office: Office, back: string, refilled: Refilled, status: RefusedStatus): Promise<Response> {
  const { errors = {}, refusals = [], typed, asksDerogation = false, mayResend = false } = refilled;
  const page = (
    <OfficePage office={office} title="Non è stato fatto">
      {asksDerogation || mayResend ? (
        <OfficeFormAgain office={office} button={asksDerogation ? "Procedi in deroga" : "Invia di nuovo"} refilled={refilled} />
      ) : (
        <>
          <Refusal text={[...Object.values(errors), ...refusals].join(" ")} />
          <TypedFacts typed={typed} />
        </>
      )}
      <p>
        <a href={back}>Torna alla pagina di prima</a>
      </p>
    </OfficePage>
  );
  return Promise.resolve(office.c.html(renderPage(page), status));
}
