import type { Database } from "../../data/database/database.ts";
import { readDatabaseClock } from "../../data/database/databaseClock.ts";
import { momentsAhead } from "../../data/database/momentsAhead.ts";
import { aheadWords } from "../aheadWords.ts";
import { startClockWatch } from "../clockWatch.ts";
import type { Finding } from "./finding.ts";

/** The database's clock, beside this machine's and the last line of the log; and what bears an hour still to come. */
export async function checkClock(db: Database): Promise<Finding[]> {
  const troubles: string[] = [];
  const watch = await startClockWatch(
    () => readDatabaseClock(db),
    (trouble) => troubles.push(trouble),
  );
  watch.stop();
  const ahead = aheadWords(await momentsAhead(db));
  if (ahead !== undefined) troubles.push(ahead);
  if (troubles.length > 0) return troubles.map((message) => ({ check: "clock", state: "toLookAt", message }));
  return [{ check: "clock", state: "well", message: "L'orologio della base dati e quello di questo computer vanno d'accordo." }];
}
