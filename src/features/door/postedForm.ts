import { type EntryForm, type Look, readEntry, type Shown, type Typed } from "../entryForm.tsx";
import { timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import type { AccessAmbient } from "./accessAmbient.ts";
import { keyed } from "../accessKeys.ts";
import { readCookie, writeCookie } from "./browserCookies.ts";
import { newToken } from "../secretToken.ts";

/** The name of the hidden field that ties a form to the browser it was drawn for. */
export const FORM_MARK = "modulo";

/** What was posted: read and checked, not as it should be, or not from a form of ours. */
export type Posted<Data> =
  | { readonly kind: "read"; readonly data: Data; readonly typed: Typed }
  | { readonly kind: "wrong"; readonly shown: Shown }
  | { readonly kind: "notOurs" };

/** The mark of the forms drawn in this answer: of the session, or of a cookie given now to the person who has none. */
export function formMark(c: Context, { keys }: AccessAmbient): string {
  let held = heldBy(c);
  if (held === undefined) {
    held = newToken();
    writeCookie(c, "traguardo-modulo", held);
  }
  return markOf(keys.form, held);
}

/** What was sent, by the name of its field: texts, and files apart. `fault` says, for people, why it cannot be read as one form; the texts are what could be. */
export type Sent = {
  readonly texts: Typed;
  readonly files: ReadonlyMap<string, File>;
  readonly fault?: string;
};

/** Reads the body of a request as a form: each field once, under a plain name, without characters that no text holds. */
export async function readSent(c: Context): Promise<Sent> {
  if (c.req.header("content-type") === undefined) return { texts: {}, files: new Map() };
  let entries: [string, string | File][];
  try {
    entries = [...(await c.req.formData()).entries()];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // what cannot be taken apart into fields
    return { texts: {}, files: new Map(), fault: "Ciò che è arrivato non è un modulo, oppure è arrivato a metà." };
  }
  const texts: Record<string, string> = {};
  const files = new Map<string, File>();
  const faults = new Set<string>();
  for (const [name, value] of entries) {
    if (!PLAIN_NAME.test(name)) faults.add("Il modulo ha campi con un nome che nessun campo ha.");
    else if (Object.hasOwn(texts, name) || files.has(name)) faults.add(`Il modulo ha due volte il campo «${name}».`);
    else if (typeof value !== "string") files.set(name, value);
    else if (value.includes("\0"))
      faults.add(`Il campo «${name}» contiene un carattere che non si può scrivere: lo cancelli e lo riscriva.`);
    else texts[name] = value;
  }
  return { texts, files, ...(faults.size > 0 && { fault: [...faults].join(" ") }) };
}

/** No field of ours is called otherwise, and none like what every object has. */
const PLAIN_NAME = /^(?!__proto__$|constructor$)[A-Za-z_][A-Za-z0-9_.-]{0,60}$/;

/** What was sent without the mark of the browser. */
export function typedIn(texts: Typed): Typed {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => name !== FORM_MARK));
}

/** Whether a form carries the mark of the browser it comes from, or of what else it was tied to. */
export function isMarked(c: Context, { keys }: AccessAmbient, { [FORM_MARK]: mark }: Typed, held = heldBy(c)): boolean {
  return mark !== undefined && held !== undefined && isSame(mark, markOf(keys.form, held));
}

/**
 * Reads a posted form: it must come from a page of ours, carry the mark of what its browser `held` when it was drawn, and have the fields of the schema and
 * no other.
 */
export async function readPosted<Data>(c: Context, access: AccessAmbient, form: EntryForm<Data>, held = heldBy(c)): Promise<Posted<Data>> {
  if (!isFromHere(c, access.publicUrl)) return { kind: "notOurs" };
  const sent = await readSent(c);
  if (sent.fault !== undefined || sent.files.size > 0 || !isMarked(c, access, sent.texts, held)) return { kind: "notOurs" };
  const typed = typedIn(sent.texts);
  const read = await readEntry(form, typed, NOTHING_TO_LOOK_UP);
  return read.ok ? { kind: "read", data: read.data, typed } : { kind: "wrong", shown: { ...read, typed } };
}

/** At the door nobody is looked up: who stands there is not known yet. */
const NOTHING_TO_LOOK_UP: Look = {
  isPerson: () => Promise.resolve(false),
  people: () => Promise.resolve([]),
  units: () => Promise.resolve([]),
};

function heldBy(c: Context): string | undefined {
  return readCookie(c, "traguardo") ?? readCookie(c, "traguardo-modulo");
}

/** The mark of forms tied to something that a browser holds. */
export function markOf(key: Buffer, held: string): string {
  return keyed(key, held).toString("base64url");
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether the browser says that a page of this same site sent it; one that says nothing is not believed. */
export function isFromHere(c: Context, publicUrl: string | undefined): boolean {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site === "same-origin";
  const ours = [c.req.header("host") ?? new URL(c.req.url).host, publicUrl === undefined ? undefined : new URL(publicUrl).host];
  return URL.canParse(origin) && ours.includes(new URL(origin).host);
}
