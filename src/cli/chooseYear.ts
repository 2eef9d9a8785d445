import { listAdministrations, listYears, type YearListed } from "../data/plan/annualReport.ts";
import { administrationCode } from "../domain/organisation/administrationCode.ts";
import type { Database } from "../data/database/database.ts";
import { CommandRefused, WrongCall } from "./commandLine.ts";

/** Throws WrongCall for what is no code of an administration. */
export function checkAdministrationCode(named: string | undefined): void {
  if (named === undefined || administrationCode(named)) return;
  throw new WrongCall(`«${named}» non è un codice di amministrazione: lettere minuscole, cifre, trattini, per esempio c_i703.`);
}

/** The administration a command speaks of: the one named, or the only one there is. Undefined when there is none yet. */
export async function chooseAdministration(db: Database, named: string | undefined): Promise<string | undefined> {
  if (named !== undefined) return named;
  const codes = await listAdministrations(db);
  if (codes.length > 1) throw new WrongCall(`Le amministrazioni sono più d'una: indichi quale con --administration (${codes.join(", ")}).`);
  return codes[0];
}

/** Chooses the administration of a command that makes none. One that is not there, where others are, is refused with the codes there are. */
export async function chooseKnownAdministration(db: Database, named: string | undefined): Promise<string | undefined> {
  const chosen = await chooseAdministration(db, named);
  const codes = await listAdministrations(db);
  if (chosen === undefined || codes.length === 0 || codes.includes(chosen)) return chosen;
  throw new CommandRefused(notAmong(chosen, codes), "administrationUnknown");
}

function notAmong(named: string, codes: readonly string[]): string {
  return `Non c'è l'amministrazione «${named}»; ci sono: ${codes.join(", ")}.`;
}

/** The year a command speaks of; throws CommandRefused when nothing is held of it. */
export async function chooseYear(db: Database, named: string | undefined, year: number | undefined): Promise<YearListed> {
  const administration = await chooseAdministration(db, named);
  const all = await listYears(db);
  const years = all.filter((listed) => listed.administration.code === administration);
  const found = year === undefined ? years[0] : years.find((listed) => listed.year === year);
  if (found) return found;
  const held = years.map((listed) => String(listed.year)).join(", ");
  if (all.length > 0 && years.length === 0) {
    throw new CommandRefused(
      notAmong(administration ?? "", [...new Set(all.map((listed) => listed.administration.code))]),
      "administrationUnknown",
    );
  }
  if (administration === undefined || years.length === 0)
    throw new CommandRefused("Non c'è ancora nessun piano: ne importi uno con «traguardo import».", "noPlan");
  throw new CommandRefused(`Del ${String(year ?? "")} non c'è nulla. Anni presenti: ${held}.`, "yearUnknown");
}
