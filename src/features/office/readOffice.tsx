import { createHash } from "node:crypto";
import { type EntryForm, type EntryRead, foreignWords, readEntry, type Shown, type Typed } from "../entryForm.tsx";
import { lookIn } from "./look.ts";
import { dropDraft, keepDraft } from "../../data/request/formDraft.ts";
import type { Database } from "../../data/database/database.ts";
import { nameActor } from "../../data/database/nameActor.ts";
import { drawnAt } from "../../data/request/requestKey.ts";
import { transact } from "../../data/database/transact.ts";
import { renderPage } from "../../ui/renderPage.ts";
import type { RequestName, StandingOptions } from "../commands/act.ts";
import { type Office, takeOwnTurn } from "./office.ts";
import { authorOf, draftPlaceOf, FORM_FIELDS } from "./officeForm.tsx";
import { OfficePage } from "./OfficePage.tsx";
import { PERMIT_REFUSALS } from "../commands/permit.ts";
import { isFromHere, isMarked, readSent, type Sent, typedIn } from "../door/postedForm.ts";
import { SECONDS_COUNTED, TOO_MANY_REQUESTS } from "../requestLimits.ts";
import { ResendForm } from "../door/ResendForm.tsx";

/** What a command receives of the form beside its fields. */
export type OfficeOptions = Required<RequestName & Pick<StandingOptions, "draftAt">> & Pick<StandingOptions, "derogation">;

/** What a form was sent for: to be done, with the name of its request; to be kept for later; to be thrown away. Or it is wrong, or not of a page of ours. */
export type OfficePosted<Data> =
  | { readonly kind: "send"; readonly data: Data; readonly files: Sent["files"]; readonly typed: Typed; readonly options: OfficeOptions }
  | ({ readonly kind: "wrong"; readonly status: 200 | 422 | 429 } & Shown)
  | { readonly kind: "kept" | "discarded" }
  | { readonly kind: "answered"; readonly answer: Response };

/**
 * Reads a form of an office: its fields, the files it names and no other. A draft is kept, or thrown away, here; where something is only looked up, the form
 * is shown again with what was found. `at` is where its ids begin.
 */
export async function readOffice<Data>(
  office: Office,
  form: EntryForm<Data>,
  { at: placeOf = () => "", files = [] }: { readonly at?: ((typed: Typed) => string) | undefined; readonly files?: readonly string[] } = {},
): Promise<OfficePosted<Data>> {
  const { c, access } = office;
  if (!isFromHere(c, access.publicUrl)) return { kind: "answered", answer: await fromElsewhere(office) };
  const sent = await readSent(c);
  const {
    [FORM_FIELDS.request]: key = "",
    [FORM_FIELDS.intent]: intent = "invia",
    [FORM_FIELDS.derogation]: derogation,
    [FORM_FIELDS.author]: author,
    ...typed
  } = typedIn(sent.texts);
  const at = placeOf(typed);
  const shown = { ...typed, ...(derogation !== undefined && { [FORM_FIELDS.derogation]: derogation }) };
  const wrong = (text: string, status: 422 | 429 = 422) => ({ kind: "wrong", typed: shown, problems: [{ text }], status }) as const;
  if (author !== undefined && author !== authorOf(office)) return { kind: "answered", answer: await ofAnother(office) };
  if (sent.fault !== undefined) return wrong(sent.fault);
  if (!isMarked(c, access, sent.texts)) return { kind: "answered", answer: await sendAgain(office, typedIn(sent.texts)) };
  const foreign = [...sent.files.keys()].filter((name) => !files.includes(name));
  if (foreign.length > 0) return wrong(foreignWords(foreign));
  if (intent === "bozza" || intent === "butta") {
    if (office.session.readsOnlyUntil) return wrong(PERMIT_REFUSALS.readsOnly);
    if (!(await takeTurn(office, "officeSave"))) return wrong(TOO_MANY_REQUESTS, 429);
    await changeDraft(office, (tx) =>
      intent === "bozza" ? keepDraft(tx, draftPlaceOf(office), typed) : dropDraft(tx, draftPlaceOf(office)),
    );
    return { kind: intent === "bozza" ? "kept" : "discarded" };
  }
  const sought = intent.startsWith(SEARCH) ? intent.slice(SEARCH.length) : undefined;
  if (sought !== undefined && !(await takeTurn(office, "officeSave"))) return wrong(TOO_MANY_REQUESTS, 429);
  const read = await readEntry(form, typed, { ...lookIn(office), ...(sought !== undefined && { sought }) }, at);
  if (sought !== undefined) return { kind: "wrong", typed: shown, status: 200, ...lookedUp(read, at + sought) };
  const isWhole = drawnAt(key) !== undefined && intent === "invia";
  const problems = [
    ...(read.ok ? [] : read.problems),
    ...(isWhole ? [] : [{ text: "Il modulo è incompleto: ricarichi la pagina e ripeta." }]),
  ];
  if (!read.ok || problems.length > 0)
    return { kind: "wrong", typed: shown, status: 422, problems, ...(!read.ok && read.found && { found: read.found }) };
  if (!(await takeTurn(office, "officeSend"))) return wrong(TOO_MANY_REQUESTS, 429);
  const contentHash = await hashOfContent(c.req.path, shown, sent.files);
  const options = { idempotencyKey: key, contentHash, draftAt: c.req.path, ...(derogation !== undefined && { derogation }) };
  return { kind: "send", data: read.data, files: sent.files, typed: shown, options };
}

/** What a button «Cerca» is sent for, before the name of its field. */
const SEARCH = "cerca:";

/** What was found for the one field that was looked up. */
function lookedUp(read: EntryRead<unknown>, id: string): Omit<Shown, "typed"> {
  if (read.ok) return { problems: [] };
  return { problems: read.problems.filter((problem) => problem.id === id), ...(read.found && { found: read.found }) };
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

function changeDraft(office: Office, work: (tx: Database) => Promise<void>): Promise<void> {
  return transact(office.access.db, async (tx) => {
    await nameActor(tx, { administration: office.administration.code, ...office.actor });
    await work(tx);
    return { keep: true, value: undefined };
  });
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
/** A form that another person had begun, in the same browser. */
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
