import { listAdministrations, listYears, type YearListed } from "../data/annualReport.ts";
import type { Database } from "../data/database.ts";
import { CommandRefused, WrongCall } from "./commandLine.ts";

/** The administration a command speaks of: the one named, or the only one there is. Undefined when there is none yet. */
export async function chooseAdministration(db: Database, named: string | undefined): Promise<string | undefined> {
  if (named !== undefined) return named;
  const codes = await listAdministrations(db);
  if (codes.length > 1) throw new WrongCall(`Le amministrazioni sono più d'una: indichi quale con --administration (${codes.join(", ")}).`);
  return codes[0];
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
    const codes = [...new Set(all.map((listed) => listed.administration.code))].join(", ");
    throw new CommandRefused(`Non c'è l'amministrazione «${administration ?? ""}»; ci sono: ${codes}.`);
  }
  if (administration === undefined || years.length === 0)
    throw new CommandRefused("Non c'è ancora nessun piano: ne importi uno con «traguardo import».");
  throw new CommandRefused(`Del ${String(year ?? "")} non c'è nulla. Anni presenti: ${held}.`);
}
