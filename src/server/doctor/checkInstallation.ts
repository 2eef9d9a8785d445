import type { Database } from "../../data/database/database.ts";
import { openRestoration } from "../../data/backup/restoration.ts";
import { COPY_AT_START, HELD_AT_START } from "../copyWords.ts";
import { looksLikeCopy } from "../installation.ts";
import type { DatabaseSettings } from "../settings.ts";
import type { Finding } from "./finding.ts";

/** Whether nobody may enter yet; whether this is a copy of another installation, which holds back what goes outward. Settles nothing. */
export async function checkInstallation(settings: DatabaseSettings, db: Database): Promise<Finding[]> {
  if (await openRestoration(db)) return [{ check: "installation", state: "broken", message: HELD_AT_START }];
  return (await looksLikeCopy(settings, db))
    ? [{ check: "installation", state: "toLookAt", message: COPY_AT_START }]
    : [{ check: "installation", state: "well", message: "È al suo posto, e non una copia di un'altra: non trattiene nulla." }];
}
