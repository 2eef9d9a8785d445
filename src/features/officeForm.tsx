import { createHash, randomUUID } from "node:crypto";
import type { Child } from "hono/jsx";
import * as z from "zod";
import { dropDraft, findDraft, type FormDraft, keepDraft } from "../data/formDraft.ts";
import { nameActor } from "../data/enterTransaction.ts";
import type { Database } from "../data/database.ts";
import { transact } from "../data/transact.ts";
import { renderPage } from "../ui/renderPage.ts";
import { Mark, Refusal } from "./AccessPage.tsx";
import { keyed } from "./accessKeys.ts";
import type { RequestName, StandingOptions } from "./act.ts";
import { type Office, read, takeOwnTurn } from "./office.ts";
import { OfficePage } from "./OfficePage.tsx";
import { PERMIT_REFUSALS } from "./permit.ts";
import { isFromHere, isMarked, readSent, type Sent, type Typed, typedIn } from "./postedForm.ts";
import { SECONDS_COUNTED, TOO_MANY_REQUESTS } from "./requestLimits.ts";
import { HiddenFields, ResendForm, TypedFacts } from "./ResendForm.tsx";
import { hourInRome } from "./instantWords.ts";

/** The fields every form of an office has beside its own. */
const REQUEST = "richiesta";
const INTENT = "intento";
const DEROGATION = "motivo_deroga";
const AUTHOR = "autore";

/** What a command receives of the form beside its fields. */
export type OfficeOptions = Required<RequestName & Pick<StandingOptions, "draftAt">> & Pick<StandingOptions, "derogation">;

/** What a form was sent for: to be done, with the name of its request; to be kept for later; to be thrown away. Or it is wrong, or not of a page of ours. */
export type OfficePosted<Data> =
  | { readonly kind: "send"; readonly data: Data; readonly files: Sent["files"]; readonly typed: Typed; readonly options: OfficeOptions }
  | { readonly kind: "wrong"; readonly typed: Typed; readonly errors: Typed; readonly status: 422 | 429 }
  | { readonly kind: "kept" | "discarded" }
  | { readonly kind: "answered"; readonly answer: Response };

/** Reads a form of an office: the fields of its schema, the files it names and no other. A draft is kept, or thrown away, here. */
export async function readOffice<Data>(
  office: Office,
  schema: z.ZodType<Data>,
  files: readonly string[] = [],
): Promise<OfficePosted<Data>> {
  const { c, access } = office;
  if (!isFromHere(c, access.publicUrl)) return { kind: "answered", answer: await fromElsewhere(office) };
  const sent = await readSent(c);
  const { [REQUEST]: key = "", [INTENT]: intent = "invia", [DEROGATION]: derogation, [AUTHOR]: author, ...typed } = typedIn(sent.texts);
  const shown = { ...typed, ...(derogation !== undefined && { [DEROGATION]: derogation }) };
  const wrong = (errors: Typed, status: 422 | 429 = 422) => ({ kind: "wrong", typed: shown, errors, status }) as const;
  if (author !== undefined && author !== authorOf(office)) return { kind: "answered", answer: await ofAnother(office) };
  if (sent.fault !== undefined) return wrong({ "": `${sent.fault} Non è stato fatto nulla.` });
  if (!isMarked(c, access, sent.texts)) return { kind: "answered", answer: await sendAgain(office, typedIn(sent.texts)) };
  const foreign = [...sent.files.keys()].filter((name) => !files.includes(name));
  if (foreign.length > 0) return wrong({ "": foreignWords(foreign) });
  if (intent === "bozza" || intent === "butta") {
    if (office.session.readsOnlyUntil) return wrong({ "": PERMIT_REFUSALS.readsOnly });
    if (!(await takeTurn(office, "officeSave"))) return wrong({ "": TOO_MANY_REQUESTS }, 429);
    await changeDraft(office, (tx) => (intent === "bozza" ? keepDraft(tx, placeOf(office), typed) : dropDraft(tx, placeOf(office))));
    return { kind: intent === "bozza" ? "kept" : "discarded" };
  }
  const read = schema.safeParse(typed);
  const errors = read.success ? [] : read.error.issues.map((issue) => [issue.path.map(String).join("."), messageOf(issue)] as const);
  if (!z.uuid().safeParse(key).success || intent !== "invia") errors.push(["", "Il modulo è incompleto: ricarichi la pagina e ripeta."]);
  if (!read.success || errors.length > 0) return wrong(Object.fromEntries(errors));
  if (!(await takeTurn(office, "officeSend"))) return wrong({ "": TOO_MANY_REQUESTS }, 429);
  const contentHash = await hashOfContent(c.req.path, shown, sent.files);
  const options = { idempotencyKey: key, contentHash, draftAt: c.req.path, ...(derogation !== undefined && { derogation }) };
  return { kind: "send", data: read.data, files: sent.files, typed: shown, options };
}

/** One of the requests of a kind that this account may make in a minute; who has none left is told when to come back. */
async function takeTurn(office: Office, kind: "officeSave" | "officeSend"): Promise<boolean> {
  const isTaken = await takeOwnTurn(office, kind);
  if (!isTaken) office.c.header("retry-after", String(SECONDS_COUNTED));
  return isTaken;
}

/** What is asked at an address, whatever the order of its fields, as one hash: without what is drawn anew with each page. */
async function hashOfContent(path: string, typed: Typed, files: Sent["files"]): Promise<Buffer> {
  const read = await Promise.all(
    [...files].map(async ([name, file]) => [name, file.name, sha256(Buffer.from(await file.arrayBuffer())).toString("hex")]),
  );
  return sha256(JSON.stringify([path, Object.entries(typed).sort(byName), read]));
}

function sha256(content: string | Buffer): Buffer {
  return createHash("sha256").update(content).digest();
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

function foreignWords(names: readonly string[]): string {
  return `Il modulo ha campi che non sono suoi: ${names.join(", ")}.`;
}

/** A field that is not of the form is refused, never dropped: nobody writes what the form does not ask. One that may be empty says what is wrong when it is not. */
function messageOf(issue: z.core.$ZodIssue): string {
  const filled = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0] : undefined;
  if (filled) return messageOf(filled);
  if (issue.code === "unrecognized_keys") return foreignWords(issue.keys);
  return issue.message.startsWith("Invalid") ? "Questo campo manca, o non è come il modulo lo chiede." : issue.message;
}

/** The draft of the form at this address, where one was left. */
export function ownDraft(office: Office): Promise<FormDraft | undefined> {
  return read(office, (tx) => findDraft(tx, placeOf(office)));
}

function changeDraft(office: Office, work: (tx: Database) => Promise<void>): Promise<void> {
  return transact(office.access.db, async (tx) => {
    await nameActor(tx, { administration: office.administration.code, ...office.actor });
    await work(tx);
    return { keep: true, value: undefined };
  });
}

function placeOf({ administration, actor, c }: Office) {
  return { administration: administration.code, person: actor.person, address: c.req.path };
}

/** A form that another site sent is refused. */
function fromElsewhere(office: Office): Response | Promise<Response> {
  const refused = (
    <OfficePage office={office} title="Il modulo non è valido">
      <p class="lead">Non è stato fatto nulla: torni alla pagina da cui voleva inviarlo e ripeta.</p>
    </OfficePage>
  );
  return office.c.html(renderPage(refused), 403);
}

/** Who writes a form, as the form carries it: it is sent, and shown again, to nobody else who signs in where it was left. */
function authorOf({ access, session }: Office): string {
  return keyed(access.keys.form, `account ${session.accountId}`).toString("base64url").slice(0, 22);
}

/** A form that somebody else had begun, in the same browser. */
function ofAnother(office: Office): Response | Promise<Response> {
  const page = (
    <OfficePage office={office} title="Questo modulo è di un'altra persona">
      <p class="lead">
        Lo aveva scritto chi usava questo browser prima di lei: non è stato fatto nulla, e ciò che c'era scritto non si mostra.
      </p>
    </OfficePage>
  );
  return office.c.html(renderPage(page), 409);
}

/** A form of ours whose mark holds no more, because the session changed meanwhile, is given back to be sent again. */
function sendAgain(office: Office, typed: Typed): Response | Promise<Response> {
  const page = (
    <OfficePage office={office} title="Lo invii di nuovo">
      <p class="lead">Non è stato ancora fatto nulla: nel frattempo l'accesso è cambiato. Ciò che ha scritto è qui sotto.</p>
      <ResendForm c={office.c} mark={office.mark} typed={typed} />
    </OfficePage>
  );
  return office.c.html(renderPage(page), 409);
}

/** What a page shows again when a form is refused. */
export type Refilled = {
  readonly typed: Typed;
  readonly errors?: Typed;
  readonly refusals?: readonly string[];
  readonly asksDerogation?: boolean;
  /** Nothing was done, and what was typed may be sent as it is. */
  readonly mayResend?: boolean;
};

/** With what a refused form is answered: refused as things are, wrong, or one of too many. */
export type RefusedStatus = 409 | 422 | 429;

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

/** What every form of an office carries: its own name of the request it will make, so that two of one page are two requests; and who writes it. */
export function RequestFields({ office }: { office: Office }) {
  return (
    <>
      <input type="hidden" name={REQUEST} value={randomUUID()} />
      <input type="hidden" name={AUTHOR} value={authorOf(office)} />
    </>
  );
}

/** A form of an office: sent once whatever is pressed twice, kept for later where it is long, shown again with what was typed when it is refused. */
export function OfficeForm({ office, action, button, refilled, draft, isQuiet = false, children }: FormProps) {
  const { errors = {}, refusals = [], asksDerogation = false, typed = {} } = refilled ?? {};
  const general = [errors[""], ...refusals].filter((each) => each !== undefined).join(" ");
  return (
    <form class="access" method="post" action={action}>
      <Mark mark={office.mark} />
      <RequestFields office={office} />
      <Refusal text={general === "" ? undefined : general} />
      {draft?.found && !refilled && <p class="meaning">È la bozza che ha lasciato il {hourInRome(draft.found.savedAt.toISOString())}.</p>}
      {children}
      {(asksDerogation || typed[DEROGATION] !== undefined) && (
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

/** A form that was refused and is drawn nowhere else: what was typed, to be read, and sent again as it is. */
export function OfficeFormAgain({ office, button, refilled }: { office: Office; button: string; refilled: Refilled }) {
  const typed = Object.fromEntries(Object.entries(refilled.typed).filter(([name]) => name !== DEROGATION)); // it has a field of its own
  return (
    <OfficeForm office={office} action={office.c.req.path} button={button} refilled={refilled}>
      <TypedFacts typed={typed} />
      <HiddenFields typed={typed} />
    </OfficeForm>
  );
}
