import type { PublicContext } from "../servePublic.ts";

/** Whom to tell of a weakness of this installation (RFC 9116); not found where nobody was named. */
export function getSecurityText(c: PublicContext): Response | Promise<Response> {
  const { securityContact, publicUrl } = c.var;
  if (!securityContact) return c.notFound();
  const lines = [
    `Contact: ${securityContact.address}`,
    `Expires: ${expiryAt(securityContact.now())}`,
    "Preferred-Languages: it, en",
    ...(publicUrl === undefined ? [] : [`Canonical: ${publicUrl}${c.req.path}`]),
  ];
  return c.body(`${lines.join("\n")}\n`, 200, { "content-type": "text/plain; charset=utf-8" });
}

/**
 * The first day of a month, five to six months ahead. Counted from now, because a program that runs for years must not say it has
 * expired; by the month, so that the text changes twelve times a year and not at every request.
 */
function expiryAt(now: number): string {
  const day = new Date(now);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 6, 1)).toISOString().replace(".000Z", "Z");
}
