import { type CivilDate, civilDate, italianDate } from "../../domain/kernel/civilDate.ts";

/** The version of PostgreSQL whose folders our programs read. A folder of an older one is moved, one of a newer one is refused. */
export const MAJOR = 18;

/**
 * The day each release came out, as the PostgreSQL project announced it (https://www.postgresql.org/docs/release/). What is packaged with this program must have
 * its line here.
 */
const RELEASED: Readonly<Record<string, CivilDate>> = {
  "18.0": civilDate("2025-09-25"),
  "18.1": civilDate("2025-11-13"),
  "18.2": civilDate("2026-02-12"),
  "18.3": civilDate("2026-02-26"),
  "18.4": civilDate("2026-05-14"),
};

/** Until when a version gets updates (https://www.postgresql.org/support/versioning/). */
const SUPPORTED_UNTIL: Readonly<Record<number, CivilDate>> = { [MAJOR]: civilDate("2030-11-14") };

/** From how many months on a release is said to be old: one comes out every three. */
const OLD = 6;

const WAY_OUT =
  "Aggiorni Traguardo; se nessuna sua versione ne porta uno più recente, passi a un server PostgreSQL: «traguardo backup», poi «traguardo restore» con DATABASE_URL e DATABASE_OWNER_URL.";

/** What is told at start of the version of the embedded server ("18.4"): which it is, how old, and what to do where it is too old. */
export function versionWords(version: string, today: CivilDate): string {
  const released = RELEASED[version];
  const until = SUPPORTED_UNTIL[Number(version.split(".")[0])];
  const age = released && fullMonths(released, today);
  const what =
    released === undefined
      ? `Base dati interna: PostgreSQL ${version}, di cui questo programma non sa il giorno di uscita.`
      : `Base dati interna: PostgreSQL ${version}, uscito il ${italianDate(released)} (${agoWords(age!)}).`;
  if (until !== undefined && today > until) return `${what} Dal ${italianDate(until)} non riceve più correzioni. ${WAY_OUT}`;
  if (age !== undefined && age >= OLD) return `${what} Di solito ne esce uno ogni tre mesi, con correzioni di sicurezza. ${WAY_OUT}`;
  return what;
}

function fullMonths(from: CivilDate, to: CivilDate): number {
  const [fromYear, fromMonth, fromDay] = from.split("-").map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split("-").map(Number) as [number, number, number];
  return 12 * (toYear - fromYear) + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}

function agoWords(months: number): string {
  if (months < 1) return "meno di un mese fa";
  return months === 1 ? "un mese fa" : `${String(months)} mesi fa`;
}

/** The release that a package brings, by its version: "18.4" of "18.4.0-beta.17". */
export function releaseOf(packageVersion: string): string {
  return packageVersion.split(".").slice(0, 2).join(".");
}
