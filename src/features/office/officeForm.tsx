import type { Child } from "hono/jsx";
import type { Option } from "../../ui/Fields.tsx";
import { EntryFields, type EntryForm, type Shown } from "../entryForm.tsx";
import { findDraft, type FormDraft } from "../../data/request/formDraft.ts";
import { newRequestKey } from "../../data/request/requestKey.ts";
import { Mark } from "../door/AccessPage.tsx";
import { keyed } from "../accessKeys.ts";
import { hourInRome } from "../commands/instantWords.ts";
import { type Office, read } from "./office.ts";
import { HiddenFields, TypedFacts } from "../door/ResendForm.tsx";

/** The fields every form of an office has beside its own: the name of its request, what it is sent for, why in derogation, who writes it. */
export const FORM_FIELDS = { request: "richiesta", intent: "intento", derogation: "motivo_deroga", author: "autore" } as const;

/** Where the draft of the form at this address is kept. */
export function draftPlaceOf({ administration, actor, c }: Office) {
  return { administration: administration.code, person: actor.person, address: c.req.path };
}

/** The draft of the form at this address, where one was left. */
export function ownDraft(office: Office): Promise<FormDraft | undefined> {
  return read(office, (tx) => findDraft(tx, draftPlaceOf(office)));
}

/** Who writes a form, as the form carries it: it is sent, and shown again, to nobody else who signs in where it was left. */
export function authorOf({ access, session }: Office): string {
  return keyed(access.keys.form, `account ${session.accountId}`).toString("base64url").slice(0, 22);
}

/** What a page shows again of a form, and why it was not done. */
export type Refilled = Shown & {
  readonly asksDerogation?: boolean;
  /** Nothing was done, and what was typed may be sent as it is. */
  readonly mayResend?: boolean;
};

/** With what a form that is shown again is answered: looked something up for, refused because of what others did meanwhile, wrong, or one of too many. */
export type RefusedStatus = 200 | 409 | 422 | 429 | 503;

type FormProps<Data> = {
  readonly office: Office;
  readonly action: string;
  readonly button: string;
  readonly form?: EntryForm<Data>;
  /** What stands in it before anybody types, by the name of the datum. */
  readonly held?: Partial<Readonly<Record<keyof Data & string, string>>>;
  /** What can be chosen, by the name of the field. */
  readonly offers?: Readonly<Record<string, readonly Option[]>>;
  /** Where its ids begin, on a page that has the form more than once. */
  readonly at?: string;
  readonly refilled?: Refilled | undefined;
  /** May be left for later: with the draft that was, if any. */
  readonly draft?: { readonly found: FormDraft | undefined } | undefined;
  readonly isQuiet?: boolean;
  readonly children?: Child;
};

/** What every form of an office carries: its own name of the request it will make, so that two of one page are two requests; and who writes it. */
export function RequestFields({ office }: { office: Office }) {
  return (
    <>
      <input type="hidden" name={FORM_FIELDS.request} value={newRequestKey(office.access.now())} />
      <input type="hidden" name={FORM_FIELDS.author} value={authorOf(office)} />
    </>
  );
}

/**
 * A form of an office: sent once whatever is pressed twice, kept for later where it is long, shown again with what was typed when it is refused. Its first
 * button is the one of the key Enter: it sends the form, whatever buttons its fields have.
 */
export function OfficeForm<Data>({
  office,
  action,
  button,
  form,
  held,
  offers,
  at,
  refilled,
  draft,
  isQuiet = false,
  children,
}: FormProps<Data>) {
  const { asksDerogation = false, typed = {} } = refilled ?? {};
  const left = draft?.found && !refilled ? { typed: draft.found.fields, problems: [] } : undefined;
  return (
    <form class="access" method="post" action={action}>
      <Mark mark={office.mark} />
      <RequestFields office={office} />
      {form && (
        <button class="default-button" type="submit" name={FORM_FIELDS.intent} value="invia" tabindex={-1} aria-hidden="true">
          {button}
        </button>
      )}
      {draft?.found && !refilled && <p class="meaning">È la bozza che ha lasciato il {hourInRome(draft.found.savedAt.toISOString())}.</p>}
      {form && <EntryFields form={form} shown={refilled ?? left} held={held} offers={offers} at={at} />}
      {children}
      {(asksDerogation || typed[FORM_FIELDS.derogation] !== undefined) && (
        <div class="field field-wide">
          <label for={FORM_FIELDS.derogation}>Perché lo fa in deroga</label>
          <textarea class="form-control" id={FORM_FIELDS.derogation} name={FORM_FIELDS.derogation} rows={3} maxlength={2000} required>
            {typed[FORM_FIELDS.derogation] ?? ""}
          </textarea>
        </div>
      )}
      <div class="buttons">
        <button class={isQuiet ? "btn quiet" : "btn"} type="submit" name={FORM_FIELDS.intent} value="invia">
          {button}
        </button>
        {draft && (
          <button class="btn quiet" type="submit" name={FORM_FIELDS.intent} value="bozza" formnovalidate>
            Salva la bozza
          </button>
        )}
        {draft?.found && (
          <button class="btn quiet" type="submit" name={FORM_FIELDS.intent} value="butta" formnovalidate>
            Butta la bozza
          </button>
        )}
      </div>
    </form>
  );
}

/** A form that was refused and is drawn nowhere else: what was typed, to be read, and sent again as it is. */
export function OfficeFormAgain({ office, button, refilled }: { office: Office; button: string; refilled: Refilled }) {
  const typed = Object.fromEntries(Object.entries(refilled.typed).filter(([name]) => name !== FORM_FIELDS.derogation)); // it has a field of its own
  return (
    <OfficeForm office={office} action={office.c.req.path} button={button} refilled={refilled}>
      <TypedFacts typed={typed} />
      <HiddenFields typed={typed} />
    </OfficeForm>
  );
}
