import type { Refusal, Sentences } from "../../domain/kernel/refusal.ts";
import type { Verdict } from "../../domain/kernel/verdict.ts";
import { renderPage } from "../../ui/renderPage.ts";
import { TypedFacts } from "../door/ResendForm.tsx";
import { markOf, readMarks } from "../commands/marks.ts";
import { type EntryForm, type Field, problemsOf, type Typed } from "../entryForm.tsx";
import type { Office } from "./office.ts";
import { OfficeFormAgain, type Refilled, type RefusedStatus } from "./officeForm.tsx";
import { OfficePage, saying } from "./OfficePage.tsx";
import { type OfficeOptions, readOffice } from "./readOffice.tsx";

type Answering<Data, Reason extends string> = {
  readonly form: EntryForm<Data>;
  /** What the form asks to be done. */
  readonly perform: (data: Data, options: OfficeOptions) => Promise<Verdict<unknown, Reason>>;
  /** Why not, for people. */
  readonly sentences: Sentences<Reason>;
  /** Where the form was: shown again once it is done. */
  readonly back: string;
  /** Where the ids of the form begin, on a page that has it more than once. */
  readonly at?: (typed: Typed) => string;
  /** Draws the page with what was typed; left out, a page of its own says why nothing was done. */
  readonly redraw?: (refilled: Refilled, status: RefusedStatus) => Promise<Response>;
};

/** Refusals because what the form was drawn with is no more: the page is drawn with what is there now. */
const OUTDATED = ["changedMeanwhile", "contentChanged"];

/** Refusals because of what was done meanwhile, here or by others: what was typed is not wrong, and is looked at again. */
const CONFLICTS = [
  ...OUTDATED,
  "keyUsedElsewhere",
  "keyTooOld",
  "trackClosed",
  "trackNotOpened",
  "alreadyClosed",
  "notClosed",
  "notOpened",
  "waitsAlready",
  "alreadyDecided",
  "alreadyRevoked",
  "alreadyEnded",
  "alreadyAcknowledged",
  "substitutionEnded",
  "notInForce",
  "notPrepared",
  "preparedMeanwhile",
  "alreadyWithdrawn",
  "alreadyProposed",
  "alreadySubmitted",
  "notSubmitted",
  "alreadyApproved",
  "planSubmitted",
  "planApproved",
  "changedInPlan",
];

/** Whether something was done meanwhile that a form does not know of. */
export function isConflict(reasons: readonly Refusal[]): boolean {
  return reasons.some(({ reason }) => CONFLICTS.includes(reason));
}

/**
 * Answers a posted form: done, and back to its page; kept or thrown away, and still there; wrong or refused, and everything that was typed is shown again
 * with all the reasons. What is not there and what is not theirs is the same "not found".
 */
export async function answerForm<Data, Reason extends string>(
  office: Office,
  { form, perform, sentences, back, at, redraw = (refilled, status) => refuse(office, back, refilled, status) }: Answering<Data, Reason>,
): Promise<Response> {
  const posted = await readOffice(office, form, { at });
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
      const isRefusedFor = (...reasons: string[]) => verdict.reasons.some(({ reason }: Refusal) => reasons.includes(reason));
      if (isRefusedFor("notFound")) return office.c.notFound();
      const refilled = {
        typed: isRefusedFor(...OUTDATED) ? editsIn(form, posted.typed) : posted.typed,
        problems: problemsOf(form, verdict.reasons, sentences, at?.(posted.typed)),
        asksDerogation: isRefusedFor("derogationNeedsReason", "notApproved"),
        mayResend: isRefusedFor("keyUsedElsewhere", "keyTooOld"),
      };
      return redraw(refilled, isConflict(verdict.reasons) ? 409 : 422);
    }
  }
}

/** What was typed without the marks of what the form was drawn with, and without what was left as it was drawn: the page draws both as they are now. */
function editsIn(form: EntryForm<unknown>, typed: Typed): Typed {
  const fields = Object.entries<Field<unknown>>(form.fields);
  const seen = readMarks(fields.flatMap(([, { name, isMark }]) => (isMark ? [typed[name] ?? ""] : [])).join(" "));
  const isLeft = (name: string, value: string) =>
    fields.some(([datum, field]) => field.name === name && (field.isMark || seen[datum] === markOf(value.trim())));
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => !isLeft(name, value)));
}

/** Why nothing was done, with what was typed; to be sent again where that may help. */
function refuse(office: Office, back: string, refilled: Refilled, status: RefusedStatus): Promise<Response> {
  const { typed, asksDerogation = false, mayResend = false } = refilled;
  const page = (
    <OfficePage office={office} title="Non è stato fatto" refilled={refilled}>
      {asksDerogation || mayResend ? (
        <OfficeFormAgain office={office} button={asksDerogation ? "Procedi in deroga" : "Invia di nuovo"} refilled={refilled} />
      ) : (
        <TypedFacts typed={typed} />
      )}
      <p>
        <a href={back}>Torna alla pagina di prima</a>
      </p>
    </OfficePage>
  );
  return Promise.resolve(office.c.html(renderPage(page), status));
}
