/** The variables of the environment with which Traguardo is told something. */
export const KNOWN_SETTINGS = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "DATABASE_SEALER_URL",
  "DATABASE_PUBLIC_URL",
  "CHECKPOINT_KEY_FILE",
  "CHECKPOINT_MAIL",
  "ERASURES_FILE",
  "TRAGUARDO_KEY",
  "PORT",
  "PUBLIC_URL",
  "TRUSTED_PROXY",
  "SECURITY_CONTACT",
  "SESSION_IDLE_MINUTES",
  "SESSION_HOURS",
  "SMTP_URL",
  "SMTP_ALLOW_PLAIN",
  "MAIL_FROM",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_CLIENT_SECRET_FILE",
  "OIDC_NAME",
  "OIDC_ACR_VALUES",
  "OIDC_ALLOWED_HOSTS",
  "OIDC_ALLOW_HTTP",
] as const;

/** What the names of such variables begin with, and hardly those of another program. */
export const OWN_NAMES = /^(?:TRAGUARDO|OIDC|SMTP|SESSION|CHECKPOINT|TRUSTED)_/;

/** Whether a variable is one of them. */
export function isKnownSetting(name: string): boolean {
  return (KNOWN_SETTINGS as readonly string[]).includes(name);
}
