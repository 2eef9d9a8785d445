import { timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import * as z from "zod";
import type { AccessAmbient } from "./accessAmbient.ts";
import { keyed } from "./accessKeys.ts";
import { readCookie, writeCookie } from "./browserCookies.ts";
import { newToken } from "./signedIn.ts";

/** The name of the hidden field that ties a form to the browser it was drawn for. */
export const FORM_MARK = "modulo";

/** What was posted: read and checked, not as it should be, or not from a form of ours. */
export type Posted<Data> =
  | { readonly kind: "read"; readonly data: Data }
  | { readonly kind: "wrong"; readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: "notOurs" };

/** The mark of the forms drawn in this answer: of the session, or of a cookie given now to whoever has none. */
export function formMark(c: Context, { keys }: AccessAmbient): string {
  let held = heldBy(c);
  if (held === undefined) {
    held = newToken();
    writeCookie(c, "traguardo-modulo", held);
  }
  return markOf(keys.form, held);
}

/**
 * Reads a posted form: it must come from a page of ours, carry the mark of what its browser `held` when it was drawn, and have the fields of the schema and
 * no other.
 */
export async function readPosted<Data>(
  c: Context,
  { keys, publicUrl }: AccessAmbient,
  schema: z.ZodType<Data>,
  held = heldBy(c),
): Promise<Posted<Data>> {
  if (!isFromHere(c, publicUrl)) return { kind: "notOurs" };
  const body = await c.req.parseBody();
  const { [FORM_MARK]: mark, ...typed } = Object.fromEntries(
    Object.entries(body).filter((each): each is [string, string] => typeof each[1] === "string"),
  );
  if (mark === undefined || held === undefined || !isSame(mark, markOf(keys.form, held))) return { kind: "notOurs" };
  const read = schema.safeParse(typed);
  if (read.success) return { kind: "read", data: read.data };
  const errors = read.error.issues.map(({ path, message }) => [path.map(String).join("."), message]);
  return { kind: "wrong", typed, errors: Object.fromEntries(errors) as Record<string, string> };
}

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
