/** The environment PostgreSQL's programs run in: ours without the `PG…` variables, and with messages in English, which we read. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_") && name !== "LANGUAGE");
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}
