import type { Child } from "hono/jsx";
import * as z from "zod";
import { findDraft, type FormDraft, keepDraft } from "../data/formDraft.ts";
import { nameActor } from "../data/enterTransaction.ts";
import { transact } from "../data/transact.ts";
import { renderPage } from "../ui/renderPage.ts";
import { Mark, Refusal } from "./AccessPage.tsx";
import { type Office, read } from "./office.ts";
import { OfficePage } from "./OfficePage.tsx";
import { PERMIT_REFUSALS } from "./permit.ts";
import { isFromHere, readPosted } from "./postedForm.ts";
import { postedTexts, ResendForm } from "./ResendForm.tsx";
import { hourInRome } from "./instantWords.ts";

/** The fields every form of an office has beside its own. */
const REQUEST = "richiesta";
const INTENT = "intento";
const DEROGATION = "motivo_deroga";

/** What was typed, by the name of its field. */
export type Typed = Readonly<Record<string, string>>;

/** What a command receives of the form beside its fields. */
export type OfficeOptions = { readonly idempotencyKey: string; readonly derogation?: string };

/** What a form was sent for: to be done, with the name of its request; to be kept for later; to be thrown away. Or it is wrong, or not of a page of ours. */
export type OfficePosted<Data> =
  | { readonly kind: "send"; readonly data: Data; readonly typed: Typed; readonly options: OfficeOptions }
  | { readonly kind: "wrong"; readonly typed: Typed; readonly errors: Typed }
  | { readonly kind: "kept" | "discarded" }
  | { readonly kind: "answered"; readonly answer: Response };

/** Reads a form of an office: the fields of its schema and no other. A draft is kept, or thrown away, here. */
export async function readOffice<Data>(office: Office, schema: z.ZodType<Data>): Promise<OfficePosted<Data>> {
  const { c, access } = office;
  const posted = await readPosted(c, access, z.record(z.string(), z.string()));
  if (posted.kind !== "read") return { kind: "answered", answer: await sendAgain(office) };
  const { [REQUEST]: key = "", [INTENT]: intent = "invia", [DEROGATION]: derogation, ...typed } = posted.data;
  if (intent === "bozza" || intent === "butta") {
    if (office.session.readsOnlyUntil) return { kind: "wrong", typed, errors: { "": PERMIT_REFUSALS.readsOnly } };
    await saveDraft(office, intent === "bozza" ? typed : undefined);
    return { kind: intent === "bozza" ? "kept" : "discarded" };
  }
  const read = schema.safeParse(typed);
  const errors = read.success ? [] : read.error.issues.map((issue) => [issue.path.map(String).join("."), messageOf(issue)] as const);
  if (!z.uuid().safeParse(key).success || intent !== "invia") errors.push(["", "Il modulo è incompleto: ricarichi la pagina e ripeta."]);
  if (!read.success || errors.length > 0) return { kind: "wrong", typed, errors: Object.fromEntries(errors) };
  return { kind: "send", data: read.data, typed, options: { idempotencyKey: key, ...(derogation !== undefined && { derogation }) } };
}

/** A field that is not of the form is refused, never dropped: nobody writes what the form does not ask. One that may be empty says what is wrong when it is not. */
function messageOf(issue: z.core.$ZodIssue): string {
  const filled = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0] : undefined;
  if (filled) return messageOf(filled);
  if (issue.code === "unrecognized_keys") return `Il modulo ha campi che non sono suoi: ${issue.keys.join(", ")}.`;
  return issue.message.startsWith("Invalid") ? "Questo campo manca, o non è come il modulo lo chiede." : issue.message;
}

/** The draft of the form at this address, where one was left. */
export function ownDraft(office: Office): Promise<FormDraft | undefined> {
  return read(office, (tx) => findDraft(tx, placeOf(office)));
}

/** Throws the draft away: what it held was sent. */
export function dropDraft(office: Office): Promise<void> {
  return saveDraft(office, undefined);
}

function saveDraft(office: Office, typed: Typed | undefined): Promise<void> {
  return transact(office.access.db, async (tx) => {
    await nameActor(tx, { administration: office.administration.code, ...office.actor });
    await keepDraft(tx, placeOf(office), typed);
    return { keep: true, value: undefined };
  });
}

function placeOf({ administration, actor, c }: Office) {
  return { administration: administration.code, person: actor.person, address: c.req.path };
}

/** A form of ours whose mark holds no more, because the session changed meanwhile, is given back to be sent again; one that another site sent is refused. */
async function sendAgain(office: Office): Promise<Response> {
  const { c, access, mark } = office;
  if (!isFromHere(c, access.publicUrl)) {
    const refused = (
      <OfficePage office={office} title="Il modulo non è valido">
        <p class="lead">Non è stato fatto nulla: torni alla pagina da cui voleva inviarlo e ripeta.</p>
      </OfficePage>
    );
    return c.html(renderPage(refused), 403);
  }
  const typed = await postedTexts(c);
  const page = (
    <OfficePage office={office} title="Lo invii di nuovo">
      <p class="lead">Non è stato ancora fatto nulla: nel frattempo l'accesso è cambiato. Ciò che ha scritto è qui sotto.</p>
      <ResendForm c={c} mark={mark} typed={typed} />
    </OfficePage>
  );
  return c.html(renderPage(page), 409);
}

/** What a page shows again when a form is refused. */
export type Refilled = {
  readonly typed: Typed;
  readonly errors?: Typed;
  readonly refusals?: readonly string[];
  readonly asksDerogation?: boolean;
};

type FormProps = {
  readonly office: Office;
  readonly action: string;
  readonly button: string;
  readonly refilled?: Refilled | undefined;
  /** May be left for later: with the draft that was, if any. */
  readonly draft?: { readonly found: FormDraft | undefined } | undefined;
  readonly isQuiet?: boolean;
  readonly children?: Child;
};

/** A form of an office: sent once whatever is pressed twice, kept for later where it is long, shown again with what was typed when it is refused. */
export function OfficeForm({ office, action, button, refilled, draft, isQuiet = false, children }: FormProps) {
  const { errors = {}, refusals = [], asksDerogation = false, typed = {} } = refilled ?? {};
  const general = [errors[""], ...refusals].filter((each) => each !== undefined).join(" ");
  return (
    <form class="access" method="post" action={action}>
      <Mark mark={office.mark} />
      <input type="hidden" name={REQUEST} value={office.requestKey} />
      <Refusal text={general === "" ? undefined : general} />
      {draft?.found && !refilled && <p class="meaning">È la bozza che ha lasciato il {hourInRome(draft.found.savedAt.toISOString())}.</p>}
      {children}
      {asksDerogation && (
        <div class="field field-wide">
          <label for={DEROGATION}>Perché lo fa in deroga</label>
          <textarea class="form-control" id={DEROGATION} name={DEROGATION} rows={3} maxlength={2000} required>
            {typed[DEROGATION] ?? ""}
          </textarea>
        </div>
      )}
      <div class="buttons">
        <button class={isQuiet ? "btn quiet" : "btn"} type="submit" name={INTENT} value="invia">
          {button}
        </button>
        {draft && (
          <button class="btn quiet" type="submit" name={INTENT} value="bozza" formnovalidate>
            Salva la bozza
          </button>
        )}
        {draft?.found && (
          <button class="btn quiet" type="submit" name={INTENT} value="butta" formnovalidate>
            Butta la bozza
          </button>
        )}
      </div>
    </form>
  );
}
