import { secureHeaders } from "hono/secure-headers";

/** What every answer tells the browser: no script at all, nothing from other sites, no framing, no guessing of types. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "same-origin",
  strictTransportSecurity: false, // the proxy that speaks HTTPS says it
  crossOriginEmbedderPolicy: false,
});
