import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/** What is kept in a browser: the session, the mark a form is tied to, each link that was opened, a way to the identity provider, that this browser signed in before. */
export type CookieName = "traguardo" | "traguardo-modulo" | `traguardo-link-${string}` | "traguardo-ente" | "traguardo-browser";

/** For how many seconds; the others until the browser is closed. */
const LASTING: Partial<Record<CookieName, number>> = { "traguardo-browser": 90 * 86_400, "traguardo-ente": 600 };

/** What a browser keeps under a name. */
export function readCookie(c: Context, name: CookieName): string | undefined {
  return getCookie(c, isLoopback(c) ? name : `__Host-${name}`);
}

/** Everything a browser keeps under names that begin alike, each by the rest of its name. */
export function readCookies(c: Context, beginning: "traguardo-link-"): ReadonlyMap<string, string> {
  const whole = isLoopback(c) ? beginning : `__Host-${beginning}`;
  const kept = Object.entries(getCookie(c)).filter(([name]) => name.startsWith(whole));
  return new Map(kept.map(([name, value]) => [name.slice(whole.length), value]));
}

/**
 * Has the browser keep something, which no script can read and no other site send. On http://localhost browsers take no `__Host-` cookie: there, and only
 * there, the name is without.
 */
export function writeCookie(c: Context, name: CookieName, value: string): void {
  const maxAge = LASTING[name];
  keep(c, name, value, maxAge === undefined ? {} : { maxAge });
}

/** Has the browser forget it. */
export function dropCookie(c: Context, name: CookieName): void {
  keep(c, name, "", { maxAge: 0 });
}

function keep(c: Context, name: CookieName, value: string, age: { maxAge?: number }): void {
  const loopback = isLoopback(c);
  setCookie(c, loopback ? name : `__Host-${name}`, value, { path: "/", httpOnly: true, sameSite: "Lax", secure: !loopback, ...age });
}

function isLoopback(c: Context): boolean {
  return /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\//.test(c.req.url);
}
