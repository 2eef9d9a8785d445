/** What a PostgreSQL server answers to who may not come in, by its code. */
const SERVER_REFUSALS: Readonly<Record<string, (setting: string) => string>> = {
  "28P01": (setting) => `Il server della base dati non accetta il nome o la password: controlli ${setting}.`,
  "28000": (setting) =>
    `Il server della base dati non lascia entrare questo ruolo da qui: controlli ${setting} e il file pg_hba.conf del server.`,
  "53300": () => "Sulla base dati non c'è più posto per un altro comando: aspetti che ne finisca qualcuno e riprovi.",
  "3D000": (setting) => `Sul server non c'è la base dati indicata in ${setting}: va creata, poi avvii «traguardo migrate».`,
  "42501": (setting) =>
    `Il ruolo indicato in ${setting} non può leggere la struttura della base dati: chi amministra il server scriva «grant traguardo_app to …».`,
};

/**
 * Why a server cannot be used, in Italian, with the setting that names it (`DATABASE_URL`); a refused connection comes as several errors, with no words
 * of its own.
 */
export function whyUnreachable(error: unknown, setting: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = SERVER_REFUSALS[code];
  if (known !== undefined) return known(setting);
  const reason = error instanceof AggregateError ? error.errors.map(String).join("; ") : String(error);
  return `Il server della base dati indicato in ${setting} non risponde: ${reason}`;
}
