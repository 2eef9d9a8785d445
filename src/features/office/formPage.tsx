import type { Child } from "hono/jsx";
import type { Sentences } from "../../domain/kernel/refusal.ts";
import type { Verdict } from "../../domain/kernel/verdict.ts";
import type { Step } from "../../ui/Page.tsx";
import { renderPage } from "../../ui/renderPage.ts";
import type { EntryForm } from "../entryForm.tsx";
import { answerForm } from "./answerForm.tsx";
import { offersAndDraft } from "./look.ts";
import type { Office, OfficeAnswer } from "./office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "./officeForm.tsx";
import { OfficePage } from "./OfficePage.tsx";
import type { OfficeOptions } from "./readOffice.tsx";

type FormPage<Data, Reason extends string> = {
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly lead: Child;
  readonly form: EntryForm<Data>;
  readonly button: string;
  readonly sentences: Sentences<Reason>;
  readonly way: (office: Office) => readonly Step[];
  /** Where one comes when it is done. */
  readonly back: (office: Office) => string;
  /** What stands in the form before anybody types. */
  readonly held?: (office: Office) => Partial<Readonly<Record<keyof Data & string, string>>>;
  readonly perform: (office: Office, data: Data, options: OfficeOptions) => Promise<Verdict<unknown, Reason>>;
};

/** A page that is one form, which may be left as a draft: how it is shown and how it is answered. */
export function formPage<Data, Reason extends string>(
  page: FormPage<Data, Reason>,
): { readonly get: OfficeAnswer; readonly post: OfficeAnswer } {
  const { title, lead, form, button, sentences, way, back, held, perform } = page;
  const draw = async (office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200) => {
    const { offers, draft } = await offersAndDraft(office, form);
    return office.c.html(
      renderPage(
        <OfficePage office={office} title={title} way={way(office)} refilled={refilled}>
          <p class="lead">{lead}</p>
          <OfficeForm
            office={office}
            action={office.c.req.path}
            {...{ form, button, offers, draft, refilled }}
            {...(held && { held: held(office) })}
          />
        </OfficePage>,
      ),
      status,
    );
  };
  return {
    get: (office) => draw(office),
    post: (office) =>
      answerForm(office, {
        form,
        sentences,
        back: back(office),
        redraw: (refilled, status) => draw(office, refilled, status),
        perform: (data, options) => perform(office, data, options),
      }),
  };
}
