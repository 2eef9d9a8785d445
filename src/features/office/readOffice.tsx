import { createHash } from "node:crypto";
import * as z from "zod";
import { dropDraft, keepDraft } from "../../data/request/formDraft.ts";
import type { Database } from "../../data/database/database.ts";
import { nameActor } from "../../data/database/enterTransaction.ts";
import { drawnAt } from "../../data/request/requestKey.ts";
import { transact } from "../../data/database/transact.ts";
import { renderPage } from "../../ui/renderPage.ts";
import type { RequestName, StandingOptions } from "../commands/act.ts";
import { type Office, takeOwnTurn } from "./office.ts";
import { authorOf, draftPlaceOf, FORM_FIELDS } from "./officeForm.tsx";
import { OfficePage } from "./OfficePage.tsx";
import { PERMIT_REFUSALS } from "../commands/permit.ts";
import { isFromHere, isMarked, readSent, type Sent, type Typed, typedIn } from "../door/postedForm.ts";
import { SECONDS_COUNTED, TOO_MANY_REQUESTS } from "../requestLimits.ts";
import { ResendForm } from "../door/ResendForm.tsx";

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
  const {
    [FORM_FIELDS.request]: key = "",
    [FORM_FIELDS.intent]: intent = "invia",
    [FORM_FIELDS.derogation]: derogation,
    [FORM_FIELDS.author]: author,
    ...typed
  } = typedIn(sent.texts);
  const shown = { ...typed, ...(derogation !== undefined && { [FORM_FIELDS.derogation]: derogation }) };
  const wrong = (errors: Typed, status: 422 | 429 = 422) => ({ kind: "wrong", typed: shown, errors, status }) as const;
  if (author !== undefined && author !== authorOf(office)) return { kind: "answered", answer: await ofAnother(office) };
  if (sent.fault !== undefined) return wrong({ "": `${sent.fault} Non è stato fatto nulla.` });
  if (!isMarked(c, access, sent.texts)) return { kind: "answered", answer: await sendAgain(office, typedIn(sent.texts)) };
  const foreign = [...sent.files.keys()].filter((name) => !files.includes(name));
  if (foreign.length > 0) return wrong({ "": foreignWords(foreign) });
  if (intent === "bozza" || intent === "butta") {
    if (office.session.readsOnlyUntil) return wrong({ "": PERMIT_REFUSALS.readsOnly });
    if (!(await takeTurn(office, "officeSave"))) return wrong({ "": TOO_MANY_REQUESTS }, 429);
    await changeDraft(office, (tx) =>
      intent === "bozza" ? keepDraft(tx, draftPlaceOf(office), typed) : dropDraft(tx, draftPlaceOf(office)),
    );
    return { kind: intent === "bozza" ? "kept" : "discarded" };
  }
  const read = schema.safeParse(typed);
  const errors = read.success ? [] : read.error.issues.map((issue) => [issue.path.map(String).join("."), messageOf(issue)] as const);
  if (!drawnAt(key) || intent !== "invia") errors.push(["", "Il modulo è incompleto: ricarichi la pagina e ripeta."]);
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
