import { realpathSync } from "node:fs";
import { pendingMigrations } from "../../data/database/migrate.ts";
import { readMigrations } from "../../data/migrations.ts";
import { copyOf, noteOfWholeCopy, PLACES } from "../embedded/updateCopies.ts";
import { behindOnServer } from "../openDatabase.ts";
import type { DatabaseSettings } from "../settings.ts";
import { whyUnreachable } from "../whyUnreachable.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import type { Finding } from "./finding.ts";

/** The structure of the database, which is read and never updated; and the copy from before the last update, where there is one. */
export async function checkStructure(settings: DatabaseSettings, url: string): Promise<Finding[]> {
  const finding = (state: Finding["state"], message: string): Finding => ({ check: "structure", state, message });
  try {
    const [all, pending] = [readMigrations().length, await pendingMigrations(url)];
    const at = `La struttura della base dati è alla versione ${String(all - pending.length)}`;
    return [
      pending.length === 0
        ? finding("well", `${at}: è aggiornata.`)
        : settings.kind === "server"
          ? finding("broken", behindOnServer(pending))
          : {
              ...finding("toLookAt", `${at}, e questo programma vuole la ${String(all)}: qui non è stato aggiornato nulla.`),
              todo: "La aggiorna «traguardo start» o «traguardo migrate», dopo aver copiato la cartella dei dati.",
            },
      ...copiesOf(settings).map((copy) => finding("well", `La copia di prima dell'ultimo aggiornamento è in «${copy}», fino al prossimo.`)),
    ];
  } catch (error) {
    return [finding("broken", error instanceof DatabaseRefused ? error.message : whyUnreachable(error, "DATABASE_URL"))];
  }
}

function copiesOf(settings: DatabaseSettings): string[] {
  if (settings.kind === "server") return [];
  return PLACES.map((place) => copyOf(realpathSync(settings.dataFolder), place)).filter((copy) => noteOfWholeCopy(copy));
}
