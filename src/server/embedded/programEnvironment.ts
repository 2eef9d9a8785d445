/** What is ours alone: passwords and keys that no other program needs. */
const SECRET = new Set(["SMTP_URL", "TRAGUARDO_KEY", "DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_SEALER_URL"]);

/** The environment PostgreSQL's programs run in: ours without our secrets and the `PG…` variables, and with messages in English, which we read. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("PG") && !name.startsWith("LC_") && name !== "LANGUAGE" && !SECRET.has(name),
  );
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}
