import type { Context } from "hono";
import { personsOf } from "../../data/account/account.ts";
import type { YearKey } from "../../data/cycle/cycleYear.ts";
import type { Database } from "../../data/database/database.ts";
import { loadSubject } from "../../data/access/subject.ts";
import { couldDo } from "../../domain/access/couldDo.ts";
import { mayDo, type Subject, type Thing } from "../../domain/access/mayDo.ts";
import type { RightName } from "../../domain/access/rights.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { AccessAmbient } from "../door/accessAmbient.ts";
import type { Actor, Ambient, Workers } from "../commands/ambient.ts";
import { openTracks } from "../commands/permit.ts";
import { readAs } from "../commands/readAs.ts";
import { formMark } from "../door/postedForm.ts";
import { type LimitedRequest, takeTurn } from "../requestLimits.ts";
import { signedIn, type SignedIn, toSignIn } from "../door/signedIn.ts";

/** What the pages of an office receive, built once in server/. */
export type OfficeAmbient = AccessAmbient & { readonly workers: Pick<Workers, "readStaff"> };

/** A request of a person signed in, for an administration in which they are a person, whose roles reach what the address does. */
export type Office = {
  readonly kind: "in";
  readonly c: Context;
  readonly access: OfficeAmbient;
  readonly session: SignedIn;
  readonly administration: { readonly code: string; readonly name: string };
  readonly actor: Actor;
  readonly subject: Subject;
  readonly today: CivilDate;
  /** The mark of the forms of this answer. */
  readonly mark: string;
  /** What a command receives. */
  readonly ambient: Omit<Ambient, "year">;
};

/** Answers a request of an office. */
export type OfficeAnswer = (office: Office) => Promise<Response>;

/** Why a request does not come to the page: nothing there for them, a page that is not of their roles, or a form sent after the session ended. */
export type OfficeRefusal =
  | { readonly kind: "notFound" }
  | { readonly kind: "notTheirs"; readonly session: SignedIn; readonly mark: string }
  | { readonly kind: "signedOut"; readonly mark: string };

/**
 * Lets in a person who may do an action in the administration of the address. Roles are read from the database at this request. If the person has no role in
 * that administration, the answer is that of an administration that does not exist.
 */
export async function enterOffice(c: Context, access: OfficeAmbient, action: RightName): Promise<Office | OfficeRefusal | Response> {
  const session = await signedIn(c, access);
  if (!session) return c.req.method === "POST" ? { kind: "signedOut", mark: formMark(c, access) } : toSignIn(c);
  const code = c.req.param("administration") ?? "";
  const here = (await personsOf(access.db, session.accountId)).find(({ administration }) => administration === code);
  if (!here) return { kind: "notFound" };
  const actor: Actor = { person: here.person, capacity: "signedIn" };
  const { subject, today } = await readAs(access.db, code, actor, async (tx, day) => ({
    subject: await loadSubject(tx, code, actor.person, day),
    today: day,
  }));
  const mark = formMark(c, access);
  if (!couldDo(action, subject, today)) return { kind: "notTheirs", session, mark };
  return {
    kind: "in",
    c,
    access,
    session,
    administration: { code, name: here.administrationName },
    actor,
    subject,
    today,
    mark,
    ambient: { db: access.db, actor, administration: code },
  };
}

/** Reads in one transaction for the person of a request. */
export function read<Value>({ access, administration, actor }: Office, work: (tx: Database) => Promise<Value>): Promise<Value> {
  return readAs(access.db, administration.code, actor, work);
}

/** Something found, and how the table of rights asks about it. */
export type Found<Value> = { readonly thing: Thing; readonly value: Value };

/**
 * The one way to a thing: what is not there and what is not for this person are both undefined, and become the same "not found". `year` is the one whose
 * tracks count.
 */
export async function load<Value>(
  office: Office,
  action: RightName,
  find: (tx: Database) => Promise<Found<Value> | undefined>,
  year?: number,
): Promise<Value | undefined> {
  const [found] = await loadAll(office, action, async (tx) => [await find(tx)].filter((each) => each !== undefined), year);
  return found;
}

/** The things among those found that this person may do an action to; where not all ask for the same right, `action` says which each asks for. */
export function loadAll<Value>(
  office: Office,
  action: RightName | ((value: Value) => RightName),
  find: (tx: Database) => Promise<readonly Found<Value>[]>,
  year?: number,
): Promise<Value[]> {
  return read(office, async (tx) => {
    const open = await openTracks(tx, office.administration.code, year);
    const moment = { today: office.today, open, hasSecondPerson: false };
    const askedFor = (value: Value) => (typeof action === "function" ? action(value) : action);
    const found = await find(tx);
    return found.filter(({ thing, value }) => mayDo(askedFor(value), office.subject, thing, moment).allowed).map(({ value }) => value);
  });
}

/** Whether this person may do an action to the administration as a whole, at some moment of the year. */
export function couldHere({ subject, today }: Office, action: RightName): boolean {
  return couldDo(action, subject, today);
}

/** Whether this account may make one more request of a kind in this minute; it is counted. */
export function takeOwnTurn({ access, session }: Office, kind: LimitedRequest): Promise<boolean> {
  return takeTurn(access.db, access.keys.attempt, kind, `account ${session.accountId}`);
}

/** The number in the address. */
export function idOf({ c }: Office): bigint {
  return BigInt(c.req.param("id") ?? "");
}

/** The year in the address. */
export function yearOf({ c, administration }: Office): YearKey {
  return { administration: administration.code, year: Number(c.req.param("year")) };
}
