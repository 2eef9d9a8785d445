import type { YearKey } from "../data/cycle/cycleYear.ts";
import type { Database } from "../data/database/database.ts";
import { loadPublications } from "../data/publication/publication.ts";

/** The command that publishes a year as it is now; with the reason, which is asked of a year that was ever public. */
export async function publishCall(db: Database, { administration, year }: YearKey): Promise<string> {
  const wasPublic = (await loadPublications(db, { administration, year })).some(
    ({ state }) => state === "released" || state === "withdrawn",
  );
  return `traguardo publish --year ${String(year)} --administration ${administration}${wasPublic ? " --reason MOTIVO" : ""}`;
}
