const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The policy of the few pages that have a script, one of our own files. */
export const SCRIPTED_POLICY = `${POLICY}; script-src 'self'`;

/** What every answer tells the browser: no script at all, nothing from other sites, no framing, no guessing of types. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": POLICY,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
};

/** A year, in seconds: how long a browser asks a site known by https in no other way (RFC 6797, which forbids to say so over http). */
const HTTPS_ONLY = { "strict-transport-security": "max-age=31536000" };

/** The headers of every answer of a site known to the public by an address. */
export function securityHeaders(publicUrl: string | undefined): Readonly<Record<string, string>> {
  return publicUrl?.startsWith("https:") ? { ...SECURITY_HEADERS, ...HTTPS_ONLY } : SECURITY_HEADERS;
}
